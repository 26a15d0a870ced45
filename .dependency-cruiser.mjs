// The architecture, executable. Run by scripts/boundaries.ts; each rule is proven in test/conventions/boundaries.test.ts.
import { mayUse } from "./src/app/may-use.ts";

const TESTS = "\\.(test|spec)\\.tsx?$|^src/testing/";
/** What reads or writes outside of the process's memory, or leads there. */
const INPUT_OUTPUT =
  "\\.data\\.ts$|^src/platform/(audit|db|documents|files|http|jobs|mail|tasks)/|^src/(app|main)|/web/";

export default { forbidden: rulesFor(mayUse), options: optionsOfRun() };

/** @param {Record<string, readonly string[]>} graph module → modules that it may use */
export function rulesFor(graph) {
  return [...storeys(), ...meetings(graph), ...purity(), ...hygiene()];
}

function storeys() {
  const rule = (name, comment, { from, to }) => ({
    name,
    severity: "error",
    comment,
    from: { path: from, pathNot: TESTS },
    to: typeof to === "string" ? { path: to } : to,
  });
  return [
    rule("platform-knows-no-domain", "Technique serves every module and knows none; it draws nothing either.", {
      from: "^src/platform/",
      to: "^src/(app|modules|ui|yasashii)/",
    }),
    rule("ui-knows-no-domain", "Parts of a page are pure: no domain words, no data.", {
      from: "^src/ui/",
      to: "^src/(app|modules|yasashii)/",
    }),
    rule("yasashii-stands-alone", "The checker of Easy Japanese is a library that others can take as it is.", {
      from: "^src/yasashii/",
      to: "^src/(?!yasashii/)",
    }),
    rule(
      "ui-takes-languages",
      "Of the platform the parts use languages and QR codes; of a context and a reply types.",
      {
        from: "^src/ui/",
        to: {
          path: "^src/platform/",
          pathNot: "^src/platform/(i18n/|qr-code\\.ts$)",
          dependencyTypesNot: ["type-only"],
        },
      },
    ),
    rule("modules-know-no-app", "Only the composition knows every module; no module knows the composition.", {
      from: "^src/modules/",
      to: "^src/(app/|main\\.ts$)",
    }),
    rule("product-without-tests", "What is shipped does not lean on what tests it.", { from: "^src/", to: TESTS }),
    {
      name: "module-ts-is-for-app",
      severity: "error",
      comment: "A module is registered in app/ and nowhere else: with the server, and with the document worker.",
      from: { path: "^src/", pathNot: `^src/app/|${TESTS}` },
      to: { path: "^src/modules/[^/]+/(module|document-work)\\.ts$" },
    },
  ];
}

function meetings(graph) {
  const meeting = {
    name: "modules-meet-in-public",
    severity: "error",
    comment: "Another module is used through its public.ts only.",
    from: { path: "^src/modules/([^/]+)/", pathNot: TESTS },
    to: { path: "^src/modules/[^/]+/", pathNot: "^src/modules/$1/|^src/modules/[^/]+/(public|module)\\.ts$" },
  };
  const edges = Object.entries(graph).map(([name, others]) => ({
    name: `${name}-may-use`,
    severity: "error",
    comment: `${name} may use ${others.join(", ") || "no other module"} (src/app/may-use.ts).`,
    from: { path: `^src/modules/${name}/`, pathNot: TESTS },
    to: { path: "^src/modules/", pathNot: `^src/modules/(${[name, ...others].join("|")})/` },
  }));
  const known = {
    name: "module-is-in-the-table",
    severity: "error",
    comment: "Every folder in src/modules has its line in src/app/may-use.ts.",
    from: { path: "^src/modules/", pathNot: `^src/modules/(${Object.keys(graph).join("|")})/` },
    to: {},
  };
  return [meeting, ...edges, known];
}

function purity() {
  const impure = (name, to) => ({
    name,
    severity: "error",
    comment: "Rules are pure: they take values and give values, so a table of cases can prove them.",
    from: { path: "\\.rules\\.ts$" },
    to: { ...to, dependencyTypesNot: ["type-only"] },
  });
  return [
    impure("rules-without-input-output", { path: INPUT_OUTPUT }),
    impure("rules-without-database", { path: "node_modules/(pg|kysely|hono|@hono)/" }),
    {
      name: "rules-without-node",
      severity: "error",
      comment: "Rules are pure: nothing of Node (files, network, clock, processes) is needed for them; a hash is pure.",
      from: { path: "\\.rules\\.ts$" },
      to: { dependencyTypes: ["core"], pathNot: "^(?:node:)?crypto$" },
    },
    {
      name: "sql-in-data-files",
      severity: "error",
      comment: "In a module SQL stands in *.data.ts; elsewhere only types of the query builder.",
      from: { path: "^src/modules/", pathNot: `\\.data\\.ts$|${TESTS}` },
      to: { path: "node_modules/(pg|kysely)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "islands-run-in-a-browser",
      severity: "error",
      comment: "A script for the browser takes packages, the parts in ui/ and its neighbours; nothing of the server.",
      from: { path: "/web/(?:islands|editor)/", pathNot: TESTS },
      to: {
        path: "^src/",
        pathNot: "/web/(?:islands|editor)/|^src/ui/|\\.rules\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
  ];
}

function hygiene() {
  return [
    {
      name: "no-circles",
      severity: "error",
      comment: "What depends on itself cannot be understood or tested alone.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolved",
      severity: "error",
      comment: "An import that leads nowhere; were it let through, it would also hide from every other rule.",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-development-packages",
      severity: "error",
      comment: "What is shipped uses no package that is installed for development only.",
      from: { path: "^src/", pathNot: TESTS },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
  ];
}

function optionsOfRun() {
  return {
    doNotFollow: { path: "node_modules" },
    // Types count too: a type that is taken from another module's inside is as binding as a function.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  };
}
