import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { createModules } from "#app/modules.ts";
import { checkout } from "#platform/checkout.ts";
import { DocumentWorker } from "#platform/documents/document-worker.ts";
import { json, page } from "#platform/http/reply.ts";
import { apiRead, type Route, residentAction, residentPage, staffAction, staffPage } from "#platform/http/route.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { createLog } from "#platform/log.ts";
import type { Module } from "#platform/module.ts";
import { createSecrets } from "#platform/secrets.ts";
import { findRouteProblems } from "./route-rules.ts";

const catalogue = new Catalogue(join(checkout, "locales"));

it("declares for every route of the application who may use it and what it takes", () => {
  const modules = createModules({
    files: () => {
      throw new Error("no files are read here");
    },
    publicUrl: "http://localhost:8080",
    secrets: createSecrets(Buffer.alloc(32)),
    documents: new DocumentWorker("", { log: createLog("silent") }),
    mailServer: undefined,
    machineTranslator: undefined,
    sayIn: (language) => createTranslator(catalogue, getLanguage(language)),
  });
  expect(modules.flatMap((module) => module.routes).length).toBeGreaterThan(5);
  expect(findRouteProblems(modules)).toEqual([]);
});

const show = async () => page({ title: "", body: "" });

function problemsOf(routes: Route[], more: Partial<Module> = {}): string[] {
  return findRouteProblems([{ name: "plan", routes, permissions: { "plan.edit": ["planOfficer"] }, ...more }]);
}

it("finds nothing wrong with good routes", () => {
  const routes = [
    residentPage({ path: "/", handle: show }),
    residentPage({ path: "/plans/:plan/nodes/:node", handle: show }),
    residentAction({ path: "/comments/:key", input: z.object({}), handle: show, invalid: show }),
    staffPage({ path: "/plans", access: "signedIn", handle: show }),
    staffAction({ path: "/plans/:plan/nodes", access: "plan.edit", input: z.object({}), handle: show }),
    apiRead({ path: "/plans", summary: "", response: z.object({}), handle: async () => json({}) }),
  ];
  expect(
    problemsOf(routes, {
      staffMenu: [{ section: "plan", label: "common.product", path: "/plans", permission: "plan.edit" }],
    }),
  ).toEqual([]);
});

const write = { audience: "staff", method: "POST", path: "/plans", handle: show };

it.each([
  { route: staffPage({ path: "/plans", access: "", handle: show }), problem: "declares no access" },
  { route: staffPage({ path: "/plans", access: "plan.fly", handle: show }), problem: "declares no access" },
  { route: { ...write, access: undefined, input: z.object({}) }, problem: "declares no access" },
  { route: { ...write, audience: "gate", access: undefined, input: z.object({}) }, problem: "declares no access" },
  { route: { ...write, access: "plan.edit" }, problem: "takes a form without a schema" },
  { route: { ...write, access: "plan.edit", input: {} }, problem: "takes a form without a schema" },
  { route: { ...write, audience: "api", access: "public", input: z.object({}) }, problem: "machines only read" },
  { route: { ...write, audience: "resident", access: "public" }, problem: "takes a form without a schema" },
  { route: { ...write, audience: "resident", access: "signedIn", input: z.object({}) }, problem: "declares no access" },
  {
    route: { ...write, audience: "resident", access: "public", input: z.object({}) },
    problem: "takes a form from anybody and does not show it again",
  },
  { route: residentPage({ path: "plans", handle: show }), problem: "not resource-shaped" },
  { route: residentPage({ path: "/planTree", handle: show }), problem: "not resource-shaped" },
])("finds that a route $problem", ({ route, problem }) => {
  expect(problemsOf([route as Route])).toContainEqual(expect.stringContaining(problem));
});

it("finds a route that stands twice, a permission that nobody has or of another module, and a menu that nobody sees", () => {
  const route = residentPage({ path: "/", handle: show });
  expect(problemsOf([route, route])).toEqual(["GET resident /: declared twice"]);
  expect(problemsOf([], { permissions: { "plan.edit": [] } })).toEqual(["plan.edit: no role carries it"]);
  expect(problemsOf([], { permissions: { "alerts.send": ["officer"] } })).toEqual([
    "alerts.send: is not called plan.<verb>",
  ]);
  const staffMenu = [{ section: "plan", label: "common.product" as const, path: "/x", permission: "plan.fly" }];
  expect(problemsOf([], { staffMenu })).toEqual(["menu /x: the permission plan.fly does not exist"]);
});
