import type { Route } from "#platform/http/route.ts";
import type { Module } from "#platform/module.ts";

/** One line for each route that does not say who may use it or what it takes, and for each permission that nobody has. */
export function findRouteProblems(modules: readonly Module[]): string[] {
  const permissions = new Set(modules.flatMap((module) => Object.keys(module.permissions)));
  const routes = modules.flatMap((module) => module.routes);
  return [
    ...routes.flatMap((route) => routeProblems(route, permissions).map((problem) => `${nameOf(route)}: ${problem}`)),
    ...duplicates(routes.map(nameOf)).map((name) => `${name}: declared twice`),
    ...modules.flatMap(permissionProblems),
    ...modules.flatMap((module) => menuProblems(module, permissions)),
  ];
}

function nameOf(route: Route): string {
  return `${route.method} ${route.audience} ${route.path}`;
}

/** Parts are kebab-case or a parameter, which may say in braces what it can be. */
const PATH = /^(\/([a-z0-9.-]+|:[a-zA-Z]+(\{[^{}]+\})?))*\/?$/;

function routeProblems(route: Route, permissions: ReadonlySet<string>): string[] {
  const problems: [isBroken: boolean, problem: string][] = [
    [!PATH.test(route.path), "the path is not resource-shaped kebab-case"],
    [accessProblem(route, permissions), "declares no access that somebody can have"],
    [route.audience === "api" && (route.method as string) !== "GET", "machines only read"],
    [needsInput(route) && !hasSchema(route), "takes a form without a schema for it"],
    [losesWhatWasTyped(route), "takes a form from anybody and does not show it again"],
  ];
  return problems.flatMap(([isBroken, problem]) => (isBroken ? [problem] : []));
}

/** Public is what is for anybody; staff pages are for the signed in or for those who hold a permission that exists. */
function accessProblem(route: Route, permissions: ReadonlySet<string>): boolean {
  if (route.audience !== "staff") return route.access !== "public";
  return route.access !== "signedIn" && !permissions.has(route.access);
}

/** A route before sign-in may take a post without fields (a challenge for a passkey); without a schema it gets none. */
function needsInput(route: Route): boolean {
  return route.method === "POST" && route.audience !== "gate";
}

function hasSchema(route: Route): boolean {
  return "input" in route && typeof route.input?.safeParse === "function";
}

/** Staff can open the page before; somebody who wrote a comment in a language that is not her own must find it again. */
function losesWhatWasTyped(route: Route): boolean {
  return route.audience === "resident" && route.method === "POST" && typeof route.invalid !== "function";
}

function duplicates(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** `<module>.<verb>`, carried by at least one role. */
function permissionProblems(module: Module): string[] {
  return Object.entries(module.permissions).flatMap(([permission, roles]) => [
    ...(new RegExp(`^${module.name}\\.[a-z][a-zA-Z]*$`).test(permission)
      ? []
      : [`${permission}: is not called ${module.name}.<verb>`]),
    ...(roles.length > 0 ? [] : [`${permission}: no role carries it`]),
  ]);
}

function menuProblems(module: Module, permissions: ReadonlySet<string>): string[] {
  return (module.staffMenu ?? []).flatMap(({ path, permission }) =>
    permission === undefined || permissions.has(permission)
      ? []
      : [`menu ${path}: the permission ${permission} does not exist`],
  );
}
