// src/app/openapi.ts
import { z as z2 } from "zod";

// src/app/problem-json.ts
import { z } from "zod";
var problemShape = z.object({
  type: z.literal("about:blank"),
  title: z.string().describe("For people, in English."),
  status: z.number().int(),
  code: z.string().describe("Stays the same in every version, for programs: `plan.error.planNotFound`."),
  detail: z.string().optional(),
  issues: z.array(z.object({ path: z.string().describe("What is wrong, for example a query parameter."), code: z.string() })).optional(),
  reference: z.string().optional().describe("Names the entry in the server's log.")
}).meta({ id: "Problem" });

// src/app/openapi.ts
function describeApi(operations) {
  const schemas = {};
  const problem = schemaOf(problemShape, schemas);
  const paths = operations.map((operation) => [
    operation.path.replace(/:(\w+)/g, "{$1}"),
    { get: describeOperation(operation, { schemas, problem }) }
  ]);
  return {
    openapi: "3.1.1",
    info: {
      title: "Kakehashi",
      version: "1",
      summary: "Plans for living together with foreign residents, as open data.",
      description: "Everything can be read by anybody, without a key, from any page (CORS). Within version 1, fields and addresses are added and never removed. Answers carry an ETag: send it back in If-None-Match and an unchanged answer is an empty 304.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" }
    },
    servers: [{ url: "/" }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name3) => ({ name: name3 })),
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => a < b ? -1 : 1)) }
  };
}
function describeOperation(operation, { schemas, problem }) {
  const parameters = parametersOf(operation);
  const failed = (description) => ({
    description,
    content: { "application/problem+json": { schema: problem } }
  });
  const isPaged = "page" in operation.query;
  return {
    operationId: operationId(operation.path),
    summary: operation.summary,
    tags: [operation.group],
    parameters,
    responses: {
      200: {
        description: "As asked.",
        headers: {
          ETag: { description: "Changes with the content.", schema: { type: "string" } },
          ...isPaged ? { Link: { description: "first, prev, next, last (RFC 8288).", schema: { type: "string" } } } : {}
        },
        content: { "application/json": { schema: schemaOf(operation.response, schemas) } }
      },
      304: { description: "Unchanged since the answer whose ETag was sent in If-None-Match." },
      ...parameters.some((parameter2) => parameter2.in === "path") ? { 404: failed("There is no such thing here.") } : {},
      ...Object.keys(operation.query).length > 0 ? { 422: failed("A query parameter has a value that it cannot have.") } : {}
    }
  };
}
function parametersOf({ path, query }) {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name3 = ""]) => ({
    name: name3,
    in: "path",
    required: true,
    description: name3 === "code" ? "Local-government code with its check digit, for example 172014." : `id of the ${name3}.`,
    schema: { type: "string" }
  }));
  const inQuery = Object.entries(query).map(([name3, { description, schema }]) => ({
    name: name3,
    in: "query",
    required: false,
    description,
    schema: schemaOf(schema, {})
  }));
  return [...inPath, ...inQuery];
}
function operationId(path) {
  const parts = path.split("/").slice(3);
  const own = parts.length > 2 ? parts.slice(2) : parts;
  const words = own.map((part) => part.startsWith(":") ? `By${capital(part.slice(1))}` : capital(part));
  return `get${words.join("")}`;
}
var capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
function schemaOf(schema, shared) {
  const described = z2.toJSONSchema(schema, {
    target: "draft-2020-12",
    io: "output",
    unrepresentable: "any",
    // Readers of version 1 must bear fields that are added later.
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    }
  });
  const moved = JSON.stringify(described).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _, $defs = {}, ...own } = JSON.parse(moved);
  Object.assign(shared, $defs);
  return own;
}

// src/app/api-operations.ts
import { z as z3 } from "zod";
var API_ROOT = "/api/v1";
var MUNICIPALITY_ROOT = `${API_ROOT}/municipalities/:code`;
var name = z3.partialRecord(z3.enum(["ja", "en", "ja-easy"]), z3.string()).describe("By language; others may be added.");
var municipalityShape = z3.object({
  code: z3.string().describe("Local-government code with its check digit, for example 172014."),
  slug: z3.string().describe("The municipality's place in the addresses of pages."),
  name,
  prefecture: name,
  links: z3.object({ page: z3.string(), plans: z3.string() })
}).meta({ id: "Municipality" });
var municipalityList = {
  path: `${API_ROOT}/municipalities`,
  summary: "The municipalities of this installation",
  group: "installation",
  query: {},
  response: z3.object({ municipalities: z3.array(municipalityShape) })
};
function listOperations(modules) {
  const ofModules = modules.flatMap(
    (module) => module.routes.filter((route) => route.audience === "api").map(({ path, summary, query = {}, response }) => ({
      path: `${MUNICIPALITY_ROOT}${path}`,
      summary,
      group: module.name,
      query,
      response
    }))
  );
  return [municipalityList, ...ofModules];
}

// src/modules/plan/web/api.ts
import { z as z13 } from "zod";

// src/platform/http/reply.ts
var page = (view) => ({ kind: "page", ...view });
var redirect = (to, more = {}) => ({
  kind: "redirect",
  to,
  ...more
});
var file = (reply) => ({ kind: "file", ...reply });
var json = (body, more = {}) => ({
  kind: "json",
  body,
  ...more
});

// src/platform/http/route.ts
var residentPage = (route) => ({
  audience: "resident",
  method: "GET",
  access: "public",
  ...route
});
var staffPage = (route) => ({
  audience: "staff",
  method: "GET",
  ...route
});
function staffAction(route) {
  return { audience: "staff", method: "POST", ...route };
}
function gateRoute(route) {
  return { audience: "gate", access: "public", ...route };
}
function apiRead(route) {
  return { audience: "api", method: "GET", access: "public", ...route };
}

// src/modules/plan/plan-count.data.ts
import { sql } from "kysely";
async function countRecords(scope, kinds, planId) {
  if (kinds.length === 0) return {};
  const counts = kinds.map(
    (kind) => sql`
      (select count(*)::int from ${sql.table(kind.table)}
        where municipality_id = ${scope.municipalityId} and plan_id = ${planId}) as ${sql.ref(kind.name)}`
  );
  const { rows } = await sql`select ${sql.join(counts)}`.execute(scope.db);
  return rows[0] ?? {};
}

// src/modules/plan/plan-kinds.ts
import { z as z5 } from "zod";

// src/modules/plan/record-kind.rules.ts
import { z as z4 } from "zod";

// src/platform/i18n/languages.ts
var OVER_ENGLISH = ["en", "ja-easy", "ja"];
function language(code, name3, more = {}) {
  return {
    code,
    name: name3,
    htmlLang: code,
    hreflang: code,
    dir: "ltr",
    tier: 1,
    intl: `${more.htmlLang ?? code}-u-ca-gregory-nu-latn`,
    fallback: OVER_ENGLISH,
    ...more
  };
}
var LANGUAGES = [
  language("ja", "\u65E5\u672C\u8A9E", { fallback: ["ja-easy", "en"] }),
  language("ja-easy", "\u3084\u3055\u3057\u3044\u65E5\u672C\u8A9E", { htmlLang: "ja", hreflang: "ja-x-easy", fallback: ["ja", "en"] }),
  language("en", "English", { fallback: ["ja-easy", "ja"] }),
  language("zh-Hans", "\u7B80\u4F53\u4E2D\u6587"),
  language("vi", "Ti\u1EBFng Vi\u1EC7t"),
  language("ne", "\u0928\u0947\u092A\u093E\u0932\u0940"),
  language("id", "Bahasa Indonesia"),
  language("ko", "\uD55C\uAD6D\uC5B4"),
  language("my", "\u1019\u103C\u1014\u103A\u1019\u102C"),
  language("zh-Hant", "\u7E41\u9AD4\u4E2D\u6587", { tier: 2, fallback: ["zh-Hans", ...OVER_ENGLISH] }),
  language("th", "\u0E44\u0E17\u0E22", { tier: 2 }),
  language("fil", "Filipino", { tier: 2 }),
  language("pt-BR", "Portugu\xEAs", { tier: 2 }),
  language("es", "Espa\xF1ol", { tier: 2 }),
  language("ru", "\u0420\u0443\u0441\u0441\u043A\u0438\u0439", { tier: 2 }),
  language("ar", "\u0627\u0644\u0639\u0631\u0628\u064A\u0629", { tier: 2, dir: "rtl" })
];
var BY_CODE = new Map(LANGUAGES.map((entry) => [entry.code, entry]));

// src/modules/plan/record-kind.rules.ts
var BASES = ["source", "inferred", "demo"];
function recordKind(kind) {
  return kind;
}
function columnOf(name3, field) {
  return field.column ?? name3.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
var MAX_TEXT = 2e4;
var languageCode = z4.enum(LANGUAGES.map((language2) => language2.code));
var textShape = z4.partialRecord(languageCode, z4.string()).meta({ id: "TextByLanguage", description: "A text in the languages that somebody wrote it in; `ja` is the source." });
var textSchema = z4.partialRecord(languageCode, z4.union([z4.string(), z4.number().transform(String)]).nullable()).transform((value) => {
  const filled = Object.entries(value).filter(
    ([, entry]) => entry !== null && entry !== void 0 && String(entry).trim() !== ""
  );
  return filled.length === 0 ? null : Object.fromEntries(filled.map(([code, entry]) => [code, String(entry).trim()]));
}).pipe(textShape.nullable()).refine((value) => Object.values(value ?? {}).every((entry) => entry.length <= MAX_TEXT), {
  message: "plan.error.tooLong"
});
var requiredText = textSchema.refine((value) => value?.ja !== void 0, {
  message: "plan.error.textWithoutJapanese"
});
var PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
var DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;
var partialDateSchema = z4.union([z4.string(), z4.number().transform(String), z4.date().transform((value) => value.toISOString().slice(0, 10))]).pipe(z4.string().regex(PARTIAL_DATE, { message: "plan.error.date" }));
var decimalSchema = z4.union([z4.string().transform((value) => value.trim()), z4.number().transform(String)]).pipe(z4.string().regex(DECIMAL, { message: "plan.error.decimal" }));
var plainString = z4.union([z4.string(), z4.number().transform(String)]).transform((value) => value.trim()).refine((value) => value.length <= MAX_TEXT, { message: "plan.error.tooLong" });
function canonical(value) {
  return JSON.stringify(value, (_, inner) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1));
  });
}
var sameValue = (a, b) => canonical(a ?? null) === canonical(b ?? null);

// src/modules/plan/plan-kinds.ts
var PLAN_STATES = ["draftOutline", "draft", "adopted"];
var text = (more = {}) => ({ type: "text", ...more });
var required = { required: true };
var long = { long: true };
var shortKey = z5.string().regex(/^[a-z0-9-]{1,40}$/, { message: "plan.error.key" });
var someText = textSchema.refine((value) => value !== null, { message: "plan.error.required" });
var texts = { as: "grid", columns: [{ name: "", type: "text" }] };
var cell = z5.union([z5.null(), z5.number(), z5.string(), textSchema]);
var planHeadKind = recordKind({
  name: "plan",
  one: "plan",
  table: "plans",
  fields: {
    title: text(required),
    state: { type: "choice", choices: PLAN_STATES, required: true },
    periodStart: { type: "date" },
    periodEnd: { type: "date" },
    publishedOn: { type: "date" },
    visionLabel: text(),
    vision: text(long),
    summary: text(long),
    reading: text(long),
    levels: {
      type: "json",
      schema: z5.array(z5.strictObject({ name: someText })).min(1),
      required: true,
      editor: { as: "grid", columns: [{ name: "name", type: "text" }] }
    },
    projectName: text(),
    columns: {
      type: "json",
      schema: z5.array(z5.strictObject({ key: shortKey, name: someText })),
      default: [],
      editor: {
        as: "grid",
        columns: [
          { name: "key", type: "string" },
          { name: "name", type: "text" }
        ]
      }
    },
    horizons: {
      type: "json",
      schema: z5.array(
        z5.strictObject({ key: shortKey, name: someText, fromYear: z5.number().int(), toYear: z5.number().int() })
      ),
      default: [],
      editor: {
        as: "grid",
        columns: [
          { name: "key", type: "string" },
          { name: "name", type: "text" },
          { name: "fromYear", type: "integer" },
          { name: "toYear", type: "integer" }
        ]
      }
    },
    cycle: {
      type: "json",
      schema: z5.strictObject({
        name: z5.string(),
        phases: z5.array(someText),
        summary: textSchema.nullish().transform((value) => value ?? null)
      })
    },
    notes: { type: "json", schema: z5.array(someText), default: [], editor: texts }
  }
});
var nodeKind = recordKind({
  name: "nodes",
  one: "node",
  table: "plan_nodes",
  fields: {
    parent: { type: "ref", kind: "nodes" },
    number: { type: "string" },
    title: text(required),
    summary: text(long),
    sdgGoals: {
      type: "json",
      schema: z5.array(z5.number().int().min(1).max(17)),
      default: [],
      editor: { as: "numbers" }
    },
    retiredOn: { type: "date" }
  }
});
var projectKind = recordKind({
  name: "projects",
  one: "project",
  table: "plan_projects",
  fields: { title: text(required), summary: text(long), retiredOn: { type: "date" } }
});
var listingKind = recordKind({
  name: "listings",
  one: "listing",
  table: "plan_listings",
  fields: {
    project: { type: "ref", kind: "projects", required: true },
    node: { type: "ref", kind: "nodes", required: true },
    home: { type: "boolean" },
    printedTitle: text()
  }
});
var relatedPlanKind = recordKind({
  name: "relatedPlans",
  one: "relatedPlan",
  table: "plan_related_plans",
  fields: {
    relation: { type: "choice", choices: ["above", "beside", "before", "after"], required: true },
    title: text(required),
    year: { type: "date" },
    note: text(long),
    plan: { type: "string" }
  }
});
var nodeRef = { type: "ref", kind: "nodes", required: true };
var evidenceGroupRef = { type: "ref", kind: "evidenceGroups", required: true, column: "group_key" };
var PLAN_KINDS = [
  planHeadKind,
  recordKind({
    name: "sources",
    one: "source",
    table: "plan_sources",
    fields: { title: text(required), publisher: text(), publishedOn: { type: "date" }, note: text(long) }
  }),
  nodeKind,
  recordKind({
    name: "texts",
    one: "text",
    table: "plan_texts",
    fields: {
      node: nodeRef,
      column: { type: "string", required: true, column: "column_key" },
      heading: text(),
      text: text({ required: true, long: true })
    }
  }),
  recordKind({
    name: "desiredStates",
    one: "desiredState",
    table: "plan_desired_states",
    fields: {
      node: nodeRef,
      heading: text(),
      horizon: { type: "string", required: true },
      text: text({ required: true, long: true })
    }
  }),
  projectKind,
  listingKind,
  recordKind({
    name: "evidenceGroups",
    one: "evidenceGroup",
    table: "plan_evidence_groups",
    fields: {
      number: { type: "string" },
      title: text(required),
      summary: text(long),
      kind: { type: "choice", choices: ["statistics", "survey", "hearing"], required: true }
    }
  }),
  recordKind({
    name: "evidenceTables",
    one: "evidenceTable",
    table: "plan_evidence_tables",
    fields: {
      group: evidenceGroupRef,
      title: text(required),
      unit: text(),
      asOf: { type: "date" },
      chart: { type: "choice", choices: ["bar", "line", "none"], default: "none" },
      columns: { type: "json", schema: z5.array(someText).min(1), required: true, editor: texts },
      rows: { type: "json", schema: z5.array(z5.array(cell).min(1)), required: true, editor: { as: "cells" } },
      totalRow: { type: "boolean" },
      note: text(long)
    }
  }),
  recordKind({
    name: "actionClasses",
    one: "actionClass",
    table: "plan_action_classes",
    fields: { number: { type: "string", required: true }, title: text(required) }
  }),
  recordKind({
    name: "actions",
    one: "action",
    table: "plan_actions",
    fields: {
      number: { type: "integer", required: true },
      group: evidenceGroupRef,
      class: { type: "ref", kind: "actionClasses", required: true, column: "class_key" },
      title: text(required),
      printedWith: { type: "integer" }
    }
  }),
  recordKind({
    name: "links",
    one: "link",
    table: "plan_links",
    fields: {
      type: { type: "choice", choices: ["classToNode", "actionToNode", "nodeToNode"], required: true },
      from: { type: "string", required: true, column: "from_key" },
      to: { type: "string", required: true, column: "to_key" },
      note: text()
    }
  }),
  recordKind({
    name: "partners",
    one: "partner",
    table: "plan_partners",
    fields: { node: { type: "ref", kind: "nodes" }, name: text(required), role: text(long), body: { type: "string" } }
  }),
  recordKind({
    name: "committees",
    one: "committee",
    table: "plan_committees",
    fields: { name: text(required), kind: text(), members: text(long), role: text(long) }
  }),
  recordKind({
    name: "sections",
    one: "section",
    table: "plan_sections",
    fields: { name: text(required) }
  }),
  relatedPlanKind,
  recordKind({
    name: "localGoals",
    one: "localGoal",
    table: "plan_local_goals",
    fields: { number: { type: "string", required: true }, title: text(required), note: text(long) }
  }),
  recordKind({
    name: "events",
    one: "event",
    table: "plan_events",
    fields: {
      kind: {
        type: "choice",
        choices: ["workingGroup", "survey", "hearing", "publicComment", "meeting", "publication"],
        required: true
      },
      startsOn: { type: "date" },
      endsOn: { type: "date" },
      title: text(required),
      summary: text(long)
    }
  })
];

// src/modules/plan/plan-overview.data.ts
import { sql as sql2 } from "kysely";
async function listPlans(scope) {
  const rows = await scope.db.selectFrom("plans").select(["id", "key", "title", "summary", "state", "period_start as periodStart", "period_end as periodEnd"]).where("municipality_id", "=", scope.municipalityId).orderBy("id").execute();
  return rows;
}
async function countPlan(scope, planId) {
  const own = sql2`municipality_id = ${scope.municipalityId} and plan_id = ${planId}`;
  const { rows } = await sql2`
    with recursive tree as (
      select key, 1 as depth from plan_nodes where ${own} and parent is null and retired_on is null
      union all
      select child.key, tree.depth + 1 from plan_nodes child join tree on child.parent = tree.key and child.plan_id = ${planId} and child.retired_on is null
    )
    select
      (select coalesce(json_agg(number order by depth), '[]') from (select depth, count(*)::int as number from tree group by depth) levels) as "nodesByLevel",
      (select coalesce(json_agg(json_build_object('name', class.title, 'count', (
          select count(*)::int from plan_actions action where action.plan_id = ${planId} and action.class_key = class.key)) order by position), '[]')
        from plan_action_classes class where ${own}) as "actionClasses",
      (select count(*)::int from plan_evidence_groups where ${own}) as evidence,
      (select count(*)::int from plan_actions where ${own}) as actions,
      (select count(*)::int from plan_projects where ${own} and retired_on is null) as projects,
      (select count(*)::int from plan_listings where ${own}) as listings,
      (select count(*)::int from plan_desired_states where ${own}) as "desiredStates",
      (select count(*)::int from plan_partners where ${own}) as partners,
      (select count(*)::int from plan_sections where ${own}) as sections,
      (select count(*)::int from plan_actions action where ${own} and not exists (
        select from plan_links link where link.plan_id = ${planId} and link.type = 'actionToNode' and link.from_key = action.key)) as "openActions"`.execute(
    scope.db
  );
  const [counts] = rows;
  if (!counts) throw new Error("a query without FROM always has a row");
  return counts;
}

// src/modules/plan/count-plan-contents.ts
function foreignKinds(kinds) {
  const own = new Set(PLAN_KINDS.map((kind) => kind.name));
  return kinds.filter((kind) => !own.has(kind.name));
}
async function countPlanContents(scope, plan, kinds) {
  const counts = await countPlan(scope, plan.id);
  return {
    ...counts,
    nodesByLevel: plan.head.levels.map(({ name: name3 }, index) => ({ name: name3, count: counts.nodesByLevel[index] ?? 0 })),
    others: await countRecords(scope, foreignKinds(kinds), plan.id)
  };
}

// src/modules/plan/plan-record.data.ts
import { sql as sql3 } from "kysely";

// src/platform/db/database.ts
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
var types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value));
types.setTypeParser(pg.types.builtins.DATE, (value) => value);
function sqlState(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}

// src/platform/errors.ts
var AppError = class extends Error {
  kind;
  code;
  params;
  issues;
  constructor(kind, code, detail = {}) {
    super(`${kind}: ${code}`);
    this.name = "AppError";
    this.kind = kind;
    this.code = code;
    this.params = detail.params ?? {};
    this.issues = detail.issues ?? [];
  }
};
var notFound = (code = "common.error.notFound") => new AppError("notFound", code);
var forbidden = (code = "common.error.forbidden") => new AppError("forbidden", code);
var conflict = (code, params) => new AppError("conflict", code, { params });
var invalid = (issues, code = "common.error.invalid") => new AppError("invalid", code, { issues });
function allow(permitted) {
  if (!permitted) throw forbidden();
}

// src/modules/plan/plan-record.data.ts
var COMMON = {
  basis: { type: "choice", choices: [] },
  basisReason: { type: "text", column: "basis_reason" },
  source: { type: "string" },
  position: { type: "decimal" }
};
async function findPlan(scope, key2) {
  return scope.db.selectFrom("plans").select(["id", "key"]).where("municipality_id", "=", scope.municipalityId).where("key", "=", key2).executeTakeFirst();
}
async function getPlan(scope, key2) {
  const plan = await findPlan(scope, key2);
  if (!plan) throw notFound("plan.error.planNotFound");
  return plan;
}
var planColumn = (kind) => sql3.ref(kind.table === "plans" ? "id" : "plan_id");
async function listRecords(scope, kind, where) {
  const narrowed = where.column ? sql3`and ${sql3.ref(where.column)} = any(${where.values ?? []})` : sql3``;
  const { rows } = await sql3`
    select * from ${sql3.table(kind.table)}
    where municipality_id = ${scope.municipalityId} and ${planColumn(kind)} = ${where.planId} ${narrowed}
    order by position, key`.execute(scope.db);
  return rows.map((row) => recordOf(kind, row));
}
async function findRecord(scope, kind, where) {
  const [record] = await listRecords(scope, kind, { planId: where.planId, column: "key", values: [where.key] });
  return record;
}
async function loadDocument(scope, planId, kinds) {
  const records = {};
  let plan;
  for (const kind of kinds) {
    const list = await listRecords(scope, kind, { planId });
    if (kind.name === "plan") plan = list[0];
    else records[kind.name] = list;
  }
  if (!plan) throw notFound("plan.error.planNotFound");
  return { plan, records };
}
function recordOf(kind, row) {
  const record = { key: row["key"], version: row["version"] };
  for (const [name3, field] of [...Object.entries(COMMON), ...Object.entries(kind.fields)])
    record[name3] = row[columnOf(name3, field)] ?? null;
  return record;
}
function parameter(field, value) {
  if (value === null || value === void 0) return null;
  return field?.type === "json" || field?.type === "text" ? sql3`${JSON.stringify(value)}::jsonb` : value;
}
function columnsOf(kind, fields2) {
  const known = { ...COMMON, ...kind.fields };
  const names = Object.keys(fields2).filter((name3) => name3 in known);
  return {
    columns: names.map((name3) => sql3.ref(columnOf(name3, known[name3]))),
    values: names.map((name3) => parameter(known[name3], fields2[name3]))
  };
}
async function writeChange(scope, change, target) {
  try {
    if (change.operation === "add") await insertRecord(scope, change.key, { ...target, fields: change.after });
    else if (change.operation === "remove") await deleteRecord(scope, change.key, target);
    else await updateRecord(scope, change.key, { ...target, fields: change.after });
  } catch (error) {
    throw explain(error, change);
  }
}
async function insertRecord(scope, key2, target) {
  const { columns, values } = columnsOf(target.kind, target.fields);
  await sql3`
    insert into ${sql3.table(target.kind.table)} (municipality_id, plan_id, key, ${sql3.join(columns)})
    values (${scope.municipalityId}, ${target.planId}, ${key2}, ${sql3.join(values)})`.execute(scope.db);
}
async function updateRecord(scope, key2, target) {
  const { columns, values } = columnsOf(target.kind, target.fields);
  const assignments = columns.map((column, index) => sql3`${column} = ${values[index]}`);
  const unchanged = target.version === void 0 ? sql3`` : sql3`and version = ${target.version}`;
  const result = await sql3`
    update ${sql3.table(target.kind.table)} set ${sql3.join(assignments)}, version = version + 1
    where municipality_id = ${scope.municipalityId} and ${planColumn(target.kind)} = ${target.planId} and key = ${key2} ${unchanged}`.execute(
    scope.db
  );
  if (result.numAffectedRows === 0n) throw conflict("plan.error.changedMeanwhile");
}
async function deleteRecord(scope, key2, target) {
  const unchanged = target.version === void 0 ? sql3`` : sql3`and version = ${target.version}`;
  const result = await sql3`
    delete from ${sql3.table(target.kind.table)}
    where municipality_id = ${scope.municipalityId} and ${planColumn(target.kind)} = ${target.planId} and key = ${key2} ${unchanged}`.execute(
    scope.db
  );
  if (result.numAffectedRows === 0n) throw conflict("plan.error.changedMeanwhile");
}
var EXPLANATIONS = {
  "23505": "plan.error.keyTwice",
  "23503": "plan.error.reference",
  "23P01": "plan.error.manyHomes",
  "23514": "plan.error.check"
};
function explain(error, change) {
  const code = EXPLANATIONS[sqlState(error) ?? ""];
  if (!code) return error;
  return new AppError("invalid", code, {
    issues: [{ path: `${change.kind}.${change.key}`, code, params: { key: change.key, list: change.kind } }]
  });
}
async function checkConstraints(scope) {
  try {
    await sql3`set constraints all immediate`.execute(scope.db);
    await sql3`set constraints all deferred`.execute(scope.db);
  } catch (error) {
    const code = EXPLANATIONS[sqlState(error) ?? ""];
    if (!code) throw error;
    throw new AppError("invalid", code, { issues: [{ path: "", code, params: { key: "", list: "" } }] });
  }
}

// src/modules/plan/list-counted-plans.ts
async function listCountedPlans(ctx, input) {
  return ctx.read(async (scope) => {
    const counted = [];
    for (const { id: id2, key: key2 } of await listPlans(scope)) {
      const head = await findRecord(scope, planHeadKind, { planId: id2, key: key2 });
      if (head) counted.push({ head, contents: await countPlanContents(scope, { id: id2, head }, input.kinds) });
    }
    return counted;
  });
}

// src/modules/plan/read-whole-plan.ts
async function readWholePlan(ctx, input) {
  return ctx.read(async (scope) => {
    const { id: id2 } = await getPlan(scope, input.plan);
    const document = await loadDocument(scope, id2, input.kinds);
    const contents = await countPlanContents(scope, { id: id2, head: document.plan }, input.kinds);
    return { document, contents };
  });
}

// src/modules/plan/web/api-evidence.ts
import { z as z9 } from "zod";

// src/platform/audit/record-audit.ts
async function recordAudit(ctx, scope, entry) {
  const actorKind = { staff: "staff", gate: "anonymous", system: "system" }[ctx.audience];
  await scope.db.insertInto("audit_entries").values({
    municipality_id: scope.municipalityId,
    actor_id: ctx.actor?.staffId ?? null,
    actor_kind: actorKind,
    request_id: ctx.requestId ?? null,
    action: entry.action,
    object_kind: entry.objectKind ?? null,
    object_key: entry.objectKey ?? null,
    body_id: entry.bodyId ?? null,
    before: asJson(entry.before),
    after: asJson(entry.after),
    reason: entry.reason ?? null
  }).execute();
}
function asJson(value) {
  return value ? JSON.stringify(value) : null;
}

// src/platform/db/revisions.ts
import { sql as sql4 } from "kysely";
import pg2 from "pg";
async function bumpRevision(scope) {
  await sql4`
    insert into content_revisions (municipality_id) values (${scope.municipalityId})
    on conflict (municipality_id) do update set revision = content_revisions.revision + 1`.execute(scope.db);
}

// src/platform/db/scope.ts
import { sql as sql5 } from "kysely";

// src/modules/accounts/municipality/municipality.data.ts
import { sql as sql6 } from "kysely";
async function updateSettings(scope, settings) {
  await scope.db.updateTable("municipalities").set({ settings: sql6`settings || ${JSON.stringify(settings)}::jsonb` }).where("id", "=", scope.municipalityId).execute();
}

// src/modules/accounts/municipality/municipality-file.ts
import { isNode, LineCounter, parseDocument } from "yaml";
import { z as z6 } from "zod";
var codes = LANGUAGES.map((language2) => language2.code);
var text2 = z6.partialRecord(z6.enum(codes), z6.string().min(1)).refine((value) => value.ja !== void 0, "must have a text in ja");
var key = z6.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "must be lower-case letters, digits and hyphens");
var day = z6.iso.date().optional();
var colour = z6.string().regex(/^#[0-9a-f]{6}$/, "must be a colour such as #1c5d94");
var theme = z6.object({ light: colour, dark: colour, contrast: colour });
var municipalityFile = z6.strictObject({
  format: z6.literal("kakehashi-municipality/1"),
  code: z6.string().refine(
    isLocalGovernmentCode,
    "must be a local-government code of six digits with the right check digit, in quotes"
  ),
  slug: z6.string().regex(/^[a-z][a-z0-9-]{1,40}$/, "must be lower-case letters, digits and hyphens"),
  name: text2,
  prefecture: text2,
  residentWord: text2,
  theme: z6.union([z6.string(), theme]),
  bodies: z6.array(
    z6.strictObject({ key, kind: z6.enum(["city", "foundation", "plaza", "association", "other"]), name: text2 })
  ),
  sections: z6.array(z6.strictObject({ key, body: z6.string(), name: text2, validFrom: day, validTo: day })).default([])
}).superRefine((file2, context) => {
  for (const { path, message } of inconsistencies(file2)) context.addIssue({ code: "custom", path, message });
});
function inconsistencies(file2) {
  const issues = [...repeatedKeys("bodies", file2.bodies), ...repeatedKeys("sections", file2.sections)];
  const bodies = file2.bodies.map((body) => body.key);
  if (file2.bodies.filter((body) => body.kind === "city").length !== 1) {
    issues.push({ path: ["bodies"], message: "must name exactly one body of kind city" });
  }
  for (const [index, { body, validFrom, validTo }] of file2.sections.entries()) {
    const bad = (field, message) => issues.push({ path: ["sections", index, field], message });
    if (!bodies.includes(body)) bad("body", `must be one of ${bodies.join(", ")}`);
    if (validFrom && validTo && validFrom > validTo) bad("validTo", "is before validFrom");
  }
  return issues;
}
function repeatedKeys(list, entries) {
  const keys = entries.map((entry) => entry.key);
  return keys.flatMap(
    (key2, index) => keys.indexOf(key2) === index ? [] : [{ path: [list, index, "key"], message: `stands twice: ${key2}` }]
  );
}
function isLocalGovernmentCode(code) {
  if (!/^\d{6}$/.test(code)) return false;
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(code[index]), 0);
  return (11 - sum % 11) % 10 === Number(code[5]);
}

// src/modules/accounts/posts/organisation.data.ts
async function listBodies(scope) {
  const rows = await scope.db.selectFrom("bodies").select(["id", "key", "kind", "name"]).where("municipality_id", "=", scope.municipalityId).orderBy("position").orderBy("id").execute();
  return rows.map((row) => ({ ...row, kind: row.kind, name: row.name }));
}
async function getCityBody(scope) {
  const city = (await listBodies(scope)).find((body) => body.kind === "city");
  if (!city) throw notFound();
  return city;
}
async function listSections(scope) {
  const rows = await scope.db.selectFrom("sections").select(["id", "key", "body_id", "name", "valid_from", "valid_to"]).where("municipality_id", "=", scope.municipalityId).orderBy("position").orderBy("id").execute();
  return rows.map(toSection);
}
async function getSectionForUpdate(scope, id2) {
  const row = await scope.db.selectFrom("sections").select(["id", "key", "body_id", "name", "valid_from", "valid_to"]).where("municipality_id", "=", scope.municipalityId).where("id", "=", id2).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return toSection(row);
}
async function insertSection(scope, section) {
  try {
    const row = await scope.db.insertInto("sections").values((query) => ({
      municipality_id: scope.municipalityId,
      body_id: section.bodyId,
      key: section.key,
      name: JSON.stringify(section.name),
      position: query.selectFrom("sections as other").select((each) => each.fn.coalesce(each(each.fn.max("other.position"), "+", 1), each.lit(0)).as("next")).where("other.municipality_id", "=", scope.municipalityId),
      valid_from: section.validFrom,
      valid_to: section.validTo
    })).returning("id").executeTakeFirstOrThrow();
    return row.id;
  } catch (error) {
    if (sqlState(error) === "23505") throw invalid([{ path: "key", code: "accounts.error.keyTaken" }]);
    throw error;
  }
}
async function updateSection(scope, id2, section) {
  await scope.db.updateTable("sections").set({ name: JSON.stringify(section.name), valid_from: section.validFrom, valid_to: section.validTo }).where("municipality_id", "=", scope.municipalityId).where("id", "=", id2).execute();
}
function toSection(row) {
  return {
    id: row.id,
    key: row.key,
    bodyId: row.body_id,
    name: row.name,
    validFrom: row.valid_from,
    validTo: row.valid_to
  };
}

// src/modules/accounts/staff/role.rules.ts
var ROLES = [
  "administrator",
  "planOfficer",
  "sectionHead",
  "sectionContributor",
  "partnerStaff",
  "reader"
];
var FOR_CITY = ["planOfficer", "sectionHead", "sectionContributor"];
function isRoleForBody(role, kind) {
  if (kind === "all") return role === "administrator" || role === "reader";
  if (role === "partnerStaff") return kind !== "city";
  return FOR_CITY.includes(role) ? kind === "city" : true;
}

// src/modules/accounts/sign-in/actor.data.ts
import { sql as sql8 } from "kysely";

// src/modules/accounts/sign-in/session.data.ts
import { sql as sql7 } from "kysely";
async function deleteSessionsOf(scope, staffId, except) {
  let query = scope.db.deleteFrom("sessions").where("municipality_id", "=", scope.municipalityId).where("staff_id", "=", staffId);
  if (except) query = query.where("id", "<>", except);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}

// src/modules/accounts/sign-in/authenticate.ts
var STAFF_LANGUAGE_COOKIE = "kakehashi-staff-language";

// src/modules/accounts/staff/demo-staff-file.ts
import { z as z7 } from "zod";
var person = z7.strictObject({
  account: z7.string().regex(/^[a-z0-9][a-z0-9._-]{1,59}$/),
  name: z7.string().min(1),
  reading: z7.string().optional(),
  alias: z7.string().optional(),
  body: z7.string(),
  section: z7.string().optional(),
  roles: z7.array(z7.strictObject({ role: z7.enum(ROLES), body: z7.string() })).min(1)
});
var post = z7.strictObject({
  name: text2,
  body: z7.string(),
  section: z7.string().optional(),
  from: z7.iso.date(),
  holder: z7.string(),
  deputies: z7.array(z7.string()).default([])
});
var demoStaffFile = z7.strictObject({
  format: z7.literal("kakehashi-demo-staff/1"),
  municipality: z7.string(),
  staff: z7.array(person),
  posts: z7.array(post)
});

// src/modules/accounts/staff/staff.data.ts
import { sql as sql9 } from "kysely";
var shownName = (staff) => staff.alias ?? staff.name;
var COLUMNS = [
  "id",
  "account",
  "name",
  "reading",
  "alias",
  "body_id",
  "section_id",
  "is_demo",
  "deactivated_at"
];
async function getStaff(scope, staffId) {
  return one(await selectStaff(scope).where(sql9`id::text = ${staffId}`).executeTakeFirst());
}
async function getStaffForUpdate(scope, staffId) {
  return one(await selectStaff(scope).where(sql9`id::text = ${staffId}`).forUpdate().executeTakeFirst());
}
async function listStaff(scope) {
  return (await selectStaff(scope).execute()).map(toStaff);
}
async function listGrants(scope) {
  const rows = await scope.db.selectFrom("grants").select(["staff_id", "role", "body_id"]).where("municipality_id", "=", scope.municipalityId).orderBy("id").execute();
  const byStaff = /* @__PURE__ */ new Map();
  for (const row of rows)
    byStaff.set(row.staff_id, [...byStaff.get(row.staff_id) ?? [], { role: row.role, bodyId: row.body_id }]);
  return byStaff;
}
async function listGrantsOf(scope, staffId) {
  const rows = await scope.db.selectFrom("grants").select(["role", "body_id"]).where("municipality_id", "=", scope.municipalityId).where("staff_id", "=", staffId).orderBy("id").execute();
  return rows.map((row) => ({ role: row.role, bodyId: row.body_id }));
}
async function replaceGrants(scope, staffId, grants) {
  await scope.db.deleteFrom("grants").where("municipality_id", "=", scope.municipalityId).where("staff_id", "=", staffId).execute();
  if (grants.length === 0) return;
  const rows = grants.map(({ role, bodyId }) => ({
    municipality_id: scope.municipalityId,
    staff_id: staffId,
    role,
    body_id: bodyId
  }));
  await scope.db.insertInto("grants").values(rows).execute();
}
async function countOtherAdministrators(scope, staffId) {
  const rows = await scope.db.selectFrom("staff").innerJoin("grants", "grants.staff_id", "staff.id").select("staff.id").where("staff.municipality_id", "=", scope.municipalityId).where("staff.id", "<>", staffId).where("staff.deactivated_at", "is", null).where("grants.role", "=", "administrator").where("grants.body_id", "is", null).forUpdate("staff").execute();
  return rows.length;
}
async function insertStaff(scope, staff) {
  try {
    const row = await scope.db.insertInto("staff").values({ municipality_id: scope.municipalityId, ...toColumns(staff) }).returning("id").executeTakeFirstOrThrow();
    return row.id;
  } catch (error) {
    if (sqlState(error) === "23505") throw invalid([{ path: "account", code: "accounts.error.accountTaken" }]);
    throw error;
  }
}
async function updateStaff(scope, staffId, staff) {
  const { name: name3, reading, alias, sectionId } = staff;
  await scope.db.updateTable("staff").set({ name: name3, reading, alias, section_id: sectionId }).where("municipality_id", "=", scope.municipalityId).where("id", "=", staffId).execute();
}
async function setDeactivated(scope, staffId, at2) {
  await scope.db.updateTable("staff").set({ deactivated_at: at2 }).where("municipality_id", "=", scope.municipalityId).where("id", "=", staffId).execute();
}
function selectStaff(scope) {
  return scope.db.selectFrom("staff").select(COLUMNS).where("municipality_id", "=", scope.municipalityId);
}
function toColumns(staff) {
  const { account, name: name3, reading, alias } = staff;
  return { account, name: name3, reading, alias, body_id: staff.bodyId, section_id: staff.sectionId, is_demo: staff.isDemo };
}
function one(row) {
  if (!row) throw notFound();
  return toStaff(row);
}
function toStaff(row) {
  const { id: id2, account, name: name3, reading, alias } = row;
  return {
    id: id2,
    account,
    name: name3,
    reading,
    alias,
    bodyId: row.body_id,
    sectionId: row.section_id,
    isDemo: row.is_demo,
    isActive: row.deactivated_at === null
  };
}

// src/modules/accounts/posts/post.data.ts
var POST = ["id", "body_id", "section_id", "name", "is_demo", "valid_from", "valid_to"];
async function listPosts(scope) {
  const rows = await scope.db.selectFrom("posts").select(POST).where("municipality_id", "=", scope.municipalityId).orderBy("id").execute();
  return rows.map(toPost);
}
async function getPostForUpdate(scope, id2) {
  const row = await scope.db.selectFrom("posts").select(POST).where("municipality_id", "=", scope.municipalityId).where("id", "=", id2).forUpdate().executeTakeFirst();
  return row ? toPost(row) : missing();
}
async function insertPost(scope, post2) {
  const row = await scope.db.insertInto("posts").values({
    municipality_id: scope.municipalityId,
    body_id: post2.bodyId,
    section_id: post2.sectionId,
    name: JSON.stringify(post2.name),
    is_demo: post2.isDemo,
    valid_from: post2.validFrom,
    valid_to: post2.validTo
  }).returning("id").executeTakeFirstOrThrow();
  return row.id;
}
async function updatePost(scope, id2, post2) {
  await scope.db.updateTable("posts").set({
    name: JSON.stringify(post2.name),
    section_id: post2.sectionId,
    valid_from: post2.validFrom,
    valid_to: post2.validTo
  }).where("municipality_id", "=", scope.municipalityId).where("id", "=", id2).execute();
}
async function listAssignments(scope, postId) {
  let query = scope.db.selectFrom("post_assignments").select(["id", "post_id", "staff_id", "kind", "valid_from", "valid_to"]).where("municipality_id", "=", scope.municipalityId).orderBy("valid_from", "desc").orderBy("id", "desc");
  if (postId !== void 0) query = query.where("post_id", "=", postId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    postId: row.post_id,
    staffId: row.staff_id,
    kind: row.kind,
    validFrom: row.valid_from,
    validTo: row.valid_to
  }));
}
async function insertAssignment(scope, assignment) {
  const { postId, staffId, kind, validFrom, validTo } = assignment;
  const row = await scope.db.insertInto("post_assignments").values({
    municipality_id: scope.municipalityId,
    post_id: postId,
    staff_id: staffId,
    kind,
    valid_from: validFrom,
    valid_to: validTo
  }).returning("id").executeTakeFirstOrThrow();
  return row.id;
}
async function setAssignmentEnd(scope, id2, validTo) {
  await scope.db.updateTable("post_assignments").set({ valid_to: validTo }).where("municipality_id", "=", scope.municipalityId).where("id", "=", id2).execute();
}
function toPost(row) {
  const { id: id2, body_id: bodyId, section_id: sectionId, is_demo: isDemo } = row;
  return { id: id2, bodyId, sectionId, isDemo, name: row.name, validFrom: row.valid_from, validTo: row.valid_to };
}
function missing() {
  throw notFound();
}

// src/modules/accounts/sign-in/password.ts
import { argon2, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
var derive = promisify(argon2);
var COST = { memory: 19456, passes: 2, parallelism: 1 };
var HASH_BYTES = 32;
async function hashPassword(password2) {
  const salt = randomBytes(16);
  const hash = await derive("argon2id", { message: prepare(password2), nonce: salt, tagLength: HASH_BYTES, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(hash)}`;
}
var CONSONANTS = ["k", "s", "t", "n", "h", "m", "r", "g", "z", "d", "b", "p"];
var VOWELS = ["a", "i", "u", "e", "o"];
function generatePassword() {
  const syllable = () => `${pick(CONSONANTS)}${pick(VOWELS)}`;
  const word = () => `${syllable()}${syllable()}${syllable()}`;
  return `${word()}-${word()}-${word()}-${randomInt(10, 100)}`;
}
function pick(letters) {
  return letters[randomInt(letters.length)] ?? "";
}
function prepare(password2) {
  return password2.normalize("NFKC");
}
function base64(bytes) {
  return bytes.toString("base64").replaceAll("=", "");
}

// src/modules/accounts/sign-in/sign-in-method.data.ts
import { sql as sql10 } from "kysely";
async function savePassword(scope, password2) {
  const { staffId, hash, confirmedAt, now } = password2;
  await scope.db.insertInto("sign_in_methods").values({
    municipality_id: scope.municipalityId,
    staff_id: staffId,
    kind: "password",
    secret: hash,
    confirmed_at: confirmedAt,
    created_at: now
  }).onConflict(
    (conflict2) => conflict2.columns(["staff_id", "kind"]).where("kind", "in", ["password", "totp"]).doUpdateSet({ secret: hash, confirmed_at: confirmedAt, created_at: now })
  ).execute();
}
async function deleteMethods(scope, staffId, kinds) {
  const result = await scope.db.deleteFrom("sign_in_methods").where("municipality_id", "=", scope.municipalityId).where("staff_id", "=", staffId).where("kind", "in", kinds).executeTakeFirst();
  return Number(result.numDeletedRows);
}
async function listMethods(scope, staffId) {
  const rows = await scope.db.selectFrom("sign_in_methods").select(["id", "kind", "label", "created_at", "last_used_at", "confirmed_at"]).where("municipality_id", "=", scope.municipalityId).where("staff_id", "=", staffId).orderBy("created_at").execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    label: row.label,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    isConfirmed: row.confirmed_at !== null
  }));
}

// src/modules/plan/plan-change.data.ts
import { sql as sql11 } from "kysely";
async function nextBatch(scope) {
  const { rows } = await sql11`select nextval('plan_change_batches') as batch`.execute(scope.db);
  return rows[0]?.batch ?? 0;
}
async function insertChanges(scope, changes, act) {
  if (changes.length === 0) return;
  const asJson2 = (value) => value ? JSON.stringify(value) : null;
  for (let from = 0; from < changes.length; from += 1e3) {
    await scope.db.insertInto("plan_changes").values(
      changes.slice(from, from + 1e3).map((change) => ({
        municipality_id: scope.municipalityId,
        plan_id: act.planId,
        batch: act.batch,
        actor_id: act.actorId,
        kind: change.kind,
        record_key: change.key,
        operation: change.operation,
        before: asJson2(change.before),
        after: asJson2(change.after),
        reason: act.reason,
        undoes: act.undoes
      }))
    ).execute();
  }
}

// src/modules/plan/change-plan.ts
async function changePlan(ctx, scope, act) {
  const kinds = new Map(act.kinds.map((kind) => [kind.name, kind]));
  for (const change of act.changes) {
    const kind = kinds.get(change.kind);
    if (!kind) throw new Error(`unknown kind of record: ${change.kind}`);
    await writeChange(scope, change, { planId: act.plan.id, kind, version: act.version });
  }
  await checkConstraints(scope);
  const batch = await nextBatch(scope);
  await insertChanges(scope, act.changes, {
    planId: act.plan.id,
    batch,
    actorId: ctx.audience === "staff" ? ctx.actor.staffId : null,
    reason: act.reason ?? null,
    undoes: act.undoes ?? null
  });
  await audit(ctx, scope, { act, batch });
  await bumpRevision(scope);
  return batch;
}
async function audit(ctx, scope, { act, batch }) {
  const [only] = act.changes;
  const single = act.changes.length === 1 && only;
  await recordAudit(ctx, scope, {
    action: act.action,
    objectKind: single ? only.kind : "plan",
    objectKey: single ? `${act.plan.key}/${only.key}` : act.plan.key,
    before: single ? only.before : null,
    after: single ? only.after : { changes: act.changes.length, batch },
    reason: act.reason
  });
}

// src/platform/context.ts
function hasPermission(actor, permission, bodyId) {
  return actor.grants.some(
    (grant) => grant.permissions.includes(permission) && (grant.bodyId === null || bodyId === void 0 || grant.bodyId === bodyId)
  );
}

// src/modules/plan/plan-edit.rules.ts
var NARROWEST = 2 ** -20;

// src/modules/plan/edit-plan.ts
function getKind(kinds, name3) {
  const kind = kinds.find((entry) => entry.name === name3);
  if (!kind) throw notFound();
  return kind;
}

// src/modules/plan/read-plan-parts.ts
var KINDS = new Map(PLAN_KINDS.map((kind) => [kind.name, kind]));
async function readPlanParts(ctx, input) {
  return ctx.read(async (scope) => {
    const plan = await getPlan(scope, input.plan);
    const head = await findRecord(scope, planHeadKind, { planId: plan.id, key: plan.key });
    if (!head) throw notFound("plan.error.planNotFound");
    const lists = /* @__PURE__ */ new Map();
    for (const name3 of input.lists) {
      const kind = KINDS.get(name3);
      if (kind) lists.set(name3, await listRecords(scope, kind, { planId: plan.id }));
    }
    await input.also?.(scope, plan);
    return { plan, head, list: (kind) => lists.get(kind) ?? [] };
  });
}

// src/modules/plan/web/api-record.ts
import { z as z8 } from "zod";
var dateShape = z8.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).meta({ id: "PartialDate", description: "YYYY, YYYY-MM or YYYY-MM-DD, as precise as it is known." });
var decimalShape = z8.string().regex(/^-?\d+(\.\d+)?$/).meta({ id: "Decimal", description: "An exact decimal number, written as a string so that nothing is rounded." });
var shapes = /* @__PURE__ */ new WeakMap();
function recordShape(kind) {
  const known = shapes.get(kind);
  if (known) return known;
  const fields2 = Object.entries(kind.fields).map(([name3, field]) => [name3, fieldShape(field)]);
  const shape = z8.object({
    id: z8.string(),
    ...Object.fromEntries(fields2),
    basis: z8.enum(BASES).describe("source: printed in the document. inferred: our reading. demo: invented."),
    basisReason: textShape.nullable(),
    source: z8.string().nullable().describe("Where in the document it stands.")
  }).meta({ id: kind.one.charAt(0).toUpperCase() + kind.one.slice(1) });
  shapes.set(kind, shape);
  return shape;
}
function fieldShape(field) {
  const value = valueShape(field);
  const isAlwaysThere = field.required || field.type === "boolean" || "default" in field && field.default !== void 0;
  return isAlwaysThere ? value : value.nullable();
}
function valueShape(field) {
  switch (field.type) {
    case "text":
      return textShape;
    case "string":
      return z8.string();
    case "date":
      return dateShape;
    case "decimal":
      return decimalShape;
    case "integer":
      return z8.number().int();
    case "boolean":
      return z8.boolean();
    case "choice":
      return z8.enum(field.choices);
    case "ref":
      return z8.string().describe(`id in ${field.kind}`);
    case "json":
      return field.schema;
  }
}
function apiRecord(kind, record) {
  const values = record;
  const fields2 = Object.keys(kind.fields).map((name3) => [name3, values[name3] ?? null]);
  const { key: key2, basis, basisReason, source } = record;
  return { id: key2, ...Object.fromEntries(fields2), basis, basisReason, source };
}

// src/modules/plan/web/api-evidence.ts
var groupKind = getKind(PLAN_KINDS, "evidenceGroups");
var tableKind = getKind(PLAN_KINDS, "evidenceTables");
var actionKind = getKind(PLAN_KINDS, "actions");
var evidenceRoute = apiRead({
  path: "/plans/:plan/evidence",
  summary: "What the plan is built on: evidence groups with their tables, and the actions that follow from them",
  response: z9.object({
    groups: z9.array(
      z9.object({
        ...recordShape(groupKind).shape,
        tables: z9.array(recordShape(tableKind)),
        actions: z9.array(recordShape(actionKind))
      })
    )
  }),
  async handle(ctx, { params }) {
    const { list } = await readPlanParts(ctx, {
      plan: params["plan"] ?? "",
      lists: ["evidenceGroups", "evidenceTables", "actions"]
    });
    const tables = Map.groupBy(list("evidenceTables"), (table) => table.group);
    const actions = Map.groupBy(list("actions"), (action) => action.group);
    return json({
      groups: list("evidenceGroups").map((group) => ({
        ...apiRecord(groupKind, group),
        tables: (tables.get(group.key) ?? []).map((table) => apiRecord(tableKind, table)),
        actions: (actions.get(group.key) ?? []).map((action) => apiRecord(actionKind, action))
      }))
    });
  }
});

// src/modules/plan/web/api-nodes.ts
import { z as z11 } from "zod";

// src/modules/plan/plan-tree.rules.ts
function buildTree(parts) {
  const projects = new Map(parts.projects.map((project) => [project.key, project]));
  const listings = Map.groupBy(parts.listings, (listing) => listing.node);
  const children = Map.groupBy(
    parts.nodes.filter((node) => node.retiredOn === null),
    (node) => node.parent ?? ""
  );
  const grow = (node, level2) => ({
    node,
    level: level2,
    children: (children.get(node.key) ?? []).map((child) => grow(child, level2 + 1)),
    projects: (listings.get(node.key) ?? []).flatMap((listing) => listed(listing, projects.get(listing.project)))
  });
  return (children.get("") ?? []).map((node) => grow(node, 1));
}
function listed(listing, project) {
  if (!project || project.retiredOn !== null) return [];
  return [{ project, title: listing.printedTitle ?? project.title, isHome: listing.home }];
}
function pathTo(nodes, key2) {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const path = [];
  let current = byKey.get(key2);
  while (current && path.length <= nodes.length) {
    path.unshift(current);
    current = current.parent ? byKey.get(current.parent) : void 0;
  }
  return path;
}
function leavesOf(nodes) {
  const parents = new Set(nodes.filter((node) => node.retiredOn === null).map((node) => node.parent));
  return nodes.filter((node) => node.retiredOn === null && !parents.has(node.key));
}

// src/modules/plan/project-page.data.ts
async function listProjectKeys(scope, where) {
  const rows = await scope.db.selectFrom("plan_projects").select("key").where("municipality_id", "=", scope.municipalityId).where("plan_id", "=", where.planId).where("retired_on", "is", null).orderBy("position").orderBy("key").offset(where.offset).limit(where.limit).execute();
  return rows.map((row) => row.key);
}
async function countProjects(scope, planId) {
  const { count: count2 } = await scope.db.selectFrom("plan_projects").select((select) => select.fn.countAll().as("count")).where("municipality_id", "=", scope.municipalityId).where("plan_id", "=", planId).where("retired_on", "is", null).executeTakeFirstOrThrow();
  return Number(count2);
}
async function listPlacedProjects(scope, where) {
  const { planId, keys } = where;
  const projects = await listRecords(scope, projectKind, { planId, column: "key", values: keys });
  const listings = await listRecords(scope, listingKind, { planId, column: "project", values: keys });
  const byProject = Map.groupBy(listings, (listing) => listing.project);
  return projects.map((project) => ({
    project,
    listings: (byProject.get(project.key) ?? []).sort((a, b) => Number(b.home) - Number(a.home))
  }));
}
async function listListedProjects(scope, where) {
  const rows = await scope.db.selectFrom("plan_listings as listing").innerJoin(
    "plan_projects as project",
    (join) => join.onRef("project.plan_id", "=", "listing.plan_id").onRef("project.key", "=", "listing.project")
  ).select(["project.key", "project.title", "listing.printed_title", "listing.home"]).where("listing.municipality_id", "=", scope.municipalityId).where("listing.plan_id", "=", where.planId).where("listing.node", "=", where.node).where("project.retired_on", "is", null).orderBy("listing.position").orderBy("listing.key").execute();
  return rows.map(({ key: key2, title, printed_title, home }) => ({ key: key2, title: printed_title ?? title, home }));
}

// src/modules/plan/read-node.ts
async function readNode(ctx, input) {
  return ctx.read(async (scope) => {
    const { id: planId } = await getPlan(scope, input.plan);
    const nodes = await listRecords(scope, nodeKind, { planId });
    const path = pathTo(nodes, input.key);
    const node = path.at(-1);
    if (!node) throw notFound("plan.error.recordNotFound");
    const own = (name3) => listRecords(scope, getKind(PLAN_KINDS, name3), { planId, column: "node", values: [node.key] });
    return {
      node,
      path,
      children: nodes.filter((child) => child.parent === node.key && child.retiredOn === null),
      projects: await listListedProjects(scope, { planId, node: node.key }),
      texts: await own("texts"),
      desiredStates: await own("desiredStates")
    };
  });
}

// src/modules/plan/web/api-plan.ts
import { z as z10 } from "zod";
var count = z10.number().int();
var namedCount = z10.object({ name: z10.string().describe("In Japanese."), names: textShape, count }).meta({ id: "NamedCount" });
function countsShape(kinds) {
  return z10.object({
    nodesByLevel: z10.array(namedCount).describe("From the top level down."),
    evidence: count.describe("Evidence groups."),
    actions: count,
    actionClasses: z10.array(namedCount),
    projects: count.describe("In force; each counted once."),
    listings: count.describe("Places of projects in the tree, homes included."),
    desiredStates: count,
    partners: count.describe("Entries."),
    sections: count,
    ...Object.fromEntries(foreignKinds(kinds).map((kind) => [kind.name, count]))
  }).meta({ id: "PlanCounts" });
}
function apiCounts({ others, openActions: _, ...counts }) {
  return {
    ...counts,
    nodesByLevel: counts.nodesByLevel.map(apiNamedCount),
    actionClasses: counts.actionClasses.map(apiNamedCount),
    ...others
  };
}
var apiNamedCount = ({ name: name3, count: number }) => ({ name: name3.ja ?? "", names: name3, count: number });
var linksShape = z10.object({
  self: z10.string(),
  page: z10.string().describe("The plan for readers, in Japanese."),
  yaml: z10.string(),
  excel: z10.string()
}).meta({ id: "PlanLinks", description: "Addresses on this server." });
function apiAddress(municipality, plan) {
  return `/api/v1/municipalities/${municipality.code}/plans/${plan}`;
}
function apiLinks(municipality, plan) {
  const page2 = `/${municipality.slug}/ja/plans/${plan}`;
  return { self: apiAddress(municipality, plan), page: page2, yaml: `${page2}/plan.yaml`, excel: `${page2}/plan.xlsx` };
}
function summaryShape(kinds) {
  return z10.object({
    id: z10.string(),
    title: textShape,
    summary: textShape.nullable(),
    state: recordShape(planHeadKind).shape["state"],
    periodStart: recordShape(planHeadKind).shape["periodStart"],
    periodEnd: recordShape(planHeadKind).shape["periodEnd"],
    counts: countsShape(kinds),
    links: linksShape
  }).meta({ id: "PlanSummary" });
}
function apiSummary(municipality, head, contents) {
  const { key: id2, title, summary, state, periodStart, periodEnd } = head;
  const counts = apiCounts(contents);
  return { id: id2, title, summary, state, periodStart, periodEnd, counts, links: apiLinks(municipality, id2) };
}
function wholePlanShape(kinds) {
  const lists = kinds.filter((kind) => kind.name !== planHeadKind.name);
  return z10.object({
    ...recordShape(planHeadKind).shape,
    counts: countsShape(kinds),
    links: linksShape,
    ...Object.fromEntries(lists.map((kind) => [kind.name, z10.array(recordShape(kind))]))
  }).meta({ id: "WholePlan" });
}
function apiHead(municipality, head, contents) {
  return {
    ...apiRecord(planHeadKind, head),
    counts: apiCounts(contents),
    links: apiLinks(municipality, head.key)
  };
}
var namedShape = z10.object({ id: z10.string(), number: z10.string().nullable(), title: textShape }).meta({ id: "NamedNode" });
var apiNamed = (node) => ({
  id: node.key,
  number: node.number,
  title: node.title
});

// src/modules/plan/web/api-nodes.ts
var level = z11.number().int().min(1).describe("1 at the top.");
var levelName = textShape.describe("What this plan calls the level.");
var textKind = getKind(PLAN_KINDS, "texts");
var desiredStateKind = getKind(PLAN_KINDS, "desiredStates");
var nodeListRoute = apiRead({
  path: "/plans/:plan/nodes",
  summary: "The tree of a plan as a list, each node before those below it; retired nodes are left out",
  response: z11.object({ nodes: z11.array(z11.object({ ...recordShape(nodeKind).shape, level, levelName })) }),
  async handle(ctx, { params }) {
    const { head, list } = await readPlanParts(ctx, { plan: params["plan"] ?? "", lists: ["nodes"] });
    const tree = buildTree({ nodes: list("nodes"), listings: [], projects: [] });
    const nodes = tree.flatMap(flatten).map((entry) => ({
      ...apiRecord(nodeKind, entry.node),
      level: entry.level,
      levelName: head.levels[entry.level - 1]?.name ?? {}
    }));
    return json({ nodes });
  }
});
function flatten(entry) {
  return [entry, ...entry.children.flatMap(flatten)];
}
var nodeRoute = apiRead({
  path: "/plans/:plan/nodes/:node",
  summary: "One node: its place in the tree and what stands at it",
  response: z11.object({
    ...recordShape(nodeKind).shape,
    level,
    path: z11.array(namedShape).describe("From the top down, the node itself last."),
    children: z11.array(namedShape),
    projects: z11.array(
      z11.object({ id: z11.string(), title: textShape, home: z11.boolean().describe("False where it is listed again.") })
    ),
    texts: z11.array(recordShape(textKind)),
    desiredStates: z11.array(recordShape(desiredStateKind))
  }),
  async handle(ctx, { params }) {
    const reading = await readNode(ctx, { plan: params["plan"] ?? "", key: params["node"] ?? "" });
    return json({
      ...apiRecord(nodeKind, reading.node),
      level: reading.path.length,
      path: reading.path.map(apiNamed),
      children: reading.children.map(apiNamed),
      projects: reading.projects.map(({ key: key2, title, home }) => ({ id: key2, title, home })),
      texts: reading.texts.map((record) => apiRecord(textKind, record)),
      desiredStates: reading.desiredStates.map((record) => apiRecord(desiredStateKind, record))
    });
  }
});

// src/modules/plan/web/api-projects.ts
import { z as z12 } from "zod";

// src/modules/plan/page-projects.ts
async function pageProjects(ctx, input) {
  return ctx.read(async (scope) => {
    const { id: planId } = await getPlan(scope, input.plan);
    const offset = (input.page - 1) * input.per;
    const keys = await listProjectKeys(scope, { planId, offset, limit: input.per });
    return { total: await countProjects(scope, planId), projects: await listPlacedProjects(scope, { planId, keys }) };
  });
}

// src/modules/plan/read-placed-project.ts
async function readPlacedProject(ctx, input) {
  return ctx.read(async (scope) => {
    const { id: planId } = await getPlan(scope, input.plan);
    const [found] = await listPlacedProjects(scope, { planId, keys: [input.key] });
    if (!found) throw notFound("plan.error.recordNotFound");
    return found;
  });
}

// src/modules/plan/web/api-projects.ts
var MAX_PER = 500;
var placedShape = z12.object({
  ...recordShape(projectKind).shape,
  listings: z12.array(z12.object({ node: z12.string(), home: z12.boolean(), printedTitle: textShape.nullable() })).describe("The nodes at which it stands, its home first.")
}).meta({ id: "PlacedProject" });
function apiPlaced({ project, listings }) {
  return {
    ...apiRecord(projectKind, project),
    listings: listings.map(({ node, home, printedTitle }) => ({ node, home, printedTitle }))
  };
}
var projectListRoute = apiRead({
  path: "/plans/:plan/projects",
  summary: "The projects of a plan, page by page; retired projects are left out",
  query: {
    page: { description: "Which page, from 1.", schema: z12.coerce.number().int().min(1).max(1e6).default(1) },
    per: {
      description: "How many projects on a page.",
      schema: z12.coerce.number().int().min(1).max(MAX_PER).default(50)
    }
  },
  response: z12.object({
    total: z12.number().int(),
    page: z12.number().int(),
    per: z12.number().int(),
    projects: z12.array(placedShape)
  }),
  async handle(ctx, { params, query }) {
    const { plan = "" } = params;
    const [page2, per] = [Number(query["page"]), Number(query["per"])];
    const { total, projects } = await pageProjects(ctx, { plan, page: page2, per });
    const address = (to) => `${apiAddress(ctx.municipality, plan)}/projects?page=${to}&per=${per}`;
    return json(
      { total, page: page2, per, projects: projects.map(apiPlaced) },
      { links: pageLinks({ page: page2, last: Math.max(1, Math.ceil(total / per)) }, address) }
    );
  }
});
function pageLinks({ page: page2, last }, address) {
  return {
    first: address(1),
    ...page2 > 1 ? { prev: address(Math.min(page2 - 1, last)) } : {},
    ...page2 < last ? { next: address(page2 + 1) } : {},
    last: address(last)
  };
}
var projectRoute = apiRead({
  path: "/plans/:plan/projects/:project",
  summary: "One project and where it stands in the tree",
  response: placedShape,
  async handle(ctx, { params }) {
    return json(apiPlaced(await readPlacedProject(ctx, { plan: params["plan"] ?? "", key: params["project"] ?? "" })));
  }
});

// src/modules/plan/web/api.ts
function planApiRoutes(parts) {
  return [
    planListRoute(parts),
    wholePlanRoute(parts),
    nodeListRoute,
    nodeRoute,
    projectListRoute,
    projectRoute,
    evidenceRoute
  ];
}
var planListRoute = ({ kinds }) => apiRead({
  path: "/plans",
  summary: "The municipality's plans and how much each holds",
  response: z13.object({ plans: z13.array(summaryShape(kinds)) }),
  async handle(ctx) {
    const plans = await listCountedPlans(ctx, { kinds });
    return json({ plans: plans.map(({ head, contents }) => apiSummary(ctx.municipality, head, contents)) });
  }
});
var wholePlanRoute = ({ kinds }) => apiRead({
  path: "/plans/:plan",
  summary: "A whole plan with all its records",
  response: wholePlanShape(kinds),
  async handle(ctx, { params }) {
    const { document, contents } = await readWholePlan(ctx, { plan: params["plan"] ?? "", kinds });
    const lists = kinds.filter((kind) => kind.name !== planHeadKind.name).map((kind) => [kind.name, (document.records[kind.name] ?? []).map((record) => apiRecord(kind, record))]);
    return json({ ...apiHead(ctx.municipality, document.plan, contents), ...Object.fromEntries(lists) });
  }
});

// src/modules/indicators/web/api.ts
import { z as z15 } from "zod";

// src/modules/plan/plan-diff.rules.ts
function editOf(kind, states, names) {
  const before = states.old;
  const after = states.next;
  const differs = (name3) => name3 === "position" ? Number(before[name3]) !== Number(after[name3]) : !sameValue(before[name3], after[name3]);
  const changed = names.filter(differs);
  if (changed.length === 0) return void 0;
  return {
    kind,
    key: states.old.key,
    operation: "edit",
    before: pick2(states.old, changed),
    after: pick2(states.next, changed)
  };
}
function pick2(record, names) {
  const fields2 = record;
  return Object.fromEntries(names.map((name3) => [name3, fields2[name3] ?? null]));
}

// src/modules/plan/plan-file/plan-file.rules.ts
var MAX_RECORDS = 2e4;
var MAX_ISSUES = 200;

// src/modules/plan/plan-file/read-plan-yaml.ts
import { isMap as isMap2, isScalar as isScalar2, isSeq as isSeq2 } from "yaml";

// src/platform/http/form.ts
var UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

// src/modules/plan/plan-file/yaml-values.ts
import { isAlias, isMap, isScalar, isSeq, LineCounter as LineCounter2, parseDocument as parseDocument2 } from "yaml";

// src/platform/i18n/text.ts
var RUBY = /(?:｜([^｜《》]+)|([\p{Script=Han}々〆ヶ〇]+))《([^《》]*)》/gu;
function parseRuby(value) {
  if (!value.includes("\u300A")) return value ? [{ surface: value }] : [];
  const segments = [];
  let end = 0;
  for (const match of value.matchAll(RUBY)) {
    if (match.index > end) segments.push({ surface: value.slice(end, match.index) });
    segments.push({ surface: match[1] ?? match[2] ?? "", reading: match[3] });
    end = match.index + match[0].length;
  }
  if (end < value.length) segments.push({ surface: value.slice(end) });
  return segments;
}

// src/ui/message.tsx
import { Fragment, jsx, jsxs } from "preact/jsx-runtime";
function Ruby({ value }) {
  return /* @__PURE__ */ jsx(Fragment, { children: parseRuby(value).map(
    (segment) => segment.reading === void 0 ? segment.surface : /* @__PURE__ */ jsxs("ruby", { children: [
      segment.surface,
      /* @__PURE__ */ jsx("rp", { children: "\uFF08" }),
      /* @__PURE__ */ jsx("rt", { children: segment.reading }),
      /* @__PURE__ */ jsx("rp", { children: "\uFF09" })
    ] })
  ) });
}
function InLanguage({ resolved }) {
  if (!resolved.isFallback) return /* @__PURE__ */ jsx(Ruby, { value: resolved.value });
  const { htmlLang, dir, code } = resolved.language;
  return /* @__PURE__ */ jsx("span", { class: "fallback", lang: htmlLang, dir, "data-fallback": code, children: /* @__PURE__ */ jsx(Ruby, { value: resolved.value }) });
}
function Message({ say, k, params }) {
  return /* @__PURE__ */ jsx(InLanguage, { resolved: say.message(k, params) });
}
function TextOf({ say, text: text4 }) {
  return /* @__PURE__ */ jsx(InLanguage, { resolved: say.text(text4) });
}

// src/modules/plan/web/plan-page.tsx
import { Fragment as Fragment2, jsx as jsx2, jsxs as jsxs2 } from "preact/jsx-runtime";
function planAddress(ctx, plan, rest = "") {
  return `/${ctx.municipality.slug}/${ctx.say.language.code}/plans/${plan}${rest}`;
}
var MENU = [
  { section: "home", path: "", label: "plan.menu.home" },
  { section: "tree", path: "/tree", label: "plan.menu.tree" },
  { section: "targets", path: "/targets", label: "plan.menu.targets" },
  { section: "evidence", path: "/evidence", label: "plan.menu.evidence" },
  { section: "trace", path: "/trace", label: "plan.menu.trace" },
  { section: "partners", path: "/partners", label: "plan.menu.partners" },
  { section: "search", path: "/search", label: "plan.menu.search" },
  { section: "downloads", path: "/downloads", label: "plan.menu.downloads" }
];
function PlanMenu({ ctx, plan, current }) {
  return /* @__PURE__ */ jsx2("ul", { children: MENU.map((entry) => /* @__PURE__ */ jsx2("li", { children: /* @__PURE__ */ jsx2("a", { href: planAddress(ctx, plan, entry.path), "aria-current": entry.section === current ? "page" : void 0, children: /* @__PURE__ */ jsx2(Message, { say: ctx.say, k: entry.label }) }) })) });
}
function planPage(ctx, view) {
  const home = { label: ctx.say.plain(view.head.title), href: planAddress(ctx, view.plan) };
  return page({
    title: view.title,
    noIndex: view.noIndex,
    menu: /* @__PURE__ */ jsx2(PlanMenu, { ctx, plan: view.plan, current: view.section }),
    crumbs: view.section === "home" ? [] : [home, ...view.crumbs ?? [{ label: view.title }]],
    contentFallback: ctx.say.text(view.head.title).isFallback,
    body: view.body
  });
}
function Numbered({
  ctx,
  number,
  title
}) {
  return /* @__PURE__ */ jsxs2(Fragment2, { children: [
    number === null ? null : /* @__PURE__ */ jsxs2("span", { class: "label", children: [
      number,
      " "
    ] }),
    /* @__PURE__ */ jsx2(TextOf, { say: ctx.say, text: title })
  ] });
}
function BasisMark({ ctx, record }) {
  if (record.basis === "source") return null;
  return /* @__PURE__ */ jsxs2("span", { class: "basis", children: [
    /* @__PURE__ */ jsx2("span", { class: record.basis === "demo" ? "demo" : "tag", children: /* @__PURE__ */ jsx2(Message, { say: ctx.say, k: `plan.basis.${record.basis}` }) }),
    record.basisReason ? /* @__PURE__ */ jsxs2(Fragment2, { children: [
      " ",
      /* @__PURE__ */ jsx2(TextOf, { say: ctx.say, text: record.basisReason })
    ] }) : null
  ] });
}
function SourcePlace({ ctx, place }) {
  if (!place) return null;
  return /* @__PURE__ */ jsx2("p", { class: "basis", children: /* @__PURE__ */ jsx2(Message, { say: ctx.say, k: "plan.evidence.place", params: { place } }) });
}

// src/modules/indicators/indicator.data.ts
async function listIndicators(scope, where = {}) {
  if (where.keys?.length === 0) return [];
  let query = scope.db.selectFrom("indicators").innerJoin("plans", "plans.id", "indicators.plan_id").selectAll("indicators").select("plans.key as plan_key").where("indicators.municipality_id", "=", scope.municipalityId).orderBy("indicators.plan_id").orderBy("indicators.position").orderBy("indicators.key");
  if (where.keys) query = query.where("indicators.key", "in", where.keys);
  if (where.body !== void 0) query = query.where("indicators.body", "=", where.body);
  if (where.valueSource !== void 0) query = query.where("indicators.value_source", "=", where.valueSource);
  const rows = await query.execute();
  return rows.map((row) => ({ indicator: toIndicator(row), plan: { id: row.plan_id, key: row.plan_key } }));
}
async function getIndicator(scope, key2) {
  const [found] = await listIndicators(scope, { keys: [key2] });
  if (!found) throw notFound("indicators.error.notFound");
  return found;
}
async function getIndicatorForUpdate(scope, key2) {
  await scope.db.selectFrom("indicators").select("key").where("municipality_id", "=", scope.municipalityId).where("key", "=", key2).forUpdate().execute();
  return getIndicator(scope, key2);
}
async function listValues(scope, indicators) {
  if (indicators.length === 0) return [];
  const rows = await scope.db.selectFrom("indicator_values").selectAll().where("municipality_id", "=", scope.municipalityId).where("indicator", "in", indicators).orderBy("indicator").orderBy("date").orderBy("key").execute();
  return rows.map(toValue);
}
async function getValue(scope, where) {
  const value = (await listValues(scope, [where.indicator])).find((entry) => entry.key === where.key);
  if (!value) throw notFound("indicators.error.valueNotFound");
  return value;
}
function toIndicator(row) {
  return {
    ...commonOf(row),
    title: row.title,
    definition: row.definition,
    unit: row.unit,
    decimals: row.decimals,
    direction: row.direction,
    rangeLow: row.range_low,
    rangeHigh: row.range_high,
    formula: row.formula,
    valueSource: row.value_source,
    measure: row.measure,
    body: row.body,
    frequency: row.frequency,
    verification: row.verification,
    dataSource: row.data_source,
    accuracy: row.accuracy,
    limitations: row.limitations,
    compensation: row.compensation
  };
}
function toValue(row) {
  return {
    ...commonOf(row),
    indicator: row.indicator,
    date: row.date,
    value: row.value,
    respondents: row.respondents,
    drawn: row.drawn,
    note: row.note,
    dimensions: row.dimensions,
    breakNote: row.break_note
  };
}
function commonOf(row) {
  const { key: key2, position, version, basis, source } = row;
  return { key: key2, position, version, basis, basisReason: row.basis_reason, source };
}

// src/modules/indicators/indicator-kinds.ts
import { z as z14 } from "zod";
var DIRECTIONS = ["increase", "decrease", "keepAbove", "keepBelow", "range"];
var VALUE_SOURCES = ["manual", "measure", "partner", "survey"];
var text3 = (more = {}) => ({ type: "text", ...more });
var long2 = { long: true };
var filledText = textSchema.refine((value) => value !== null, { message: "plan.error.required" });
var indicatorRef = { type: "ref", kind: "indicators", required: true };
var indicatorKind = recordKind({
  name: "indicators",
  one: "indicator",
  table: "indicators",
  fields: {
    title: text3({ required: true }),
    definition: text3(long2),
    unit: text3(),
    decimals: { type: "integer" },
    direction: { type: "choice", choices: DIRECTIONS, required: true },
    rangeLow: { type: "decimal" },
    rangeHigh: { type: "decimal" },
    formula: text3(long2),
    valueSource: { type: "choice", choices: VALUE_SOURCES, default: "manual" },
    measure: { type: "string" },
    body: { type: "string" },
    frequency: text3(),
    verification: text3(long2),
    dataSource: text3(long2),
    accuracy: text3(long2),
    limitations: text3(long2),
    compensation: text3(long2)
  }
});
var targetKind = recordKind({
  name: "targets",
  one: "target",
  table: "indicator_targets",
  fields: {
    indicator: indicatorRef,
    node: { type: "ref", kind: "nodes" },
    number: { type: "string" },
    kind: { type: "choice", choices: ["target", "kgi", "kpi"], required: true },
    baselineDate: { type: "date" },
    baselineValue: { type: "decimal" },
    targetDate: { type: "date" },
    targetValue: { type: "decimal" },
    path: { type: "choice", choices: ["linear", "stepwise"], default: "linear" },
    interim: {
      type: "json",
      schema: z14.array(z14.strictObject({ date: partialDateSchema, value: decimalSchema })),
      default: []
    },
    note: text3(long2)
  }
});
var valueKind = recordKind({
  name: "values",
  one: "value",
  table: "indicator_values",
  fields: {
    indicator: indicatorRef,
    date: { type: "date", required: true },
    value: { type: "decimal" },
    respondents: { type: "integer" },
    drawn: { type: "integer" },
    note: text3(long2),
    dimensions: {
      type: "json",
      schema: z14.array(z14.strictObject({ name: filledText, category: filledText })),
      default: []
    },
    breakNote: text3(long2)
  }
});
var INDICATOR_KINDS = [indicatorKind, targetKind, valueKind];

// src/modules/indicators/web/api.ts
var seriesShape = z15.object({
  ...recordShape(indicatorKind).shape,
  targets: z15.array(recordShape(targetKind)).describe("What this plan wants of it."),
  values: z15.array(recordShape(valueKind)).describe("Oldest first. A value of null is missing, not zero.")
}).meta({ id: "IndicatorSeries" });
function indicatorApiRoutes() {
  return [listRoute, oneRoute];
}
var listRoute = apiRead({
  path: "/plans/:plan/indicators",
  summary: "The indicators for which a plan has targets, with these targets and all values",
  response: z15.object({ indicators: z15.array(seriesShape) }),
  async handle(ctx, { params }) {
    return json({ indicators: await readSeries(ctx, { plan: params["plan"] ?? "" }) });
  }
});
var oneRoute = apiRead({
  path: "/plans/:plan/indicators/:indicator",
  summary: "One indicator with the plan's targets for it and all values",
  response: seriesShape,
  async handle(ctx, { params }) {
    const [found] = await readSeries(ctx, { plan: params["plan"] ?? "", indicator: params["indicator"] ?? "" });
    if (!found) throw notFound("indicators.error.notFound");
    return json(found);
  }
});
async function readSeries(ctx, where) {
  return ctx.read(async (scope) => {
    const { id: planId } = await getPlan(scope, where.plan);
    const narrowing2 = where.indicator === void 0 ? {} : { column: "indicator", values: [where.indicator] };
    const targets = await listRecords(scope, targetKind, { planId, ...narrowing2 });
    const keys = [...new Set(targets.map((target) => target.indicator))];
    const indicators = await listIndicators(scope, { keys });
    const values = await listValues(scope, keys);
    return indicators.map(({ indicator }) => ({
      ...apiRecord(indicatorKind, indicator),
      targets: of(indicator, targets).map((record) => apiRecord(targetKind, record)),
      values: of(indicator, values).map((record) => apiRecord(valueKind, record))
    }));
  });
}
var of = ({ key: key2 }, records) => records.filter((record) => record.indicator === key2);

// src/modules/accounts/permissions.ts
var mayManageStaffOf = (actor, bodyId) => hasPermission(actor, "accounts.manageStaff", bodyId);
var mayManagePostsOf = (actor, bodyId) => hasPermission(actor, "accounts.managePosts", bodyId);
var mayManageSettings = (actor) => holdsForAll(actor, "accounts.manageSettings");
function mayGive(actor, { bodyId }) {
  return bodyId === null ? holdsForAll(actor, "accounts.manageStaff") : mayManageStaffOf(actor, bodyId);
}
function bodiesOf(actor, permission) {
  const grants = actor.grants.filter((grant) => grant.permissions.includes(permission));
  if (grants.some((grant) => grant.bodyId === null)) return null;
  return grants.flatMap((grant) => grant.bodyId === null ? [] : [grant.bodyId]);
}
function holdsForAll(actor, permission) {
  return bodiesOf(actor, permission) === null;
}

// src/modules/accounts/web/account.ts
import { z as z17 } from "zod";

// src/modules/accounts/sign-in/passkey.data.ts
import { sql as sql12 } from "kysely";

// src/modules/accounts/sign-in/passkey.ts
import { z as z16 } from "zod";
var answer = z16.looseObject({
  id: z16.string().max(2e3),
  rawId: z16.string(),
  type: z16.literal("public-key"),
  response: z16.looseObject({ clientDataJSON: z16.string().max(1e4) })
});
var clientData = z16.looseObject({ challenge: z16.string().max(200) });

// src/modules/accounts/sign-in/attempt.data.ts
import { sql as sql13 } from "kysely";

// src/modules/accounts/sign-in/one-time-code.ts
import { Secret, TOTP } from "otpauth";

// src/ui/form.tsx
import { jsx as jsx3, jsxs as jsxs3 } from "preact/jsx-runtime";
function formState(say, content) {
  return { ...content, say, values: content.values ?? {}, issues: content.issues ?? [] };
}
function fieldId(form, name3) {
  return `${form.id}-${name3.replaceAll(/[^\w-]/g, "-")}`;
}
function messageOf(form, issue) {
  return form.say.t(issue.code, issue.params);
}
function Form(props) {
  return /* @__PURE__ */ jsxs3(
    "form",
    {
      id: props.form.id,
      class: props.class,
      method: "post",
      action: props.action,
      enctype: props.upload ? "multipart/form-data" : void 0,
      novalidate: true,
      children: [
        props.token === void 0 ? null : /* @__PURE__ */ jsx3("input", { type: "hidden", name: "_token", value: props.token }),
        /* @__PURE__ */ jsx3(ErrorSummary, { form: props.form }),
        props.children
      ]
    }
  );
}
function ErrorSummary({ form }) {
  if (form.issues.length === 0) return null;
  const { say } = form;
  return /* @__PURE__ */ jsxs3("div", { class: "notice", "data-tone": "error", role: "alert", tabIndex: -1, autofocus: true, id: `${form.id}-errors`, children: [
    /* @__PURE__ */ jsx3("h2", { children: say.t("common.form.errors") }),
    /* @__PURE__ */ jsx3("ul", { children: form.issues.map((issue) => {
      const label = form.labels[issue.path];
      const message = messageOf(form, issue);
      return /* @__PURE__ */ jsx3("li", { children: label ? /* @__PURE__ */ jsx3("a", { href: `#${fieldId(form, issue.path)}`, children: say.t("common.form.errorOf", { label, message }) }) : message });
    }) })
  ] });
}
function Field(props) {
  const { form, name: name3 } = props;
  const id2 = fieldId(form, name3);
  const errors = form.issues.filter((issue) => issue.path === name3);
  const described = [props.hint ? `${id2}-hint` : "", errors.length > 0 ? `${id2}-error` : ""].filter(Boolean).join(" ");
  const control = {
    id: id2,
    name: name3,
    "aria-describedby": described || void 0,
    "aria-invalid": errors.length > 0 ? "true" : void 0
  };
  return /* @__PURE__ */ jsxs3("div", { class: "field", children: [
    /* @__PURE__ */ jsxs3("label", { for: id2, children: [
      props.label ?? form.labels[name3] ?? name3,
      props.optional ? /* @__PURE__ */ jsxs3("span", { class: "optional", children: [
        " ",
        form.say.t("common.form.optional")
      ] }) : null
    ] }),
    props.hint ? /* @__PURE__ */ jsx3("span", { class: "hint", id: `${id2}-hint`, children: props.hint }) : null,
    errors.length > 0 ? /* @__PURE__ */ jsx3("span", { class: "error", id: `${id2}-error`, children: errors.map((issue) => messageOf(form, issue)).join(" ") }) : null,
    props.children(control)
  ] });
}
function TextInput(props) {
  const { form, name: name3, label, hint, optional, plain, ...input } = props;
  const isKept = input.type !== "password" && input.type !== "file";
  return /* @__PURE__ */ jsx3(Field, { form, name: name3, label, hint, optional, children: (control) => {
    const value = isKept ? form.values[name3] ?? "" : void 0;
    const attributes = { type: "text", ...input, ...control, value, required: !optional && !plain };
    return /* @__PURE__ */ jsx3("input", { ...attributes });
  } });
}
function TextArea(props) {
  const { form, name: name3, rows = 4, maxLength, lang } = props;
  return /* @__PURE__ */ jsx3(Field, { ...props, children: (control) => /* @__PURE__ */ jsx3("textarea", { ...control, rows, maxLength, lang, required: !props.optional && !props.plain, children: form.values[name3] ?? "" }) });
}
function Select(props) {
  const { form, name: name3, options, optional, plain } = props;
  const groups = [...new Set(options.map((option) => option.group))];
  const draw = (option) => /* @__PURE__ */ jsx3("option", { value: option.value, selected: option.value === form.values[name3], children: option.label });
  return /* @__PURE__ */ jsx3(Field, { ...props, children: (control) => /* @__PURE__ */ jsx3("select", { ...control, required: !optional && !plain, children: groups.map((group) => {
    const own = options.filter((option) => option.group === group).map(draw);
    return group === void 0 ? own : /* @__PURE__ */ jsx3("optgroup", { label: group, children: own });
  }) }) });
}
function Submit(props) {
  const tone = props.tone ?? "primary";
  return /* @__PURE__ */ jsx3("button", { class: tone === "plain" ? "button" : `button ${tone}`, type: "submit", name: props.name, value: props.value, children: props.label });
}
function PostButton({ action, token, label, tone = "plain", hidden = {}, about }) {
  return /* @__PURE__ */ jsxs3("form", { class: "inline", method: "post", action, children: [
    /* @__PURE__ */ jsx3("input", { type: "hidden", name: "_token", value: token }),
    Object.entries(hidden).map(([name3, value]) => /* @__PURE__ */ jsx3("input", { type: "hidden", name: name3, value })),
    /* @__PURE__ */ jsxs3("button", { class: tone === "plain" ? "button" : `button ${tone}`, type: "submit", children: [
      label,
      about ? /* @__PURE__ */ jsx3("span", { class: "visually-hidden", children: about }) : null
    ] })
  ] });
}

// src/ui/parts.tsx
import { jsx as jsx4, jsxs as jsxs4 } from "preact/jsx-runtime";
function Arc() {
  return /* @__PURE__ */ jsx4("svg", { class: "arc", viewBox: "0 0 600 20", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false", children: /* @__PURE__ */ jsx4(
    "path",
    {
      d: "M1 18 C180 2 420 2 599 18",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": "1.5",
      "vector-effect": "non-scaling-stroke"
    }
  ) });
}
function Section(props) {
  return /* @__PURE__ */ jsxs4("section", { class: "section", id: props.id, "aria-labelledby": props.id ? `${props.id}-title` : void 0, children: [
    /* @__PURE__ */ jsx4("h2", { id: props.id ? `${props.id}-title` : void 0, children: props.title }),
    props.lead ? /* @__PURE__ */ jsx4("p", { class: "lead", children: props.lead }) : null,
    props.children
  ] });
}
function Notice({
  tone = "info",
  children
}) {
  return /* @__PURE__ */ jsx4("div", { class: "notice", "data-tone": tone, role: tone === "error" ? "alert" : void 0, children });
}

// src/modules/accounts/web/account-page.tsx
import { Fragment as Fragment3, jsx as jsx5, jsxs as jsxs5 } from "preact/jsx-runtime";

// src/modules/accounts/web/second-factor-pages.tsx
import { encode } from "uqr";
import { Fragment as Fragment4, jsx as jsx6, jsxs as jsxs6 } from "preact/jsx-runtime";

// src/modules/accounts/web/account.ts
var Nothing = z17.object({});
var password = z17.string().min(1, "accounts.error.passwordMissing").max(1e3);
var PasswordChange = z17.object({
  password,
  newPassword: z17.string().min(1, "accounts.error.passwordMissing").max(1e3)
});
var TotpRemoval = z17.object({ password });
var Code = z17.object({ code: z17.string().trim().min(1, "accounts.error.codeMissing").max(100) });
var NewPasskey = z17.object({
  response: z17.string().max(5e4),
  label: z17.string().trim().max(60, "accounts.error.nameLong").default("")
});

// src/modules/accounts/audit/audit.data.ts
async function listAuditEntries(scope, filter, limit) {
  let query = scope.db.selectFrom("audit_entries as entry").leftJoin("staff", "staff.id", "entry.actor_id").select([
    "entry.id",
    "entry.at",
    "entry.actor_id",
    "entry.actor_kind",
    "entry.action",
    "entry.object_kind",
    "entry.object_key"
  ]).select(["entry.before", "entry.after", "entry.reason", "staff.name", "staff.alias"]).where("entry.municipality_id", "=", scope.municipalityId).orderBy("entry.id", "desc").limit(limit);
  const { actorId, action, object, from, until, before, bodyIds } = filter;
  if (actorId) query = query.where("entry.actor_id", "=", actorId);
  if (action)
    query = query.where(
      (each) => each.or([each("entry.action", "=", action), each("entry.action", "like", `${escapeLike(action)}.%`)])
    );
  if (object)
    query = query.where(
      (each) => each.or([each("entry.object_key", "=", object), each("entry.object_kind", "=", object)])
    );
  if (from) query = query.where("entry.at", ">=", from);
  if (until) query = query.where("entry.at", "<", until);
  if (before) query = query.where("entry.id", "<", before);
  if (bodyIds)
    query = query.where(
      (each) => each.or([each("entry.body_id", "in", [...bodyIds, 0]), each("staff.body_id", "in", [...bodyIds, 0])])
    );
  return (await query.execute()).map((row) => ({
    id: Number(row.id),
    at: row.at,
    actorId: row.actor_id,
    actorKind: row.actor_kind,
    actorName: row.alias ?? row.name,
    action: row.action,
    objectKind: row.object_kind,
    objectKey: row.object_key,
    before: row.before,
    after: row.after,
    reason: row.reason
  }));
}
function escapeLike(value) {
  return value.replaceAll(/[\\%_]/g, "\\$&");
}

// src/modules/accounts/audit/list-audit.ts
var AUDIT_PAGE_SIZE = 50;
async function listAudit(ctx, query) {
  const bodyIds = bodiesOf(ctx.actor, "accounts.readAudit");
  allow(bodyIds === null || bodyIds.length > 0);
  const from = startOfDay(query.from);
  const lastDay2 = startOfDay(query.to);
  const filter = {
    bodyIds,
    actorId: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(query.who) ? query.who : void 0,
    action: query.action.trim() || void 0,
    object: query.object.trim() || void 0,
    from,
    until: lastDay2 && new Date(lastDay2.getTime() + 864e5),
    before: /^\d{1,15}$/.test(query.before) ? Number(query.before) : void 0
  };
  return ctx.read(async (scope) => {
    const found = await listAuditEntries(scope, filter, AUDIT_PAGE_SIZE + 1);
    const entries = found.slice(0, AUDIT_PAGE_SIZE);
    return {
      entries,
      staff: await listStaff(scope),
      next: found.length > entries.length ? entries.at(-1)?.id : void 0
    };
  });
}
function startOfDay(day3) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day3)) return void 0;
  const moment = /* @__PURE__ */ new Date(`${day3}T00:00:00+09:00`);
  return Number.isNaN(moment.getTime()) ? void 0 : moment;
}

// src/modules/accounts/web/audit.tsx
import { Fragment as Fragment5, jsx as jsx7, jsxs as jsxs7 } from "preact/jsx-runtime";
var FILTERS = ["who", "action", "object", "from", "to", "before"];
var auditRoute = staffPage({
  access: "accounts.readAudit",
  path: "/audit",
  query: FILTERS,
  async handle(ctx, { query }) {
    const filter = Object.fromEntries(FILTERS.map((name3) => [name3, query[name3] ?? ""]));
    return auditPage(ctx, await listAudit(ctx, filter), filter);
  }
});
function auditPage(ctx, { entries, staff, next: next3 }, filter) {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/audit`;
  const further = new URLSearchParams({ ...filter, before: String(next3) });
  return page({
    title: say.t("accounts.audit.title"),
    body: /* @__PURE__ */ jsxs7(Fragment5, { children: [
      /* @__PURE__ */ jsx7("h1", { children: say.t("accounts.audit.title") }),
      /* @__PURE__ */ jsx7("p", { class: "lead", children: say.t("accounts.audit.lead") }),
      /* @__PURE__ */ jsx7(Filter, { ctx, root, staff, filter }),
      entries.length === 0 ? /* @__PURE__ */ jsx7("p", { children: say.t("accounts.audit.nothing") }) : /* @__PURE__ */ jsx7(Entries, { ctx, entries, root }),
      next3 === void 0 ? null : /* @__PURE__ */ jsx7("p", { children: /* @__PURE__ */ jsx7("a", { class: "button", href: `${root}?${further}`, rel: "next", children: say.t("accounts.audit.older") }) })
    ] })
  });
}
function Filter(props) {
  const { say } = props.ctx;
  const names = ["who", "action", "object", "from", "to"];
  const labels = Object.fromEntries(names.map((name3) => [name3, say.t(`accounts.audit.${name3}`)]));
  const form = formState(say, { id: "filter", labels, values: { ...props.filter } });
  const people = props.staff.map((person2) => ({ value: person2.id, label: shownName(person2) }));
  return /* @__PURE__ */ jsx7("search", { children: /* @__PURE__ */ jsxs7("form", { id: "filter", method: "get", action: props.root, children: [
    /* @__PURE__ */ jsxs7("div", { class: "filters", children: [
      /* @__PURE__ */ jsx7(
        Select,
        {
          form,
          name: "who",
          plain: true,
          options: [{ value: "", label: say.t("accounts.audit.everybody") }, ...people]
        }
      ),
      /* @__PURE__ */ jsx7(TextInput, { form, name: "action", plain: true, hint: say.t("accounts.audit.actionHint"), spellcheck: false }),
      /* @__PURE__ */ jsx7(TextInput, { form, name: "object", plain: true, hint: say.t("accounts.audit.objectHint"), spellcheck: false }),
      /* @__PURE__ */ jsx7(TextInput, { form, name: "from", plain: true, type: "date" }),
      /* @__PURE__ */ jsx7(TextInput, { form, name: "to", plain: true, type: "date" })
    ] }),
    /* @__PURE__ */ jsxs7("div", { class: "buttons", children: [
      /* @__PURE__ */ jsx7(Submit, { label: say.t("accounts.audit.filter"), tone: "plain" }),
      /* @__PURE__ */ jsx7("a", { class: "button quiet", href: props.root, children: say.t("accounts.audit.clear") })
    ] })
  ] }) });
}
function Entries({ ctx, entries, root }) {
  const { say } = ctx;
  return /* @__PURE__ */ jsx7("div", { class: "table-wrap", children: /* @__PURE__ */ jsxs7("table", { children: [
    /* @__PURE__ */ jsx7("caption", { children: say.t("accounts.audit.caption") }),
    /* @__PURE__ */ jsx7("thead", { children: /* @__PURE__ */ jsxs7("tr", { children: [
      /* @__PURE__ */ jsx7("th", { scope: "col", children: say.t("accounts.audit.at") }),
      /* @__PURE__ */ jsx7("th", { scope: "col", children: say.t("accounts.audit.who") }),
      /* @__PURE__ */ jsx7("th", { scope: "col", children: say.t("accounts.audit.action") }),
      /* @__PURE__ */ jsx7("th", { scope: "col", children: say.t("accounts.audit.object") }),
      /* @__PURE__ */ jsx7("th", { scope: "col", children: say.t("accounts.audit.change") })
    ] }) }),
    /* @__PURE__ */ jsx7("tbody", { children: entries.map((entry) => /* @__PURE__ */ jsxs7("tr", { children: [
      /* @__PURE__ */ jsx7("td", { children: /* @__PURE__ */ jsx7("time", { dateTime: entry.at.toISOString(), children: say.format.dateTime(entry.at) }) }),
      /* @__PURE__ */ jsx7("td", { children: whoOf(say, entry) }),
      /* @__PURE__ */ jsxs7("td", { children: [
        actionName(say, entry.action),
        " ",
        /* @__PURE__ */ jsx7("small", { children: entry.action })
      ] }),
      /* @__PURE__ */ jsxs7("td", { children: [
        entry.objectKey ? /* @__PURE__ */ jsx7("a", { href: `${root}?${new URLSearchParams({ object: entry.objectKey })}`, children: entry.objectKey }) : null,
        " ",
        /* @__PURE__ */ jsx7("small", { children: entry.objectKind })
      ] }),
      /* @__PURE__ */ jsx7("td", { children: /* @__PURE__ */ jsx7(Change, { say, entry }) })
    ] })) })
  ] }) });
}
function whoOf(say, { actorName, actorId, actorKind }) {
  if (actorName) return actorName;
  return actorId ? actorId.slice(0, 8) : say.t(`accounts.audit.kind.${actorKind}`);
}
function actionName(say, action) {
  const key2 = `accounts.audit.action.${action}`;
  const name3 = say.t(key2);
  return name3 === key2 ? "" : name3;
}
function Change({ say, entry }) {
  if (!entry.before && !entry.after && !entry.reason) return null;
  return /* @__PURE__ */ jsxs7("details", { children: [
    /* @__PURE__ */ jsx7("summary", { children: say.t("accounts.audit.show") }),
    entry.reason ? /* @__PURE__ */ jsx7("p", { children: entry.reason }) : null,
    entry.before ? /* @__PURE__ */ jsx7(Record, { label: say.t("accounts.audit.before"), value: entry.before }) : null,
    entry.after ? /* @__PURE__ */ jsx7(Record, { label: say.t("accounts.audit.after"), value: entry.after }) : null
  ] });
}
function Record({ label, value }) {
  return /* @__PURE__ */ jsxs7("div", { children: [
    /* @__PURE__ */ jsx7("small", { children: label }),
    /* @__PURE__ */ jsx7("pre", { class: "record", children: JSON.stringify(value, null, 1) })
  ] });
}

// src/modules/accounts/web/same-site.rules.ts
var HERE = "http://here.invalid";
function samePlace(wanted, slug) {
  const root = `/${slug}/staff/`;
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, HERE)) return root;
  const { origin, pathname, search } = new URL(wanted, HERE);
  const isStaffPage = origin === HERE && pathname.startsWith(root);
  const isGate = pathname.startsWith(`${root}sign-`) || pathname.startsWith(`${root}language/`);
  return isStaffPage && !isGate ? `${pathname}${search}` : root;
}
function sameLanguagePlace(wanted, slug) {
  const signIn = `/${slug}/staff/sign-in`;
  if (wanted === signIn || wanted?.startsWith(`${signIn}?next=`)) return `${signIn}${wanted.slice(signIn.length)}`;
  return samePlace(wanted, slug);
}

// src/modules/accounts/web/language.ts
var YEAR_SECONDS = 365 * 86400;
var languageRoute = gateRoute({
  method: "GET",
  path: "/language/:code",
  query: ["back"],
  async handle(ctx, { params, query }) {
    const { code } = params;
    if (code !== "ja" && code !== "en") throw notFound();
    const secure = ctx.publicUrl.startsWith("https:") ? "; Secure" : "";
    const cookie = `${STAFF_LANGUAGE_COOKIE}=${code}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${YEAR_SECONDS}${secure}`;
    return redirect(sameLanguagePlace(query.back, ctx.municipality.slug), { cookies: [cookie] });
  }
});

// src/modules/accounts/web/organisation.ts
import { z as z19 } from "zod";

// src/modules/accounts/posts/check-organisation.ts
async function getBodyOf(scope, bodyId) {
  const body = (await listBodies(scope)).find((candidate) => candidate.id === bodyId);
  if (!body) throw invalid([{ path: "bodyId", code: "accounts.error.bodyMissing" }]);
  return body;
}
async function checkSection(scope, { bodyId, sectionId }) {
  if (sectionId === null) return;
  const section = (await listSections(scope)).find((candidate) => candidate.id === sectionId);
  if (section?.bodyId !== bodyId) throw invalid([{ path: "sectionId", code: "accounts.error.sectionOfOtherBody" }]);
}

// src/modules/accounts/posts/add-post.ts
async function addPost(ctx, input) {
  allow(mayManagePostsOf(ctx.actor, input.bodyId));
  return ctx.transaction(async (scope) => {
    await getBodyOf(scope, input.bodyId);
    await checkSection(scope, input);
    const postId = await insertPost(scope, { ...input, isDemo: false });
    const { name: name3, sectionId, validFrom, validTo } = input;
    await recordAudit(ctx, scope, {
      action: "post.added",
      objectKind: "post",
      objectKey: String(postId),
      bodyId: input.bodyId,
      after: { name: name3, sectionId, validFrom, validTo }
    });
    return postId;
  });
}

// src/modules/accounts/posts/add-section.ts
async function addSection(ctx, input) {
  allow(mayManagePostsOf(ctx.actor, input.bodyId));
  await ctx.transaction(async (scope) => {
    await getBodyOf(scope, input.bodyId);
    await insertSection(scope, input);
    const { key: key2, name: name3, validFrom, validTo } = input;
    await recordAudit(ctx, scope, {
      action: "section.added",
      objectKind: "section",
      objectKey: key2,
      bodyId: input.bodyId,
      after: { name: name3, validFrom, validTo }
    });
  });
}

// src/modules/accounts/posts/validity.rules.ts
function isValidOn({ validFrom, validTo }, day3) {
  return (validFrom === null || validFrom <= day3) && (validTo === null || day3 <= validTo);
}
function overlaps(one2, other) {
  const startsBeforeEnd = (a, b) => a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo;
  return startsBeforeEnd(one2, other) && startsBeforeEnd(other, one2);
}
function dayOf(moment) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(moment);
}
function clashes(existing, added) {
  return added.kind === "holder" && existing.some((assignment) => assignment.kind === "holder" && overlaps(assignment, added));
}
function actingOn(assignments, day3) {
  const valid = assignments.filter((assignment) => isValidOn(assignment, day3));
  return {
    holder: valid.find((assignment) => assignment.kind === "holder"),
    deputies: valid.filter((assignment) => assignment.kind === "deputy")
  };
}

// src/modules/accounts/posts/assign-post.ts
async function assignPost(ctx, postId, input) {
  await ctx.transaction(async (scope) => {
    const post2 = await getPostForUpdate(scope, postId);
    allow(mayManagePostsOf(ctx.actor, post2.bodyId));
    const staff = await getStaff(scope, input.staffId);
    if (!staff.isActive) throw invalid([{ path: "staffId", code: "accounts.error.staffMissing" }]);
    if (clashes(await listAssignments(scope, postId), input))
      throw invalid([{ path: "validFrom", code: "accounts.error.holderClash" }]);
    await insertAssignment(scope, { ...input, postId });
    await recordAudit(ctx, scope, {
      action: "post.assigned",
      objectKind: "post",
      objectKey: String(postId),
      bodyId: post2.bodyId,
      after: input
    });
  });
}

// src/modules/accounts/posts/edit-post.ts
async function editPost(ctx, postId, input) {
  await ctx.transaction(async (scope) => {
    const before = await getPostForUpdate(scope, postId);
    allow(mayManagePostsOf(ctx.actor, before.bodyId));
    await checkSection(scope, { bodyId: before.bodyId, sectionId: input.sectionId });
    const { name: name3, sectionId, validFrom, validTo } = input;
    await updatePost(scope, postId, { name: name3, sectionId, validFrom, validTo });
    await recordAudit(ctx, scope, {
      action: "post.edited",
      objectKind: "post",
      objectKey: String(postId),
      bodyId: before.bodyId,
      before: { name: before.name, sectionId: before.sectionId, validFrom: before.validFrom, validTo: before.validTo },
      after: { name: name3, sectionId, validFrom, validTo }
    });
  });
}

// src/modules/accounts/posts/edit-section.ts
async function editSection(ctx, sectionId, input) {
  await ctx.transaction(async (scope) => {
    const before = await getSectionForUpdate(scope, sectionId);
    allow(mayManagePostsOf(ctx.actor, before.bodyId));
    const name3 = { ...before.name, en: void 0, ...input.name };
    await updateSection(scope, sectionId, { ...input, name: name3 });
    await recordAudit(ctx, scope, {
      action: "section.edited",
      objectKind: "section",
      objectKey: before.key,
      bodyId: before.bodyId,
      before: { name: before.name, validFrom: before.validFrom, validTo: before.validTo },
      after: { name: name3, validFrom: input.validFrom, validTo: input.validTo }
    });
  });
}

// src/modules/accounts/posts/end-assignment.ts
async function endAssignment(ctx, postId, input) {
  await ctx.transaction(async (scope) => {
    const post2 = await getPostForUpdate(scope, postId);
    allow(mayManagePostsOf(ctx.actor, post2.bodyId));
    const assignment = (await listAssignments(scope, postId)).find(({ id: id2 }) => id2 === input.assignmentId);
    if (!assignment) throw notFound();
    if (assignment.validFrom !== null && input.validTo < assignment.validFrom)
      throw invalid([{ path: "validTo", code: "accounts.error.dateOrder" }]);
    await setAssignmentEnd(scope, assignment.id, input.validTo);
    await recordAudit(ctx, scope, {
      action: "post.assignmentEnded",
      objectKind: "post",
      objectKey: String(postId),
      bodyId: post2.bodyId,
      before: { staffId: assignment.staffId, kind: assignment.kind, validTo: assignment.validTo },
      after: { validTo: input.validTo }
    });
  });
}

// src/modules/accounts/posts/get-organisation.ts
function getOrganisation(ctx) {
  return ctx.read(async (scope) => ({
    bodies: await listBodies(scope),
    sections: await listSections(scope),
    posts: await listPosts(scope),
    assignments: await listAssignments(scope),
    staff: await listStaff(scope)
  }));
}

// src/modules/accounts/posts/inputs.ts
import { z as z18 } from "zod";
var NAME_MAX = 100;
var nameJa = z18.string().trim().min(1, "accounts.error.nameMissing").max(NAME_MAX, "accounts.error.nameLong");
var nameEn = z18.string().trim().max(NAME_MAX, "accounts.error.nameLong").default("");
var id = z18.string().regex(/^\d{1,9}$/, "accounts.error.bodyMissing").transform(Number);
var optionalId = z18.string().regex(/^\d{0,9}$/).default("").transform((value) => value ? Number(value) : null);
var day2 = z18.union([z18.literal(""), z18.iso.date()], "accounts.error.dateForm").default("").transform((value) => value || null);
var toText = ({ nameJa: nameJa2, nameEn: nameEn2 }) => nameEn2 ? { ja: nameJa2, en: nameEn2 } : { ja: nameJa2 };
var isInOrder = (value) => value.validFrom === null || value.validTo === null || value.validFrom <= value.validTo;
var ORDER = { path: ["validTo"], message: "accounts.error.dateOrder" };
var named = { nameJa, nameEn, validFrom: day2, validTo: day2 };
var SectionInput = z18.object(named).refine(isInOrder, ORDER).transform((value) => ({ ...value, name: toText(value) }));
var AddSectionInput = z18.object({
  ...named,
  bodyId: id,
  key: z18.string().trim().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "accounts.error.keyForm")
}).refine(isInOrder, ORDER).transform((value) => ({ ...value, name: toText(value) }));
var PostInput = z18.object({ ...named, sectionId: optionalId }).refine(isInOrder, ORDER).transform((value) => ({ ...value, name: toText(value) }));
var AddPostInput = z18.object({ ...named, bodyId: id, sectionId: optionalId }).refine(isInOrder, ORDER).transform((value) => ({ ...value, name: toText(value) }));
var AssignmentInput = z18.object({
  staffId: z18.uuid("accounts.error.staffMissing"),
  kind: z18.enum(["holder", "deputy"]),
  validFrom: z18.iso.date("accounts.error.dateForm"),
  validTo: day2
}).refine(isInOrder, ORDER);
var AssignmentEndInput = z18.object({ validTo: z18.iso.date("accounts.error.dateForm") });

// src/ui/choices.tsx
import { jsx as jsx8, jsxs as jsxs8 } from "preact/jsx-runtime";
function Checkbox({ form, name: name3, label, value = "on" }) {
  return /* @__PURE__ */ jsxs8("label", { class: "choice", children: [
    /* @__PURE__ */ jsx8("input", { type: "checkbox", id: fieldId(form, name3), name: name3, value, checked: form.values[name3] === value }),
    /* @__PURE__ */ jsx8("span", { children: label ?? form.labels[name3] ?? name3 })
  ] });
}
function Radios(props) {
  const { form, name: name3, options } = props;
  return /* @__PURE__ */ jsx8(Fieldset, { form, name: name3, legend: props.label ?? form.labels[name3] ?? name3, hint: props.hint, children: options.map((option, index) => /* @__PURE__ */ jsxs8("label", { class: "choice", children: [
    /* @__PURE__ */ jsx8(
      "input",
      {
        type: "radio",
        id: index === 0 ? fieldId(form, name3) : void 0,
        name: name3,
        value: option.value,
        checked: form.values[name3] === option.value
      }
    ),
    /* @__PURE__ */ jsx8("span", { children: option.label })
  ] })) });
}
function Fieldset({ form, name: name3, legend, hint, children }) {
  const error = form.issues.filter((issue) => issue.path === name3).map((issue) => messageOf(form, issue)).join(" ");
  return /* @__PURE__ */ jsxs8("fieldset", { class: "field", children: [
    /* @__PURE__ */ jsx8("legend", { children: legend }),
    hint ? /* @__PURE__ */ jsx8("span", { class: "hint", children: hint }) : null,
    error ? /* @__PURE__ */ jsx8("span", { class: "error", children: error }) : null,
    children
  ] });
}

// src/modules/accounts/web/people-pages.tsx
import { Fragment as Fragment6, jsx as jsx9, jsxs as jsxs9 } from "preact/jsx-runtime";
function peoplePage(ctx, { people, bodies, sections }, withLeft) {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/people`;
  const shown = people.filter((person2) => withLeft || person2.isActive);
  const hidden = people.length - shown.length;
  return page({
    title: say.t("accounts.people.title"),
    body: /* @__PURE__ */ jsxs9(Fragment6, { children: [
      /* @__PURE__ */ jsx9("h1", { children: say.t("accounts.people.title") }),
      /* @__PURE__ */ jsx9("p", { class: "buttons", children: /* @__PURE__ */ jsx9("a", { class: "button primary", href: `${root}/new`, children: say.t("accounts.people.add") }) }),
      bodies.map((body) => /* @__PURE__ */ jsx9(
        BodyPeople,
        {
          ctx,
          body,
          bodies,
          sections,
          people: shown.filter((person2) => person2.bodyId === body.id)
        }
      )),
      hidden > 0 ? /* @__PURE__ */ jsx9("p", { children: /* @__PURE__ */ jsx9("a", { href: `${root}?all=1`, children: say.t("accounts.people.showLeft", { count: hidden }) }) }) : null
    ] })
  });
}
function BodyPeople(props) {
  const { ctx, body, bodies, sections, people } = props;
  const { say } = ctx;
  if (people.length === 0) return null;
  const sectionName = (id2) => say.plain(sections.find((section) => section.id === id2)?.name);
  return /* @__PURE__ */ jsx9("div", { class: "table-wrap", children: /* @__PURE__ */ jsxs9("table", { children: [
    /* @__PURE__ */ jsx9("caption", { children: say.plain(body.name) }),
    /* @__PURE__ */ jsx9("thead", { children: /* @__PURE__ */ jsxs9("tr", { children: [
      /* @__PURE__ */ jsx9("th", { scope: "col", children: say.t("accounts.people.name") }),
      /* @__PURE__ */ jsx9("th", { scope: "col", children: say.t("accounts.people.account") }),
      /* @__PURE__ */ jsx9("th", { scope: "col", children: say.t("accounts.people.section") }),
      /* @__PURE__ */ jsx9("th", { scope: "col", children: say.t("accounts.people.roles") })
    ] }) }),
    /* @__PURE__ */ jsx9("tbody", { children: people.map((person2) => /* @__PURE__ */ jsxs9("tr", { children: [
      /* @__PURE__ */ jsxs9("th", { scope: "row", children: [
        /* @__PURE__ */ jsx9("a", { href: `/${ctx.municipality.slug}/staff/people/${person2.id}`, children: shownName(person2) }),
        " ",
        /* @__PURE__ */ jsx9(PersonMarks, { ctx, person: person2 }),
        person2.reading ? /* @__PURE__ */ jsx9("div", { class: "caption", children: person2.reading }) : null
      ] }),
      /* @__PURE__ */ jsx9("td", { children: person2.account }),
      /* @__PURE__ */ jsx9("td", { children: sectionName(person2.sectionId) }),
      /* @__PURE__ */ jsx9("td", { children: person2.grants.map((grant) => grantName(ctx, grant, bodies)).join(" / ") })
    ] })) })
  ] }) });
}
function PersonMarks({
  ctx,
  person: person2
}) {
  return /* @__PURE__ */ jsxs9(Fragment6, { children: [
    person2.isDemo ? /* @__PURE__ */ jsx9("span", { class: "demo", children: ctx.say.t("accounts.people.demo") }) : null,
    person2.isActive ? null : /* @__PURE__ */ jsx9("span", { class: "demo", children: ctx.say.t("accounts.people.left") })
  ] });
}
function roleName({ say }, role) {
  return say.t(`accounts.role.${role}`);
}
function grantName(ctx, { role, bodyId }, bodies) {
  const { say } = ctx;
  const body = bodyId === null ? say.t("accounts.people.allBodies") : say.plain(bodies.find(({ id: id2 }) => id2 === bodyId)?.name);
  return say.t("accounts.people.grant", { role: roleName(ctx, role), body });
}
function newPersonPage(ctx, { bodies, sections }, shown) {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/people`;
  const own = bodies.filter((body) => mayManageStaffOf(ctx.actor, body.id));
  const form = formState(say, {
    id: "person",
    labels: { ...detailLabels(ctx), account: say.t("accounts.people.account"), bodyId: say.t("accounts.people.body") },
    values: shown?.values,
    issues: shown?.issues
  });
  const bodyOptions = own.map((body) => ({ value: String(body.id), label: say.plain(body.name) }));
  const title = say.t("accounts.people.add");
  return page({
    title,
    status: shown?.status,
    crumbs: [{ label: say.t("accounts.people.title"), href: root }, { label: title }],
    body: /* @__PURE__ */ jsxs9(Fragment6, { children: [
      /* @__PURE__ */ jsx9("h1", { children: title }),
      /* @__PURE__ */ jsx9("p", { class: "lead", children: say.t("accounts.people.addLead") }),
      /* @__PURE__ */ jsxs9(Form, { form, action: root, token: ctx.formToken, children: [
        /* @__PURE__ */ jsx9(
          TextInput,
          {
            form,
            name: "account",
            autocomplete: "off",
            spellcheck: false,
            maxLength: 60,
            hint: say.t("accounts.people.accountHint")
          }
        ),
        /* @__PURE__ */ jsx9(
          DetailFields,
          {
            ctx,
            form,
            sections: sectionOptions(
              ctx,
              sections.filter((section) => own.some((body) => body.id === section.bodyId)),
              bodies
            ),
            children: /* @__PURE__ */ jsx9(Select, { form, name: "bodyId", options: bodyOptions })
          }
        ),
        /* @__PURE__ */ jsx9("div", { class: "buttons", children: /* @__PURE__ */ jsx9(Submit, { label: say.t("accounts.people.addSubmit") }) })
      ] })
    ] })
  });
}
function detailLabels({ say }) {
  return {
    name: say.t("accounts.people.name"),
    reading: say.t("accounts.people.reading"),
    alias: say.t("accounts.people.alias"),
    sectionId: say.t("accounts.people.section")
  };
}
function DetailFields(props) {
  const { ctx, form, sections } = props;
  return /* @__PURE__ */ jsxs9(Fragment6, { children: [
    /* @__PURE__ */ jsx9(
      TextInput,
      {
        form,
        name: "name",
        autocomplete: "off",
        maxLength: 100,
        hint: ctx.say.t("accounts.people.nameHint")
      }
    ),
    /* @__PURE__ */ jsx9(
      TextInput,
      {
        form,
        name: "reading",
        optional: true,
        autocomplete: "off",
        maxLength: 100,
        hint: ctx.say.t("accounts.people.readingHint")
      }
    ),
    /* @__PURE__ */ jsx9(
      TextInput,
      {
        form,
        name: "alias",
        optional: true,
        autocomplete: "off",
        maxLength: 100,
        hint: ctx.say.t("accounts.people.aliasHint")
      }
    ),
    props.children,
    /* @__PURE__ */ jsx9(
      Select,
      {
        form,
        name: "sectionId",
        optional: true,
        options: [{ value: "", label: ctx.say.t("accounts.people.noSection") }, ...sections]
      }
    )
  ] });
}
function sectionOptions(ctx, sections, bodies) {
  return sections.map((section) => ({
    value: String(section.id),
    label: ctx.say.plain(section.name),
    group: ctx.say.plain(bodies.find((body) => body.id === section.bodyId)?.name)
  }));
}

// src/modules/accounts/web/posts-page.tsx
import { Fragment as Fragment7, jsx as jsx10, jsxs as jsxs10 } from "preact/jsx-runtime";
function postsPage(ctx, organisation) {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff`;
  return page({
    title: say.t("accounts.posts.title"),
    body: /* @__PURE__ */ jsxs10(Fragment7, { children: [
      /* @__PURE__ */ jsx10("h1", { children: say.t("accounts.posts.title") }),
      /* @__PURE__ */ jsx10("p", { class: "lead", children: say.t("accounts.posts.lead") }),
      /* @__PURE__ */ jsxs10("p", { class: "buttons", children: [
        mayManageSome(ctx) ? /* @__PURE__ */ jsx10("a", { class: "button primary", href: `${root}/posts/new`, children: say.t("accounts.posts.add") }) : null,
        /* @__PURE__ */ jsx10("a", { class: "button", href: `${root}/sections`, children: say.t("accounts.sections.title") })
      ] }),
      organisation.bodies.map((body) => /* @__PURE__ */ jsx10(BodyPosts, { ctx, organisation, body }))
    ] })
  });
}
function mayManageSome(ctx) {
  const managed = bodiesOf(ctx.actor, "accounts.managePosts");
  return managed === null || managed.length > 0;
}
function BodyPosts({
  ctx,
  organisation,
  body
}) {
  const { say } = ctx;
  const today = dayOf(ctx.clock.now());
  const posts = organisation.posts.filter((post2) => post2.bodyId === body.id && isValidOn(post2, today));
  if (posts.length === 0) return null;
  const name3 = (staffId) => {
    const person2 = organisation.staff.find((candidate) => candidate.id === staffId);
    return person2 ? shownName(person2) : "";
  };
  return /* @__PURE__ */ jsx10("div", { class: "table-wrap", children: /* @__PURE__ */ jsxs10("table", { children: [
    /* @__PURE__ */ jsx10("caption", { children: say.plain(body.name) }),
    /* @__PURE__ */ jsx10("thead", { children: /* @__PURE__ */ jsxs10("tr", { children: [
      /* @__PURE__ */ jsx10("th", { scope: "col", children: say.t("accounts.posts.post") }),
      /* @__PURE__ */ jsx10("th", { scope: "col", children: say.t("accounts.people.section") }),
      /* @__PURE__ */ jsx10("th", { scope: "col", children: say.t("accounts.posts.holder") }),
      /* @__PURE__ */ jsx10("th", { scope: "col", children: say.t("accounts.posts.deputies") })
    ] }) }),
    /* @__PURE__ */ jsx10("tbody", { children: posts.map((post2) => {
      const { holder, deputies } = actingOn(
        organisation.assignments.filter(({ postId }) => postId === post2.id),
        today
      );
      return /* @__PURE__ */ jsxs10("tr", { children: [
        /* @__PURE__ */ jsxs10("th", { scope: "row", children: [
          /* @__PURE__ */ jsx10("a", { href: `/${ctx.municipality.slug}/staff/posts/${post2.id}`, children: say.plain(post2.name) }),
          " ",
          post2.isDemo ? /* @__PURE__ */ jsx10("span", { class: "demo", children: say.t("accounts.people.demo") }) : null
        ] }),
        /* @__PURE__ */ jsx10("td", { children: say.plain(organisation.sections.find((section) => section.id === post2.sectionId)?.name) }),
        /* @__PURE__ */ jsx10("td", { children: holder ? name3(holder.staffId) : /* @__PURE__ */ jsx10("span", { class: "gap", children: say.t("accounts.posts.vacant") }) }),
        /* @__PURE__ */ jsx10("td", { children: deputies.map((deputy) => name3(deputy.staffId)).join(" / ") })
      ] });
    }) })
  ] }) });
}
function validityLabels({ say }) {
  return {
    nameJa: say.t("accounts.posts.nameJa"),
    nameEn: say.t("accounts.posts.nameEn"),
    validFrom: say.t("accounts.posts.validFrom"),
    validTo: say.t("accounts.posts.validTo")
  };
}
function NamedFields({ form }) {
  return /* @__PURE__ */ jsxs10(Fragment7, { children: [
    /* @__PURE__ */ jsx10(TextInput, { form, name: "nameJa", lang: "ja", maxLength: 100 }),
    /* @__PURE__ */ jsx10(TextInput, { form, name: "nameEn", lang: "en", maxLength: 100, optional: true }),
    /* @__PURE__ */ jsx10(TextInput, { form, name: "validFrom", type: "date", optional: true }),
    /* @__PURE__ */ jsx10(TextInput, { form, name: "validTo", type: "date", optional: true })
  ] });
}
function newPostPage(ctx, { bodies, sections }, shown) {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/posts`;
  const own = bodies.filter((body) => mayManagePostsOf(ctx.actor, body.id));
  const labels = {
    ...validityLabels(ctx),
    bodyId: say.t("accounts.people.body"),
    sectionId: say.t("accounts.people.section")
  };
  const form = formState(say, { id: "post", labels, values: shown?.values, issues: shown?.issues });
  const title = say.t("accounts.posts.add");
  const offered = sections.filter((section) => own.some((body) => body.id === section.bodyId));
  return page({
    title,
    status: shown?.status,
    crumbs: [{ label: say.t("accounts.posts.title"), href: root }, { label: title }],
    body: /* @__PURE__ */ jsxs10(Fragment7, { children: [
      /* @__PURE__ */ jsx10("h1", { children: title }),
      /* @__PURE__ */ jsxs10(Form, { form, action: root, token: ctx.formToken, children: [
        /* @__PURE__ */ jsx10(
          Select,
          {
            form,
            name: "bodyId",
            options: own.map((body) => ({ value: String(body.id), label: say.plain(body.name) }))
          }
        ),
        /* @__PURE__ */ jsx10(
          Select,
          {
            form,
            name: "sectionId",
            optional: true,
            options: [
              { value: "", label: say.t("accounts.people.noSection") },
              ...sectionOptions(ctx, offered, bodies)
            ]
          }
        ),
        /* @__PURE__ */ jsx10(NamedFields, { form }),
        /* @__PURE__ */ jsx10(Submit, { label: say.t("accounts.posts.addSubmit") })
      ] })
    ] })
  });
}

// src/modules/accounts/web/post-page.tsx
import { Fragment as Fragment8, jsx as jsx11, jsxs as jsxs11 } from "preact/jsx-runtime";
function postPage(ctx, given, problem) {
  const { say } = ctx;
  const { organisation, post: post2 } = given;
  const mayManage = mayManagePostsOf(ctx.actor, post2.bodyId);
  const props = { ctx, organisation, post: post2, problem };
  return page({
    title: say.plain(post2.name),
    status: problem?.status,
    crumbs: [
      { label: say.t("accounts.posts.title"), href: `/${ctx.municipality.slug}/staff/posts` },
      { label: say.plain(post2.name) }
    ],
    body: /* @__PURE__ */ jsxs11(Fragment8, { children: [
      /* @__PURE__ */ jsx11("h1", { children: say.plain(post2.name) }),
      /* @__PURE__ */ jsx11("p", { class: "lead", children: [
        say.plain(organisation.bodies.find((body) => body.id === post2.bodyId)?.name),
        say.plain(organisation.sections.find((section) => section.id === post2.sectionId)?.name)
      ].filter(Boolean).join(" \xB7 ") }),
      /* @__PURE__ */ jsx11(Assignments, { ...props, mayManage }),
      mayManage ? /* @__PURE__ */ jsx11(NewAssignment, { ...props }) : null,
      mayManage ? /* @__PURE__ */ jsx11(EditPost, { ...props }) : null
    ] })
  });
}
function Assignments({ ctx, organisation, post: post2, problem, mayManage }) {
  const { say } = ctx;
  const today = dayOf(ctx.clock.now());
  const assignments = organisation.assignments.filter((assignment) => assignment.postId === post2.id);
  const name3 = ({ staffId }) => {
    const person2 = organisation.staff.find((candidate) => candidate.id === staffId);
    return person2 ? shownName(person2) : "";
  };
  return /* @__PURE__ */ jsxs11(Section, { id: "assignments", title: say.t("accounts.post.people"), children: [
    assignments.length === 0 ? /* @__PURE__ */ jsx11("p", { children: say.t("accounts.post.nobody") }) : null,
    /* @__PURE__ */ jsx11("ul", { class: "rows", children: assignments.map((assignment) => /* @__PURE__ */ jsxs11("li", { class: "row", children: [
      /* @__PURE__ */ jsxs11("span", { class: "what", children: [
        name3(assignment),
        " ",
        /* @__PURE__ */ jsx11("small", { children: say.t(`accounts.post.${assignment.kind}`) })
      ] }),
      /* @__PURE__ */ jsx11("span", { class: "more", children: spanOf(ctx, assignment) }),
      mayManage && (assignment.validTo === null || isValidOn(assignment, today)) ? /* @__PURE__ */ jsx11(EndAssignment, { ctx, post: post2, assignment, problem }) : null
    ] })) })
  ] });
}
function spanOf({ say }, { validFrom, validTo }) {
  const day3 = (value) => value ? say.format.date(value) : "";
  return validFrom || validTo ? say.t("accounts.posts.span", { from: day3(validFrom), to: day3(validTo) }) : "";
}
function EndAssignment({
  ctx,
  post: post2,
  assignment,
  problem
}) {
  const { say } = ctx;
  const own = problem?.form === "end" && problem.assignment === String(assignment.id) ? problem : void 0;
  const form = formState(say, {
    id: `end-${assignment.id}`,
    labels: { validTo: say.t("accounts.posts.validTo") },
    values: own?.values ?? { validTo: assignment.validTo ?? dayOf(ctx.clock.now()) },
    issues: own?.issues
  });
  return /* @__PURE__ */ jsxs11("details", { open: own !== void 0, children: [
    /* @__PURE__ */ jsx11("summary", { children: say.t("accounts.post.end") }),
    /* @__PURE__ */ jsxs11(
      Form,
      {
        form,
        action: `/${ctx.municipality.slug}/staff/posts/${post2.id}/assignments/${assignment.id}/end`,
        token: ctx.formToken,
        children: [
          /* @__PURE__ */ jsx11(TextInput, { form, name: "validTo", type: "date" }),
          /* @__PURE__ */ jsx11(Submit, { label: say.t("accounts.post.end"), tone: "plain" })
        ]
      }
    )
  ] });
}
function NewAssignment({ ctx, organisation, post: post2, problem }) {
  const { say } = ctx;
  const own = problem?.form === "assignment" ? problem : void 0;
  const collator = new Intl.Collator("ja");
  const people = organisation.staff.filter((person2) => person2.isActive).sort((one2, other) => collator.compare(one2.reading ?? one2.name, other.reading ?? other.name)).map((person2) => ({
    value: person2.id,
    label: shownName(person2),
    group: say.plain(organisation.bodies.find((body) => body.id === person2.bodyId)?.name)
  }));
  const form = formState(say, {
    id: "assignment",
    labels: {
      staffId: say.t("accounts.post.person"),
      kind: say.t("accounts.post.kind"),
      validFrom: say.t("accounts.posts.validFrom"),
      validTo: say.t("accounts.posts.validTo")
    },
    values: own?.values ?? { kind: "holder", validFrom: dayOf(ctx.clock.now()) },
    issues: own?.issues
  });
  const kinds = ["holder", "deputy"].map((value) => ({ value, label: say.t(`accounts.post.${value}`) }));
  return /* @__PURE__ */ jsx11(Section, { id: "assign", title: say.t("accounts.post.assign"), children: /* @__PURE__ */ jsxs11(Form, { form, action: `/${ctx.municipality.slug}/staff/posts/${post2.id}/assignments`, token: ctx.formToken, children: [
    /* @__PURE__ */ jsx11(Select, { form, name: "staffId", options: people }),
    /* @__PURE__ */ jsx11(Radios, { form, name: "kind", options: kinds }),
    /* @__PURE__ */ jsx11(TextInput, { form, name: "validFrom", type: "date" }),
    /* @__PURE__ */ jsx11(TextInput, { form, name: "validTo", type: "date", optional: true }),
    /* @__PURE__ */ jsx11(Submit, { label: say.t("accounts.post.assignSubmit") })
  ] }) });
}
function EditPost({ ctx, organisation, post: post2, problem }) {
  const { say } = ctx;
  const own = problem?.form === "post" ? problem : void 0;
  const stored = {
    nameJa: post2.name.ja ?? "",
    nameEn: post2.name.en ?? "",
    validFrom: post2.validFrom ?? "",
    validTo: post2.validTo ?? "",
    sectionId: String(post2.sectionId ?? "")
  };
  const labels = { ...validityLabels(ctx), sectionId: say.t("accounts.people.section") };
  const form = formState(say, { id: "post", labels, values: own?.values ?? stored, issues: own?.issues });
  const sections = sectionOptions(
    ctx,
    organisation.sections.filter((section) => section.bodyId === post2.bodyId),
    organisation.bodies
  );
  return /* @__PURE__ */ jsx11(Section, { id: "edit", title: say.t("accounts.post.edit"), children: /* @__PURE__ */ jsxs11(Form, { form, action: `/${ctx.municipality.slug}/staff/posts/${post2.id}`, token: ctx.formToken, children: [
    /* @__PURE__ */ jsx11(NamedFields, { form }),
    /* @__PURE__ */ jsx11(
      Select,
      {
        form,
        name: "sectionId",
        optional: true,
        options: [{ value: "", label: say.t("accounts.people.noSection") }, ...sections]
      }
    ),
    /* @__PURE__ */ jsx11(Submit, { label: say.t("accounts.save"), tone: "plain" })
  ] }) });
}

// src/modules/accounts/web/sections-page.tsx
import { Fragment as Fragment9, jsx as jsx12, jsxs as jsxs12 } from "preact/jsx-runtime";
function sectionsPage(ctx, { bodies, sections }) {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/sections`;
  const today = dayOf(ctx.clock.now());
  return page({
    title: say.t("accounts.sections.title"),
    body: /* @__PURE__ */ jsxs12(Fragment9, { children: [
      /* @__PURE__ */ jsx12("h1", { children: say.t("accounts.sections.title") }),
      mayManageSome(ctx) ? /* @__PURE__ */ jsx12("p", { class: "buttons", children: /* @__PURE__ */ jsx12("a", { class: "button primary", href: `${root}/new`, children: say.t("accounts.sections.add") }) }) : null,
      bodies.map((body) => /* @__PURE__ */ jsxs12("section", { class: "section", children: [
        /* @__PURE__ */ jsx12("h2", { children: say.plain(body.name) }),
        /* @__PURE__ */ jsx12("ul", { class: "rows", children: sections.filter((section) => section.bodyId === body.id).map((section) => /* @__PURE__ */ jsxs12("li", { class: "row", children: [
          /* @__PURE__ */ jsx12("span", { class: "what", children: mayManagePostsOf(ctx.actor, body.id) ? /* @__PURE__ */ jsx12("a", { href: `${root}/${section.id}`, children: say.plain(section.name) }) : say.plain(section.name) }),
          /* @__PURE__ */ jsxs12("span", { class: "more", children: [
            spanOf(ctx, section),
            " ",
            isValidOn(section, today) ? null : /* @__PURE__ */ jsx12("span", { class: "demo", children: say.t("accounts.sections.notToday") })
          ] })
        ] })) })
      ] }))
    ] })
  });
}
function newSectionPage(ctx, { bodies }, shown) {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/sections`;
  const own = bodies.filter((body) => mayManagePostsOf(ctx.actor, body.id));
  const labels = { ...validityLabels(ctx), bodyId: say.t("accounts.people.body"), key: say.t("accounts.sections.key") };
  const form = formState(say, { id: "section", labels, values: shown?.values, issues: shown?.issues });
  const title = say.t("accounts.sections.add");
  return page({
    title,
    status: shown?.status,
    crumbs: [{ label: say.t("accounts.sections.title"), href: root }, { label: title }],
    body: /* @__PURE__ */ jsxs12(Fragment9, { children: [
      /* @__PURE__ */ jsx12("h1", { children: title }),
      /* @__PURE__ */ jsxs12(Form, { form, action: root, token: ctx.formToken, children: [
        /* @__PURE__ */ jsx12(
          Select,
          {
            form,
            name: "bodyId",
            options: own.map((body) => ({ value: String(body.id), label: say.plain(body.name) }))
          }
        ),
        /* @__PURE__ */ jsx12(NamedFields, { form }),
        /* @__PURE__ */ jsx12(
          TextInput,
          {
            form,
            name: "key",
            autocomplete: "off",
            spellcheck: false,
            maxLength: 60,
            hint: say.t("accounts.sections.keyHint")
          }
        ),
        /* @__PURE__ */ jsx12(Submit, { label: say.t("accounts.sections.addSubmit") })
      ] })
    ] })
  });
}
function sectionPage(ctx, section, shown) {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/sections`;
  const stored = {
    nameJa: section.name.ja ?? "",
    nameEn: section.name.en ?? "",
    validFrom: section.validFrom ?? "",
    validTo: section.validTo ?? ""
  };
  const form = formState(say, {
    id: "section",
    labels: validityLabels(ctx),
    values: shown?.values ?? stored,
    issues: shown?.issues
  });
  return page({
    title: say.plain(section.name),
    status: shown?.status,
    crumbs: [{ label: say.t("accounts.sections.title"), href: root }, { label: say.plain(section.name) }],
    body: /* @__PURE__ */ jsxs12(Fragment9, { children: [
      /* @__PURE__ */ jsx12("h1", { children: say.plain(section.name) }),
      /* @__PURE__ */ jsx12("p", { class: "lead", children: say.t("accounts.sections.editLead") }),
      /* @__PURE__ */ jsxs12(Form, { form, action: `${root}/${section.id}`, token: ctx.formToken, children: [
        /* @__PURE__ */ jsx12(NamedFields, { form }),
        /* @__PURE__ */ jsx12(Submit, { label: say.t("accounts.save") })
      ] })
    ] })
  });
}

// src/modules/accounts/web/organisation.ts
var manage = "accounts.managePosts";
function numberOf(value) {
  if (!z19.string().regex(/^\d{1,9}$/).safeParse(value).success)
    throw notFound();
  return Number(value);
}
var go = (ctx, path, flash) => redirect(`/${ctx.municipality.slug}/staff${path}`, { flash });
var organisationRoutes = [
  staffPage({ access: "signedIn", path: "/posts", handle: async (ctx) => postsPage(ctx, await getOrganisation(ctx)) }),
  staffPage({
    access: manage,
    path: "/posts/new",
    handle: async (ctx) => newPostPage(ctx, await getOrganisation(ctx))
  }),
  staffAction({
    access: manage,
    path: "/posts",
    input: AddPostInput,
    async handle(ctx, { input }) {
      return go(ctx, `/posts/${await addPost(ctx, input)}`, "accounts.flash.saved");
    },
    invalid: async (ctx, request) => newPostPage(ctx, await getOrganisation(ctx), request)
  }),
  staffPage({
    access: "signedIn",
    path: "/posts/:id",
    handle: (ctx, { params }) => showPost(ctx, numberOf(params.id))
  }),
  staffAction({
    access: manage,
    path: "/posts/:id",
    input: PostInput,
    async handle(ctx, { input, params }) {
      await editPost(ctx, numberOf(params.id), input);
      return go(ctx, `/posts/${params.id}`, "accounts.flash.saved");
    },
    invalid: again("post")
  }),
  ...assignmentRoutes(),
  ...sectionRoutes()
];
function assignmentRoutes() {
  return [
    staffAction({
      access: manage,
      path: "/posts/:id/assignments",
      input: AssignmentInput,
      async handle(ctx, { input, params }) {
        await assignPost(ctx, numberOf(params.id), input);
        return go(ctx, `/posts/${params.id}`, "accounts.flash.assigned");
      },
      invalid: again("assignment")
    }),
    staffAction({
      access: manage,
      path: "/posts/:id/assignments/:assignment/end",
      input: AssignmentEndInput,
      async handle(ctx, { input, params }) {
        await endAssignment(ctx, numberOf(params.id), {
          assignmentId: numberOf(params.assignment),
          validTo: input.validTo
        });
        return go(ctx, `/posts/${params.id}`, "accounts.flash.assignmentEnded");
      },
      invalid: again("end")
    })
  ];
}
function sectionRoutes() {
  return [
    staffPage({
      access: "signedIn",
      path: "/sections",
      handle: async (ctx) => sectionsPage(ctx, await getOrganisation(ctx))
    }),
    staffPage({
      access: manage,
      path: "/sections/new",
      handle: async (ctx) => newSectionPage(ctx, await getOrganisation(ctx))
    }),
    staffAction({
      access: manage,
      path: "/sections",
      input: AddSectionInput,
      async handle(ctx, { input }) {
        await addSection(ctx, input);
        return go(ctx, "/sections", "accounts.flash.saved");
      },
      invalid: async (ctx, request) => newSectionPage(ctx, await getOrganisation(ctx), request)
    }),
    staffPage({
      access: manage,
      path: "/sections/:id",
      handle: (ctx, { params }) => showSection(ctx, numberOf(params.id))
    }),
    staffAction({
      access: manage,
      path: "/sections/:id",
      input: SectionInput,
      async handle(ctx, { input, params }) {
        await editSection(ctx, numberOf(params.id), input);
        return go(ctx, "/sections", "accounts.flash.saved");
      },
      invalid: (ctx, request) => showSection(ctx, numberOf(request.params.id), request)
    })
  ];
}
async function showSection(ctx, id2, shown) {
  const section = (await getOrganisation(ctx)).sections.find((candidate) => candidate.id === id2);
  if (!section) throw notFound();
  return sectionPage(ctx, section, shown);
}
async function showPost(ctx, id2, problem) {
  const organisation = await getOrganisation(ctx);
  const post2 = organisation.posts.find((candidate) => candidate.id === id2);
  if (!post2) throw notFound();
  return postPage(ctx, { organisation, post: post2 }, problem);
}
function again(form) {
  return (ctx, request) => showPost(ctx, numberOf(request.params.id), { form, assignment: request.params.assignment, ...request });
}

// src/modules/accounts/web/people.ts
import { z as z21 } from "zod";

// src/modules/accounts/staff/add-staff.ts
async function addStaff(ctx, input) {
  allow(mayManageStaffOf(ctx.actor, input.bodyId));
  const password2 = generatePassword();
  const hash = await hashPassword(password2);
  const staffId = await ctx.transaction(async (scope) => {
    await getBodyOf(scope, input.bodyId);
    await checkSection(scope, input);
    const id2 = await insertStaff(scope, { ...input, isDemo: false });
    await savePassword(scope, { staffId: id2, hash, confirmedAt: null, now: ctx.clock.now() });
    await recordAudit(ctx, scope, {
      action: "staff.added",
      objectKind: "staff",
      objectKey: id2,
      bodyId: input.bodyId,
      after: { fields: ["account", "name", "reading", "alias"], sectionId: input.sectionId }
    });
    return id2;
  });
  return { staffId, password: password2 };
}

// src/modules/accounts/staff/change-grants.ts
var isSame = (one2) => (other) => one2.role === other.role && one2.bodyId === other.bodyId;
async function changeGrants(ctx, staffId, wanted) {
  await ctx.transaction(async (scope) => {
    const staff = await getStaffForUpdate(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, staff.bodyId));
    const before = await listGrantsOf(scope, staff.id);
    const added = wanted.filter((grant) => !before.some(isSame(grant)));
    for (const grant of added) allow(mayGive(ctx.actor, grant));
    await checkRoles(scope, added);
    const kept = before.filter((grant) => !mayGive(ctx.actor, grant) || wanted.some(isSame(grant)));
    const after = [...kept, ...added];
    if (added.length === 0 && after.length === before.length) return;
    if (administersAll(before) && !administersAll(after)) await checkOthersAdminister(scope, staff.id);
    await replaceGrants(scope, staff.id, after);
    await recordAudit(ctx, scope, {
      action: "grant.changed",
      objectKind: "staff",
      objectKey: staff.id,
      bodyId: staff.bodyId,
      before: { grants: before },
      after: { grants: after }
    });
  });
}
var administersAll = (grants) => grants.some(isSame({ role: "administrator", bodyId: null }));
async function checkOthersAdminister(scope, staffId) {
  if (await countOtherAdministrators(scope, staffId) === 0)
    throw invalid([{ path: "", code: "accounts.error.lastAdministrator" }]);
}
async function checkRoles(scope, grants) {
  const bodies = await listBodies(scope);
  const isPossible = ({ role, bodyId }) => {
    const kind = bodyId === null ? "all" : bodies.find((body) => body.id === bodyId)?.kind;
    return kind !== void 0 && ROLES.includes(role) && isRoleForBody(role, kind);
  };
  if (!grants.every(isPossible)) throw invalid([{ path: "", code: "accounts.error.roleForBody" }]);
}

// src/modules/accounts/staff/deactivate-staff.ts
async function deactivateStaff(ctx, staffId) {
  await ctx.transaction(async (scope) => {
    const staff = await getStaffForUpdate(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, staff.bodyId));
    if (staff.id === ctx.actor.staffId) throw invalid([{ path: "", code: "accounts.error.ownAccount" }]);
    const grants = await listGrantsOf(scope, staff.id);
    if (grants.some((grant) => grant.role === "administrator" && grant.bodyId === null)) {
      allow(ctx.actor.grants.some((grant) => grant.role === "administrator" && grant.bodyId === null));
      await checkOthersAdminister(scope, staff.id);
    }
    await setDeactivated(scope, staff.id, ctx.clock.now());
    await deleteSessionsOf(scope, staff.id);
    await recordAudit(ctx, scope, {
      action: "staff.deactivated",
      objectKind: "staff",
      objectKey: staff.id,
      bodyId: staff.bodyId
    });
  });
}

// src/modules/accounts/staff/edit-staff.ts
var PERSONAL = ["name", "reading", "alias"];
async function editStaff(ctx, staffId, input) {
  await ctx.transaction(async (scope) => {
    const before = await getStaffForUpdate(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, before.bodyId));
    await checkSection(scope, { bodyId: before.bodyId, sectionId: input.sectionId });
    const fields2 = PERSONAL.filter((field) => before[field] !== input[field]);
    if (fields2.length === 0 && before.sectionId === input.sectionId) return;
    await updateStaff(scope, before.id, input);
    await recordAudit(ctx, scope, {
      action: "staff.edited",
      objectKind: "staff",
      objectKey: before.id,
      bodyId: before.bodyId,
      before: { sectionId: before.sectionId },
      after: { fields: fields2, sectionId: input.sectionId }
    });
  });
}

// src/modules/accounts/staff/get-person.ts
function getPerson(ctx, staffId) {
  return ctx.read(async (scope) => {
    const staff = await getStaff(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, staff.bodyId));
    return {
      person: { ...staff, grants: await listGrantsOf(scope, staff.id) },
      methods: await listMethods(scope, staff.id),
      bodies: await listBodies(scope),
      sections: (await listSections(scope)).filter((section) => section.bodyId === staff.bodyId)
    };
  });
}

// src/modules/accounts/staff/inputs.ts
import { z as z20 } from "zod";
var NAME_MAX2 = 100;
var name2 = z20.string().trim().min(1, "accounts.error.nameMissing").max(NAME_MAX2, "accounts.error.nameLong");
var optionalName = z20.string().trim().max(NAME_MAX2, "accounts.error.nameLong").optional().transform((value) => value || null);
var optionalId2 = z20.string().regex(/^\d{0,9}$/).optional().transform((value) => value ? Number(value) : null);
var StaffDetailsInput = z20.object({ name: name2, reading: optionalName, alias: optionalName, sectionId: optionalId2 });
var AddStaffInput = StaffDetailsInput.extend({
  account: z20.string().transform((value) => value.normalize("NFKC").trim().toLowerCase()).pipe(z20.string().regex(/^[a-z0-9][a-z0-9._@+-]{1,59}$/, "accounts.error.accountForm")),
  bodyId: z20.string().regex(/^\d{1,9}$/, "accounts.error.bodyMissing").transform(Number)
});
var GrantsInput = z20.record(z20.string(), z20.string()).transform(
  (values) => Object.keys(values).flatMap((field) => {
    const [, role, body] = /^grant:(\w+):(all|\d{1,9})$/.exec(field) ?? [];
    return role && body ? [{ role, bodyId: body === "all" ? null : Number(body) }] : [];
  })
);

// src/modules/accounts/staff/list-people.ts
async function listPeople(ctx) {
  const managed = bodiesOf(ctx.actor, "accounts.manageStaff");
  allow(managed === null || managed.length > 0);
  const isManaged = (bodyId) => managed === null || managed.includes(bodyId);
  return ctx.read(async (scope) => {
    const grants = await listGrants(scope);
    const collator = new Intl.Collator("ja");
    const people = (await listStaff(scope)).filter((staff) => isManaged(staff.bodyId)).map((staff) => ({ ...staff, grants: grants.get(staff.id) ?? [] })).sort((one2, other) => collator.compare(one2.reading ?? one2.name, other.reading ?? other.name));
    return { people, bodies: await listBodies(scope), sections: await listSections(scope) };
  });
}

// src/modules/accounts/staff/reactivate-staff.ts
async function reactivateStaff(ctx, staffId) {
  await ctx.transaction(async (scope) => {
    const staff = await getStaffForUpdate(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, staff.bodyId));
    await setDeactivated(scope, staff.id, null);
    await recordAudit(ctx, scope, {
      action: "staff.reactivated",
      objectKind: "staff",
      objectKey: staff.id,
      bodyId: staff.bodyId
    });
  });
}

// src/modules/accounts/staff/reset-sign-in.ts
async function resetSignIn(ctx, staffId) {
  const password2 = generatePassword();
  const hash = await hashPassword(password2);
  await ctx.transaction(async (scope) => {
    const staff = await getStaffForUpdate(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, staff.bodyId));
    for (const grant of await listGrantsOf(scope, staff.id)) allow(mayGive(ctx.actor, grant));
    await deleteMethods(scope, staff.id, ["totp", "passkey", "recoveryCode"]);
    await savePassword(scope, { staffId: staff.id, hash, confirmedAt: null, now: ctx.clock.now() });
    await deleteSessionsOf(scope, staff.id);
    await recordAudit(ctx, scope, {
      action: "signIn.reset",
      objectKind: "staff",
      objectKey: staff.id,
      bodyId: staff.bodyId
    });
  });
  return password2;
}

// src/modules/accounts/web/person-page.tsx
import { Fragment as Fragment10, jsx as jsx13, jsxs as jsxs13 } from "preact/jsx-runtime";
function personPage(ctx, details, problem) {
  const { say } = ctx;
  const { person: person2 } = details;
  const people = `/${ctx.municipality.slug}/staff/people`;
  const part = (form) => ({
    ctx,
    details,
    root: `${people}/${person2.id}`,
    problem: problem?.form === form ? problem : void 0
  });
  return page({
    title: shownName(person2),
    status: problem?.status,
    crumbs: [{ label: say.t("accounts.people.title"), href: people }, { label: shownName(person2) }],
    body: /* @__PURE__ */ jsxs13(Fragment10, { children: [
      /* @__PURE__ */ jsxs13("h1", { children: [
        shownName(person2),
        " ",
        /* @__PURE__ */ jsx13(PersonMarks, { ctx, person: person2 })
      ] }),
      /* @__PURE__ */ jsxs13("p", { class: "lead", children: [
        person2.account,
        " \xB7 ",
        say.plain(details.bodies.find((body) => body.id === person2.bodyId)?.name)
      ] }),
      /* @__PURE__ */ jsx13(Details, { ...part("details") }),
      /* @__PURE__ */ jsx13(Grants, { ...part("grants") }),
      /* @__PURE__ */ jsx13(SignIn, { ...part("state") })
    ] })
  });
}
function Details({ ctx, root, details, problem }) {
  const { say } = ctx;
  const { person: person2, sections, bodies } = details;
  const stored = {
    name: person2.name,
    reading: person2.reading ?? "",
    alias: person2.alias ?? "",
    sectionId: String(person2.sectionId ?? "")
  };
  const form = formState(say, {
    id: "details",
    labels: detailLabels(ctx),
    values: problem?.values ?? stored,
    issues: problem?.issues
  });
  return /* @__PURE__ */ jsx13(Section, { id: "details-section", title: say.t("accounts.person.details"), children: /* @__PURE__ */ jsxs13(Form, { form, action: root, token: ctx.formToken, children: [
    /* @__PURE__ */ jsx13(DetailFields, { ctx, form, sections: sectionOptions(ctx, sections, bodies) }),
    /* @__PURE__ */ jsx13(Submit, { label: say.t("accounts.save") })
  ] }) });
}
var fieldOf2 = ({ role, bodyId }) => `grant:${role}:${bodyId ?? "all"}`;
function Grants({ ctx, root, details, problem }) {
  const { say } = ctx;
  const { person: person2, bodies } = details;
  const given = Object.fromEntries(person2.grants.map((grant) => [fieldOf2(grant), "on"]));
  const form = formState(say, { id: "grants", labels: {}, values: problem?.values ?? given, issues: problem?.issues });
  const fixed = person2.grants.filter((grant) => !mayGive(ctx.actor, grant));
  const places = [null, ...bodies];
  return /* @__PURE__ */ jsxs13(Section, { id: "grants-section", title: say.t("accounts.person.roles"), lead: say.t("accounts.person.rolesLead"), children: [
    fixed.length > 0 ? /* @__PURE__ */ jsx13("p", { children: say.t("accounts.person.fixedRoles", {
      roles: fixed.map((grant) => grantName(ctx, grant, bodies)).join(" / ")
    }) }) : null,
    /* @__PURE__ */ jsxs13(Form, { form, action: `${root}/grants`, token: ctx.formToken, children: [
      places.map((body) => {
        const bodyId = body?.id ?? null;
        const offered = ROLES.filter(
          (role) => isRoleForBody(role, body?.kind ?? "all") && mayGive(ctx.actor, { role, bodyId })
        );
        if (offered.length === 0) return null;
        return /* @__PURE__ */ jsx13(
          Fieldset,
          {
            form,
            name: `body-${bodyId}`,
            legend: body ? say.plain(body.name) : say.t("accounts.people.allBodies"),
            children: offered.map((role) => /* @__PURE__ */ jsx13(Checkbox, { form, name: fieldOf2({ role, bodyId }), label: roleName(ctx, role) }))
          }
        );
      }),
      /* @__PURE__ */ jsx13(Submit, { label: say.t("accounts.person.saveRoles") })
    ] })
  ] });
}
function SignIn({ ctx, root, details, problem }) {
  const { say, formToken } = ctx;
  const { person: person2, methods } = details;
  const kinds = [
    ...new Set(
      methods.filter((method) => method.isConfirmed || method.kind === "password").map((method) => method.kind)
    )
  ];
  const form = formState(say, { id: "state", labels: {}, issues: problem?.issues });
  const isOwn = person2.id === ctx.actor.staffId;
  return /* @__PURE__ */ jsxs13(Section, { id: "sign-in-section", title: say.t("accounts.person.signIn"), children: [
    /* @__PURE__ */ jsx13(ErrorSummary, { form }),
    /* @__PURE__ */ jsx13("p", { children: say.t("accounts.person.methods", {
      methods: kinds.map((kind) => say.t(`accounts.method.${kind}`)).join(" / ") || "\u2013"
    }) }),
    isOwn ? /* @__PURE__ */ jsx13("p", { children: say.t("accounts.person.own") }) : /* @__PURE__ */ jsxs13("div", { class: "buttons", children: [
      /* @__PURE__ */ jsx13(PostButton, { action: `${root}/reset`, token: formToken, label: say.t("accounts.person.reset") }),
      person2.isActive ? /* @__PURE__ */ jsx13(
        PostButton,
        {
          action: `${root}/deactivate`,
          token: formToken,
          label: say.t("accounts.person.deactivate"),
          tone: "danger"
        }
      ) : /* @__PURE__ */ jsx13(PostButton, { action: `${root}/reactivate`, token: formToken, label: say.t("accounts.person.reactivate") })
    ] }),
    /* @__PURE__ */ jsx13("p", { class: "caption", children: say.t("accounts.person.signInHelp") })
  ] });
}
function oneTimePasswordPage(ctx, given) {
  const { say } = ctx;
  const people = `/${ctx.municipality.slug}/staff/people`;
  const title = say.t("accounts.oneTime.title");
  return page({
    title,
    crumbs: [{ label: say.t("accounts.people.title"), href: people }, { label: title }],
    body: /* @__PURE__ */ jsxs13(Fragment10, { children: [
      /* @__PURE__ */ jsx13("h1", { children: title }),
      /* @__PURE__ */ jsx13(Notice, { tone: "warning", children: /* @__PURE__ */ jsx13("p", { children: say.t("accounts.oneTime.once") }) }),
      /* @__PURE__ */ jsxs13("dl", { children: [
        /* @__PURE__ */ jsx13("dt", { children: say.t("accounts.signIn.account") }),
        /* @__PURE__ */ jsx13("dd", { children: /* @__PURE__ */ jsx13("code", { children: given.account }) }),
        /* @__PURE__ */ jsx13("dt", { children: say.t("accounts.oneTime.password") }),
        /* @__PURE__ */ jsx13("dd", { children: /* @__PURE__ */ jsx13("code", { children: given.password }) })
      ] }),
      /* @__PURE__ */ jsx13("p", { children: /* @__PURE__ */ jsx13("a", { class: "button primary", href: `${people}/${given.staffId}`, children: say.t("accounts.oneTime.next") }) })
    ] })
  });
}

// src/modules/accounts/web/people.ts
var access = "accounts.manageStaff";
var Nothing2 = z21.object({});
var idOf = ({ params }) => params.id ?? "";
var peopleRoutes = [
  staffPage({
    access,
    path: "/people",
    query: ["all"],
    handle: async (ctx, { query }) => peoplePage(ctx, await listPeople(ctx), query.all === "1")
  }),
  staffPage({ access, path: "/people/new", handle: async (ctx) => newPersonPage(ctx, await listPeople(ctx)) }),
  staffAction({
    access,
    path: "/people",
    input: AddStaffInput,
    async handle(ctx, { input }) {
      const { staffId, password: password2 } = await addStaff(ctx, input);
      return oneTimePasswordPage(ctx, { staffId, account: input.account, password: password2 });
    },
    invalid: async (ctx, request) => newPersonPage(ctx, await listPeople(ctx), request)
  }),
  staffPage({ access, path: "/people/:id", handle: (ctx, request) => showPerson(ctx, idOf(request)) }),
  staffAction({
    access,
    path: "/people/:id",
    input: StaffDetailsInput,
    async handle(ctx, request) {
      await editStaff(ctx, idOf(request), request.input);
      return back(ctx, idOf(request), "accounts.flash.saved");
    },
    invalid: again2("details")
  }),
  staffAction({
    access,
    path: "/people/:id/grants",
    input: GrantsInput,
    async handle(ctx, request) {
      await changeGrants(ctx, idOf(request), request.input);
      return back(ctx, idOf(request), "accounts.flash.grantsChanged");
    },
    invalid: again2("grants")
  }),
  ...signInRoutesOf()
];
function signInRoutesOf() {
  return [
    staffAction({
      access,
      path: "/people/:id/reset",
      input: Nothing2,
      async handle(ctx, request) {
        const staffId = idOf(request);
        const password2 = await resetSignIn(ctx, staffId);
        const { person: person2 } = await getPerson(ctx, staffId);
        return oneTimePasswordPage(ctx, { staffId, account: person2.account, password: password2 });
      }
    }),
    simple("/people/:id/deactivate", deactivateStaff, "accounts.flash.deactivated"),
    simple("/people/:id/reactivate", reactivateStaff, "accounts.flash.reactivated")
  ];
}
function simple(path, act, flash) {
  return staffAction({
    access,
    path,
    input: Nothing2,
    async handle(ctx, request) {
      await act(ctx, idOf(request));
      return back(ctx, idOf(request), flash);
    },
    invalid: again2("state")
  });
}
async function showPerson(ctx, staffId, problem) {
  return personPage(ctx, await getPerson(ctx, staffId), problem);
}
function again2(form) {
  return (ctx, request) => showPerson(ctx, idOf(request), { form, ...request });
}
function back(ctx, staffId, flash) {
  return redirect(`/${ctx.municipality.slug}/staff/people/${staffId}`, { flash });
}

// src/modules/accounts/web/settings.tsx
import { z as z22 } from "zod";

// src/modules/accounts/municipality/change-settings.ts
async function changeSettings(ctx, input) {
  allow(mayManageSettings(ctx.actor));
  await ctx.transaction(async (scope) => {
    await updateSettings(scope, input);
    await recordAudit(ctx, scope, {
      action: "settings.changed",
      objectKind: "municipality",
      objectKey: ctx.municipality.code,
      before: { secondFactorRequired: ctx.municipality.settings.secondFactorRequired === true },
      after: input
    });
    await bumpRevision(scope);
  });
}

// src/modules/accounts/web/settings.tsx
import { Fragment as Fragment11, jsx as jsx14, jsxs as jsxs14 } from "preact/jsx-runtime";
var access2 = "accounts.manageSettings";
var SettingsInput = z22.object({
  secondFactorRequired: z22.literal("on").optional().transform((value) => value === "on")
});
var settingsRoutes = [
  staffPage({ access: access2, path: "/settings", handle: async (ctx) => settingsPage(ctx) }),
  staffAction({
    access: access2,
    path: "/settings",
    input: SettingsInput,
    async handle(ctx, { input }) {
      await changeSettings(ctx, input);
      return redirect(`/${ctx.municipality.slug}/staff/settings`, { flash: "accounts.flash.saved" });
    }
  })
];
function settingsPage(ctx) {
  const { say } = ctx;
  const isRequired = ctx.municipality.settings.secondFactorRequired === true;
  const form = formState(say, {
    id: "settings",
    labels: { secondFactorRequired: say.t("accounts.settings.secondFactor") },
    values: isRequired ? { secondFactorRequired: "on" } : {}
  });
  return page({
    title: say.t("accounts.settings.title"),
    body: /* @__PURE__ */ jsxs14(Fragment11, { children: [
      /* @__PURE__ */ jsx14("h1", { children: say.t("accounts.settings.title") }),
      /* @__PURE__ */ jsxs14(Form, { form, action: `/${ctx.municipality.slug}/staff/settings`, token: ctx.formToken, children: [
        /* @__PURE__ */ jsx14(Checkbox, { form, name: "secondFactorRequired" }),
        /* @__PURE__ */ jsx14("p", { class: "caption", children: say.t("accounts.settings.secondFactorHint") }),
        /* @__PURE__ */ jsx14(Submit, { label: say.t("accounts.save") })
      ] })
    ] })
  });
}

// src/modules/accounts/web/sign-in.tsx
import { z as z23 } from "zod";
import { Fragment as Fragment12, jsx as jsx15, jsxs as jsxs15 } from "preact/jsx-runtime";
var next = z23.string().max(2e3).optional();
var PasswordInput = z23.object({
  account: z23.string().trim().min(1, "accounts.error.accountMissing").max(200),
  password: z23.string().min(1, "accounts.error.passwordMissing").max(1e3),
  next
});
var PasskeyInput = z23.object({ response: z23.string().max(5e4), next });

// src/modules/accounts/web/sign-in-steps.tsx
import { z as z24 } from "zod";
import { Fragment as Fragment13, jsx as jsx16, jsxs as jsxs16 } from "preact/jsx-runtime";
var next2 = z24.string().max(2e3).optional();
var CodeInput = z24.object({ code: z24.string().trim().min(1, "accounts.error.codeMissing").max(100), next: next2 });
var NewPasswordInput = z24.object({ newPassword: z24.string().min(1, "accounts.error.passwordMissing").max(1e3), next: next2 });

// src/modules/indicators/permissions.ts
var mayEditIndicators = (actor, cityBodyId) => hasPermission(actor, "indicators.edit", cityBodyId);
function mayReportValue(actor, indicator, cityBodyId) {
  if (mayEditIndicators(actor, cityBodyId)) return true;
  const isAsked = indicator.valueSource === "partner" && indicator.body === actor.bodyKey;
  return isAsked && hasPermission(actor, "indicators.report", actor.bodyId);
}

// src/modules/indicators/partial-date.rules.ts
function lastDay(date) {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
function firstDay(date) {
  return `${date}${"0000-01-01".slice(date.length)}`;
}
function isOnCalendar(date) {
  return date.length < 10 || (/* @__PURE__ */ new Date(`${date}T00:00:00Z`)).toISOString().slice(0, 10) === date;
}
var DAY_MS = 864e5;
var toMs = (day3) => Date.parse(`${day3}T00:00:00Z`);
function daysBetween(from, to) {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}
function monthsBetween(from, to) {
  if (to <= from) return 0;
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split("-").map(Number);
  const isWhole2 = toDay >= fromDay || to === lastDay(to.slice(0, 7));
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (isWhole2 ? 0 : 1);
}
function todayInJapan(now) {
  return new Date(now.getTime() + 9 * 36e5).toISOString().slice(0, 10);
}

// src/modules/indicators/exact.rules.ts
import { Decimal as Base } from "decimal.js";
var Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP });
function toDecimal(value) {
  return value === null || value === void 0 || value === "" ? null : new Decimal(value);
}

// src/modules/indicators/achievement.rules.ts
function isMeasurable(goal) {
  return goal.direction === "range" ? goal.low !== null && goal.high !== null : goal.target !== null;
}
function remainingTo(goal, value) {
  if (goal.direction === "range") {
    const { low, high } = edges(goal);
    return Decimal.max(low.minus(value), value.minus(high), 0);
  }
  if (goal.target === null) throw new Error("a goal without a target cannot be measured");
  return isRising(goal.direction) ? goal.target.minus(value) : value.minus(goal.target);
}
function isRising(direction) {
  return direction === "increase" || direction === "keepAbove";
}
function edges(goal) {
  if (goal.low === null || goal.high === null) throw new Error("a range has two edges");
  return { low: goal.low, high: goal.high };
}
function endOf(goal, from) {
  if (goal.direction !== "range") {
    if (goal.target === null) throw new Error("a goal without a target has no end");
    return goal.target;
  }
  const { low, high } = edges(goal);
  return from?.greaterThan(high) ? high : low;
}
function achievementOf(goal, { baseline, current }) {
  if (!isMeasurable(goal)) return null;
  const needed = wayFrom(goal, baseline);
  const remaining = current && remainingTo(goal, current);
  const covered = needed && remaining && needed.minus(remaining);
  return {
    formula: formulaOf(goal, needed),
    baseline,
    current,
    target: endOf(goal, needed ? baseline : current),
    needed,
    covered,
    remaining,
    share: covered && needed && covered.div(needed),
    isReached: remaining?.lessThanOrEqualTo(0) ?? null
  };
}
function wayFrom(goal, baseline) {
  const way = baseline && remainingTo(goal, baseline);
  return way?.greaterThan(0) ? way : null;
}
function formulaOf({ direction }, needed) {
  if (direction === "range") return needed ? "wayToRange" : "range";
  return needed ? "way" : "limit";
}

// src/modules/indicators/expected-path.rules.ts
function pathOf(terms) {
  const points = [
    pointOf(terms.baselineDate, terms.baselineValue),
    ...terms.interim.map((interim) => pointOf(interim.date, interim.value)),
    pointOf(terms.targetDate, terms.end)
  ].filter((point) => point !== null);
  return { kind: terms.path, points: points.sort((a, b) => a.day < b.day ? -1 : a.day > b.day ? 1 : 0) };
}
function pointOf(date, value) {
  return date === null || value === null ? null : { day: lastDay(date), value: new Decimal(value) };
}
function expectedAt(path, day3) {
  const next3 = path.points.findIndex((point) => point.day > day3);
  const before = path.points.at(next3 === -1 ? -1 : next3 - 1);
  const after = path.points[next3];
  if (next3 === 0 || before === void 0) return null;
  if (after === void 0 || path.kind === "stepwise") return before.value;
  const way = after.value.minus(before.value);
  return before.value.plus(way.times(daysBetween(before.day, day3)).div(daysBetween(before.day, after.day)));
}

// src/modules/indicators/seen-value.rules.ts
function seenValues(rows) {
  const seen = [];
  for (const row of rows) {
    const value = toDecimal(row.value);
    if (value === null || row.dimensions.length > 0) continue;
    const { key: key2, date, respondents, drawn } = row;
    seen.push({ key: key2, date, day: lastDay(date), value, respondents, drawn, isDemo: row.basis === "demo" });
  }
  return seen.sort((a, b) => a.day === b.day ? compare(a.key, b.key) : compare(a.day, b.day));
}
var compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
function latestSince(seen, { after, asOf }) {
  return seen.findLast((value) => firstDay(value.date) <= asOf && (after === null || value.day > after)) ?? null;
}

// src/modules/indicators/survey-error.rules.ts
var Z = new Decimal("1.959963984540054");
function wilsonInterval({ share, respondents }) {
  if (respondents <= 0) return null;
  const n = new Decimal(respondents);
  const z29 = Z.times(Z);
  const spread = share.times(new Decimal(1).minus(share)).div(n).plus(z29.div(n.times(n).times(4))).sqrt();
  const scale = new Decimal(1).plus(z29.div(n));
  const centre = share.plus(z29.div(n.times(2)));
  const half = Z.times(spread);
  return {
    low: Decimal.max(centre.minus(half).div(scale), 0),
    high: Decimal.min(centre.plus(half).div(scale), 1)
  };
}
function compareShares(before, after) {
  if (before.respondents <= 0 || after.respondents <= 0) return null;
  const [n1, n2] = [new Decimal(before.respondents), new Decimal(after.respondents)];
  const difference = after.share.minus(before.share);
  const pooled = before.share.times(n1).plus(after.share.times(n2)).div(n1.plus(n2));
  const pooledVariance = variance(pooled, n1).plus(variance(pooled, n2));
  if (pooledVariance.isZero()) return null;
  const half = Z.times(variance(before.share, n1).plus(variance(after.share, n2)).sqrt());
  const chiSquare = difference.times(difference).div(pooledVariance);
  return {
    difference,
    interval: { low: difference.minus(half), high: difference.plus(half) },
    chiSquare,
    p: twoSidedP(chiSquare.sqrt().toNumber()),
    isSignificant: chiSquare.greaterThan(Z.times(Z))
  };
}
var variance = (share, n) => share.times(new Decimal(1).minus(share)).div(n);
function twoSidedP(z29) {
  const x = z29 / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const coefficients = [
    -1.26551223,
    1.00002368,
    0.37409196,
    0.09678418,
    -0.18628806,
    0.27886807,
    -1.13520398,
    1.48851587,
    -0.82215223,
    0.17087277
  ];
  const fit = coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  return t * Math.exp(-x * x + fit);
}

// src/modules/indicators/survey-reading.rules.ts
function isSurveyShare({ valueSource, unit }) {
  const name3 = unit?.ja ?? unit?.en ?? "";
  return valueSource === "survey" && (name3 === "%" || name3 === "\uFF05");
}
function intervalOf(indicator, value) {
  const share = isSurveyShare(indicator) ? shareOf(value) : null;
  const interval = share ? wilsonInterval(share) : null;
  return interval && { low: interval.low.times(100), high: interval.high.times(100) };
}
function readSurvey(indicator, facts) {
  const { lastValue, baseline } = facts;
  const interval = lastValue && intervalOf(indicator, lastValue);
  if (!lastValue || !interval || lastValue.respondents === null) return null;
  const atBaseline = facts.seen.find((value) => value.day === facts.baselineDay && baseline?.equals(value.value));
  const before = atBaseline ? shareOf(atBaseline) : null;
  const after = shareOf(lastValue);
  const change = before && after ? compareShares(before, after) : null;
  return { respondents: lastValue.respondents, drawn: lastValue.drawn, interval, change };
}
function shareOf({ value, respondents }) {
  if (respondents === null || respondents <= 0 || value.isNegative() || value.greaterThan(100)) return null;
  return { share: value.div(100), respondents };
}

// src/modules/indicators/target-status.rules.ts
var TOLERANCES = {
  onTrackWithin: 0.05,
  atRiskWithin: 0.2,
  nearLimitWithin: 0.05,
  staleAfterMonths: 18
};
function judgeTarget({ indicator, target }, values, { asOf, tolerances = TOLERANCES }) {
  const goal = {
    direction: indicator.direction,
    target: toDecimal(target.targetValue),
    low: toDecimal(indicator.rangeLow),
    high: toDecimal(indicator.rangeHigh)
  };
  const baseline = toDecimal(target.baselineValue);
  const path = pathOf({ ...target, end: isMeasurable(goal) ? endOf(goal, baseline) : null });
  const seen = seenValues(values);
  const baselineDay = target.baselineDate === null ? null : lastDay(target.baselineDate);
  const lastValue = latestSince(seen, { after: baselineDay, asOf });
  const achievement = achievementOf(goal, { baseline, current: lastValue?.value ?? null });
  const facts = { goal, path, target, achievement, baselineDay, lastValue, asOf, tolerances };
  const expected = lastValue ? expectationOn(facts, lastValue.day) : null;
  const lag = expected && lastValue ? remainingTo(goal, lastValue.value).minus(remainingTo(goal, expected)) : null;
  return {
    ...statusOf({ ...facts, lag }),
    goal,
    path: isToBeKept(facts) ? { ...path, points: [] } : path,
    baseline,
    achievement,
    expected,
    lag,
    expectedNow: expectationOn(facts, asOf),
    lastValue,
    ageMonths: lastValue ? monthsBetween(lastValue.day, asOf) : null,
    survey: readSurvey(indicator, { seen, baselineDay, baseline, lastValue })
  };
}
function isToBeKept({ goal, achievement }) {
  if (achievement === null || achievement.needed !== null) return false;
  return !isApproached(goal) || achievement.baseline !== null;
}
var isApproached = ({ direction }) => direction === "increase" || direction === "decrease";
function expectationOn(facts, day3) {
  const { goal, target, path, achievement } = facts;
  if (achievement === null) return null;
  if (isToBeKept(facts)) return goal.target;
  return target.targetDate === null ? null : expectedAt(path, day3);
}
var verdict = (status, reason) => ({ status, reason });
function statusOf(facts) {
  const { achievement, lastValue, target } = facts;
  if (achievement === null) return verdict("noData", "targetMissing");
  if (lastValue === null) return withoutValue(facts);
  const isFinal = target.targetDate !== null && lastValue.day >= lastDay(target.targetDate);
  if (!isFinal && monthsBetween(lastValue.day, facts.asOf) > facts.tolerances.staleAfterMonths) {
    return verdict("stale", "stale");
  }
  if (achievement.isReached) return whenReached(facts, isFinal);
  if (isFinal) return verdict("offTrack", "missed");
  if (isToBeKept(facts)) return whenLimitIsMissed(facts, achievement);
  if (target.targetDate === null) return verdict("noData", "targetDateMissing");
  return onTheWay(facts, achievement);
}
function withoutValue({ baselineDay, asOf, tolerances }) {
  if (baselineDay === null) return verdict("noData", "noValue");
  const isDue = monthsBetween(baselineDay, asOf) > tolerances.staleAfterMonths;
  return isDue ? verdict("noData", "neverReported") : verdict("notStarted", "baselineOnly");
}
function whenReached(facts, isFinal) {
  if (isApproached(facts.goal) && !isToBeKept(facts)) return verdict("achieved", "reached");
  return isFinal ? verdict("achieved", "keptToTheEnd") : verdict("onTrack", "kept");
}
function whenLimitIsMissed({ tolerances }, { remaining, target }) {
  const near = target.abs().times(tolerances.nearLimitWithin);
  return remaining?.lessThanOrEqualTo(near) ? verdict("atRisk", "nearLimit") : verdict("offTrack", "beyondLimit");
}
function onTheWay({ goal, path, lag, tolerances }, achievement) {
  const start = path.points[0];
  const way = achievement.needed ?? (start ? remainingTo(goal, start.value) : null);
  if (lag === null || way === null || way.lessThanOrEqualTo(0)) return verdict("noData", "pathUnknown");
  const behind = lag.div(way);
  if (behind.lessThan(-tolerances.onTrackWithin)) return verdict("onTrack", "ahead");
  if (behind.lessThanOrEqualTo(tolerances.onTrackWithin)) return verdict("onTrack", "onPath");
  const isLittle = behind.lessThanOrEqualTo(tolerances.atRiskWithin);
  if (achievement.share?.isNegative()) return verdict(isLittle ? "atRisk" : "offTrack", "backwards");
  return isLittle ? verdict("atRisk", "behind") : verdict("offTrack", "farBehind");
}

// src/modules/indicators/read-targets.ts
async function readTargets(scope, where, asOf) {
  const targets = await listRecords(scope, targetKind, { planId: where.planId, ...narrowing(where) });
  const keys = [...new Set(targets.map((target) => target.indicator))];
  const indicators = new Map(
    (await listIndicators(scope, { keys })).map(({ indicator }) => [indicator.key, indicator])
  );
  const values = Map.groupBy(await listValues(scope, keys), (value) => value.indicator);
  return targets.flatMap((target) => {
    const indicator = indicators.get(target.indicator);
    if (!indicator) return [];
    const own = values.get(indicator.key) ?? [];
    return [{ target, indicator, values: own, judgement: judgeTarget({ indicator, target }, own, { asOf }) }];
  });
}
function narrowing({ node, key: key2 }) {
  if (key2 !== void 0) return { column: "key", values: [key2] };
  return node === void 0 ? {} : { column: "node", values: [node] };
}

// src/modules/indicators/list-targets.ts
async function listTargets(ctx, input) {
  return ctx.read((scope) => readPlanTargets(scope, { ...input, now: ctx.clock.now() }));
}
async function readPlanTargets(scope, { plan: planKey, key: key2, now }) {
  const plan = await getPlan(scope, planKey);
  const head = await findRecord(scope, planHeadKind, { planId: plan.id, key: plan.key });
  if (!head) throw notFound("plan.error.planNotFound");
  return { plan, head, targets: await readTargets(scope, { planId: plan.id, key: key2 }, todayInJapan(now)) };
}

// src/modules/indicators/get-target.ts
async function getTarget(ctx, input) {
  return ctx.read(async (scope) => {
    const { plan, head, targets } = await readPlanTargets(scope, { ...input, now: ctx.clock.now() });
    const [found] = targets;
    if (!found) throw notFound("indicators.error.targetNotFound");
    const { target, indicator } = found;
    const node = target.node ? await findRecord(scope, nodeKind, { planId: plan.id, key: target.node }) : void 0;
    const bodies = indicator.body === null ? [] : await listBodies(scope);
    const reporter = bodies.find((body) => body.key === indicator.body)?.name ?? null;
    return { plan: plan.key, head, ...found, node: node ?? null, reporter };
  });
}

// src/modules/indicators/web/fact.tsx
import { jsx as jsx17, jsxs as jsxs17 } from "preact/jsx-runtime";
function Fact({
  say,
  k,
  children
}) {
  return /* @__PURE__ */ jsxs17("div", { children: [
    /* @__PURE__ */ jsx17("dt", { children: /* @__PURE__ */ jsx17(Message, { say, k }) }),
    /* @__PURE__ */ jsx17("dd", { children })
  ] });
}

// src/ui/charts/progress-line.tsx
import { scaleLinear } from "d3-scale";

// src/ui/charts/chart-label.tsx
import { jsx as jsx18 } from "preact/jsx-runtime";
var percent = (share) => `${Math.round(share * 100) / 100}%`;
function ChartLabel({ x, y, text: text4, rtl, isStrong }) {
  return /* @__PURE__ */ jsx18("text", { class: isStrong ? "strong" : void 0, x: percent(x), y, "text-anchor": anchorOf(x, rtl === true), children: text4 });
}
function anchorOf(x, rtl) {
  if (x < 15) return rtl ? "end" : "start";
  if (x > 85) return rtl ? "start" : "end";
  return "middle";
}

// src/ui/charts/progress-line.tsx
import { Fragment as Fragment14, jsx as jsx19, jsxs as jsxs18 } from "preact/jsx-runtime";
var TRACK = 28;
var MARGIN = 6;
var CROWDED = 30;
function ProgressLine(props) {
  const place = placing(props);
  const parts = { ...props, place };
  return /* @__PURE__ */ jsxs18("svg", { class: "chart progress", height: "56", role: "img", "aria-label": props.alt, children: [
    /* @__PURE__ */ jsx19(Stretch, { class: "track", from: MARGIN / 2, to: 100 - MARGIN / 2 }),
    /* @__PURE__ */ jsx19(Way, { ...parts }),
    /* @__PURE__ */ jsx19(Expected, { ...parts }),
    /* @__PURE__ */ jsx19(Ends, { ...parts }),
    /* @__PURE__ */ jsx19(Start, { ...parts }),
    /* @__PURE__ */ jsx19(Now, { ...parts })
  ] });
}
function Way({ start, ends, now, place }) {
  const [first, second] = ends.map((end) => place(end.value));
  return /* @__PURE__ */ jsxs18("g", { children: [
    first !== void 0 && second !== void 0 ? /* @__PURE__ */ jsx19(Stretch, { class: "goal", from: first, to: second }) : null,
    start && now ? /* @__PURE__ */ jsx19(Stretch, { class: "done", from: place(start.value), to: place(now.value) }) : null
  ] });
}
function Expected({ expected, rtl, place }) {
  if (!expected) return null;
  const x = place(expected.value);
  return /* @__PURE__ */ jsxs18("g", { children: [
    /* @__PURE__ */ jsx19(Tick, { class: "path", at: x }),
    /* @__PURE__ */ jsx19(ChartLabel, { x, y: TRACK + 25, text: expected.label, rtl })
  ] });
}
function Ends({ ends, rtl, place }) {
  return /* @__PURE__ */ jsx19("g", { children: ends.map((end) => /* @__PURE__ */ jsxs18(Fragment14, { children: [
    /* @__PURE__ */ jsx19(Tick, { class: "tick", at: place(end.value) }),
    /* @__PURE__ */ jsx19(ChartLabel, { x: place(end.value), y: 12, text: end.label, rtl, isStrong: true })
  ] })) });
}
function Start({ start, ends, rtl, place }) {
  if (!start) return null;
  const x = place(start.value);
  const isCrowded = ends.some((end) => Math.abs(place(end.value) - x) < CROWDED);
  return /* @__PURE__ */ jsxs18("g", { children: [
    /* @__PURE__ */ jsx19("circle", { class: "origin", cx: percent(x), cy: TRACK, r: "4" }),
    isCrowded ? null : /* @__PURE__ */ jsx19(ChartLabel, { x, y: 12, text: start.label, rtl })
  ] });
}
function Now({ now, place }) {
  if (!now) return null;
  return /* @__PURE__ */ jsxs18("g", { children: [
    now.low !== void 0 && now.high !== void 0 ? /* @__PURE__ */ jsx19(Stretch, { class: "interval", from: place(now.low), to: place(now.high) }) : null,
    /* @__PURE__ */ jsx19("circle", { class: now.isHollow ? "dot hollow" : "dot", cx: percent(place(now.value)), cy: TRACK, r: "6" })
  ] });
}
function placing({ start, ends, expected, now, rtl }) {
  const all = [start?.value, ...ends.map((end) => end.value), expected?.value, now?.value, now?.low, now?.high];
  const values = all.filter((value) => value !== void 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isFalling = start !== void 0 && (ends[0]?.value ?? high) < start.value;
  const scale = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [MARGIN, 100 - MARGIN]);
  return (value) => isFalling === (rtl === true) ? scale(value) : 100 - scale(value);
}
function Stretch(props) {
  return /* @__PURE__ */ jsx19("line", { class: props.class, x1: percent(props.from), x2: percent(props.to), y1: TRACK, y2: TRACK });
}
function Tick(props) {
  return /* @__PURE__ */ jsx19("line", { class: props.class, x1: percent(props.at), x2: percent(props.at), y1: TRACK - 10, y2: TRACK + 10 });
}

// src/modules/indicators/web/value-words.ts
function numberWords(say, { decimals }, value) {
  return say.format.number(value.toFixed(decimals), decimals);
}
function valueWords(say, indicator, value) {
  return withUnit(say, indicator, numberWords(say, indicator, value));
}
function withUnit(say, { unit }, number) {
  const name3 = say.plain(unit);
  if (name3 === "") return number;
  return name3 === "%" ? `${number}%` : say.t("indicators.panel.withUnit", { number, unit: name3 });
}
function differenceWords(say, indicator, value) {
  const number = numberWords(say, indicator, value);
  return say.plain(indicator.unit) === "%" ? say.t("indicators.survey.points", { number }) : withUnit(say, indicator, number);
}
function goalWords(say, indicator, { goal }) {
  if (goal.direction !== "range") return goal.target ? valueWords(say, indicator, goal.target) : "";
  if (!goal.low || !goal.high) return "";
  const low = numberWords(say, indicator, goal.low);
  return say.t("indicators.panel.range", { low, high: valueWords(say, indicator, goal.high) });
}
function shareWords(say, share) {
  return `${say.format.number(share.times(100).toFixed(0), 0)}%`;
}
var STATUS = {
  achieved: "indicators.panel.status.achieved",
  onTrack: "indicators.panel.status.onTrack",
  atRisk: "indicators.panel.status.atRisk",
  offTrack: "indicators.panel.status.offTrack",
  noData: "indicators.panel.status.noData",
  stale: "indicators.panel.status.stale",
  notStarted: "indicators.panel.status.notStarted"
};
var STATUS_OF_REASON = {
  kept: "indicators.panel.status.kept",
  nearLimit: "indicators.panel.status.nearLimit",
  beyondLimit: "indicators.panel.status.beyondLimit",
  missed: "indicators.panel.status.missed",
  neverReported: "indicators.panel.status.neverReported"
};
function statusWords({ status, reason, ageMonths }) {
  const months = ageMonths ?? 0;
  if (status === "stale") {
    return months >= 24 ? { k: "indicators.panel.status.staleYears", params: { years: Math.floor(months / 12) } } : { k: "indicators.panel.status.staleMonths", params: { months } };
  }
  return { k: STATUS_OF_REASON[reason] ?? STATUS[status] };
}
function reasonParams(say, indicator, judged) {
  const { baseline, expected, achievement, ageMonths } = judged;
  const words = (value) => value ? valueWords(say, indicator, value) : "";
  const remaining = achievement?.remaining;
  return {
    target: goalWords(say, indicator, judged),
    baseline: words(baseline),
    expected: words(expected),
    remaining: remaining ? differenceWords(say, indicator, remaining) : "",
    months: String(ageMonths ?? "")
  };
}

// src/modules/indicators/web/target-line.tsx
import { Fragment as Fragment15, jsx as jsx20, jsxs as jsxs19 } from "preact/jsx-runtime";
function TargetLine({ say, judged }) {
  const { judgement, indicator } = judged;
  const { baseline, lastValue, expected, goal, achievement } = judgement;
  if (!achievement) return null;
  const labelled = (value) => ({
    value: value.toNumber(),
    label: valueWords(say, indicator, value)
  });
  const ends = goal.direction === "range" ? [goal.low, goal.high] : [goal.target];
  const isWay = achievement.needed !== null;
  return /* @__PURE__ */ jsx20(
    ProgressLine,
    {
      alt: alternative(say, judged),
      rtl: say.language.dir === "rtl",
      start: baseline ? labelled(baseline) : void 0,
      ends: ends.filter((end) => end !== null).map(labelled),
      expected: isWay && expected ? { value: expected.toNumber(), label: say.t("indicators.panel.planned") } : void 0,
      now: lastValue ? { value: lastValue.value.toNumber(), isHollow: lastValue.isDemo, ...bounds(judged) } : void 0
    }
  );
}
function bounds({ judgement }) {
  const interval = judgement.survey?.interval;
  return interval ? { low: interval.low.toNumber(), high: interval.high.toNumber() } : {};
}
function alternative(say, { judgement, indicator }) {
  const { baseline, lastValue, expected, achievement } = judgement;
  const words = (value) => valueWords(say, indicator, value);
  const parts = [
    baseline ? say.t("indicators.panel.altStart", { value: words(baseline) }) : "",
    lastValue ? say.t("indicators.panel.altNow", { date: say.format.date(lastValue.date), value: words(lastValue.value) }) : say.t("indicators.panel.altNone"),
    achievement?.needed && expected ? say.t("indicators.panel.altPlanned", { value: words(expected) }) : "",
    say.t("indicators.panel.altEnd", { value: goalWords(say, indicator, judgement) })
  ];
  return parts.filter(Boolean).join(" \xB7 ");
}
function NewestValue({ say, judged }) {
  const { indicator, judgement } = judged;
  const { lastValue, survey } = judgement;
  if (!lastValue) return /* @__PURE__ */ jsx20("span", { "aria-label": say.t("indicators.panel.noValue"), children: "\u2014" });
  const half = survey && maximum(survey.interval.high.minus(lastValue.value), lastValue.value.minus(survey.interval.low));
  return /* @__PURE__ */ jsxs19(Fragment15, { children: [
    numberWords(say, indicator, lastValue.value),
    /* @__PURE__ */ jsxs19("small", { children: [
      " ",
      say.plain(indicator.unit),
      half ? ` \xB1${numberWords(say, indicator, half)}` : ""
    ] })
  ] });
}
var maximum = (a, b) => a.greaterThan(b) ? a : b;

// src/modules/indicators/web/target-rows.tsx
import { Fragment as Fragment16, jsx as jsx21, jsxs as jsxs20 } from "preact/jsx-runtime";
function TargetRows({ ctx, plan, targets }) {
  return /* @__PURE__ */ jsxs20(Fragment16, { children: [
    targets.some(({ judgement }) => judgement.lastValue?.isDemo) ? /* @__PURE__ */ jsx21("p", { class: "caption", children: /* @__PURE__ */ jsx21(Message, { say: ctx.say, k: "indicators.panel.demoLead" }) }) : null,
    /* @__PURE__ */ jsx21("ul", { class: "targets", children: targets.map((judged) => /* @__PURE__ */ jsx21(TargetRow, { ctx, plan, judged })) })
  ] });
}
function TargetRow({ ctx, plan, judged }) {
  const { say } = ctx;
  const { target, indicator, judgement } = judged;
  return /* @__PURE__ */ jsxs20("li", { class: "target", children: [
    /* @__PURE__ */ jsxs20("div", { children: [
      /* @__PURE__ */ jsx21("a", { class: "name", href: planAddress(ctx, plan, `/targets/${target.key}`), children: /* @__PURE__ */ jsx21(TextOf, { say, text: indicator.title }) }),
      /* @__PURE__ */ jsx21("p", { class: "caption", children: /* @__PURE__ */ jsx21(MeasuredBy, { ctx, judged }) })
    ] }),
    /* @__PURE__ */ jsx21(TargetLine, { say, judged }),
    /* @__PURE__ */ jsxs20("div", { children: [
      /* @__PURE__ */ jsx21("p", { class: "value", children: /* @__PURE__ */ jsx21(NewestValue, { say, judged }) }),
      /* @__PURE__ */ jsxs20("p", { children: [
        /* @__PURE__ */ jsx21("span", { class: "status", "data-status": judgement.status, children: /* @__PURE__ */ jsx21(Message, { say, ...statusWords(judgement) }) }),
        " ",
        judgement.lastValue?.isDemo ? /* @__PURE__ */ jsx21("span", { class: "demo", children: /* @__PURE__ */ jsx21(Message, { say, k: "indicators.panel.demo" }) }) : null
      ] })
    ] })
  ] });
}
function MeasuredBy({ ctx, judged }) {
  const { say } = ctx;
  const { indicator, judgement } = judged;
  const respondents = judgement.lastValue?.respondents;
  if (indicator.valueSource === "survey" && respondents) {
    return /* @__PURE__ */ jsx21(Message, { say, k: "indicators.panel.by.surveyOf", params: { respondents: say.format.number(respondents) } });
  }
  return /* @__PURE__ */ jsx21(Message, { say, k: `indicators.panel.by.${indicator.valueSource}` });
}

// src/modules/indicators/web/about-target.tsx
import { Fragment as Fragment17, jsx as jsx22, jsxs as jsxs21 } from "preact/jsx-runtime";
function AboutTarget({ ctx, found }) {
  const { say } = ctx;
  const { indicator, target } = found;
  return /* @__PURE__ */ jsxs21(Section, { id: "about", title: /* @__PURE__ */ jsx22(Message, { say, k: "indicators.about.title" }), children: [
    /* @__PURE__ */ jsxs21("dl", { class: "facts", children: [
      /* @__PURE__ */ jsx22(TextFact, { ctx, k: "indicators.about.definition", text: indicator.definition }),
      /* @__PURE__ */ jsx22(TextFact, { ctx, k: "indicators.about.unit", text: indicator.unit }),
      /* @__PURE__ */ jsx22(Fact, { say: ctx.say, k: "indicators.about.direction", children: /* @__PURE__ */ jsx22(Message, { say, k: `indicators.about.direction.${indicator.direction}` }) }),
      /* @__PURE__ */ jsx22(Fact, { say: ctx.say, k: "indicators.about.by", children: /* @__PURE__ */ jsx22(MeasuredBy, { ctx, judged: found }) }),
      /* @__PURE__ */ jsx22(TextFact, { ctx, k: "indicators.about.body", text: found.reporter }),
      /* @__PURE__ */ jsx22(TextFact, { ctx, k: "indicators.about.frequency", text: indicator.frequency }),
      /* @__PURE__ */ jsx22(TextFact, { ctx, k: "indicators.about.formula", text: indicator.formula }),
      /* @__PURE__ */ jsx22(TextFact, { ctx, k: "indicators.about.note", text: target.note }),
      /* @__PURE__ */ jsx22(NodeFact, { ctx, found })
    ] }),
    /* @__PURE__ */ jsx22(Quality, { ctx, found })
  ] });
}
var STATEMENTS = ["verification", "dataSource", "accuracy", "limitations", "compensation"];
function Quality({ ctx, found }) {
  const { say } = ctx;
  return /* @__PURE__ */ jsxs21(Fragment17, { children: [
    /* @__PURE__ */ jsx22("h3", { children: /* @__PURE__ */ jsx22(Message, { say, k: "indicators.about.quality" }) }),
    /* @__PURE__ */ jsx22("dl", { class: "facts", children: STATEMENTS.map((name3) => /* @__PURE__ */ jsx22(Fact, { say: ctx.say, k: `indicators.about.${name3}`, children: found.indicator[name3] ? /* @__PURE__ */ jsx22(TextOf, { say, text: found.indicator[name3] }) : /* @__PURE__ */ jsx22(Message, { say, k: "indicators.about.unsaid" }) })) })
  ] });
}
function NodeFact({ ctx, found }) {
  const { node, plan } = found;
  if (!node) return null;
  return /* @__PURE__ */ jsx22(Fact, { say: ctx.say, k: "indicators.about.node", children: /* @__PURE__ */ jsx22("a", { href: planAddress(ctx, plan, `/nodes/${node.key}`), children: /* @__PURE__ */ jsx22(TextOf, { say: ctx.say, text: node.title }) }) });
}
function TextFact({ ctx, k, text: text4 }) {
  if (!text4) return null;
  return /* @__PURE__ */ jsx22(Fact, { say: ctx.say, k, children: /* @__PURE__ */ jsx22(TextOf, { say: ctx.say, text: text4 }) });
}

// src/ui/charts/series-chart.tsx
import { scaleLinear as scaleLinear2 } from "d3-scale";

// src/ui/charts/label-placing.rules.ts
var NARROWEST2 = 320;
var LINE = 14;
var OVER = 10;
var UNDER = 20;
function placeLabels(wishes, height) {
  const placed = [];
  const boxes = [];
  for (const wish of wishes) {
    for (const baseline of [wish.y - OVER, wish.y + UNDER]) {
      const box = boxOf(wish, baseline);
      if (box.top < 0 || box.bottom > height || boxes.some((other) => overlaps2(box, other))) continue;
      boxes.push(box);
      placed.push({ ...wish, baseline });
      break;
    }
  }
  return placed;
}
function boxOf({ x, text: text4 }, baseline) {
  const width = widthOf(text4);
  const at2 = x / 100 * NARROWEST2;
  const left = x < 15 ? at2 : x > 85 ? at2 - width : at2 - width / 2;
  return { left, right: left + width, top: baseline - LINE + 3, bottom: baseline + 3 };
}
function widthOf(text4) {
  let width = 0;
  for (const letter of text4) width += letter > "\u2E7F" ? 12 : 7;
  return width;
}
function overlaps2(a, b) {
  return a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;
}

// src/ui/charts/series-chart.tsx
import { jsx as jsx23, jsxs as jsxs22 } from "preact/jsx-runtime";
var HEIGHT = 240;
var TOP = 28;
var BOTTOM = 196;
function SeriesChart(props) {
  const { points, path, goals, ticks, rtl } = props;
  const { x, y } = scales(props);
  return /* @__PURE__ */ jsxs22("svg", { class: "chart series-chart", height: HEIGHT, role: "img", "aria-label": props.alt, children: [
    /* @__PURE__ */ jsx23("line", { class: "track", x1: "0", x2: "100%", y1: BOTTOM + 12, y2: BOTTOM + 12 }),
    ticks.map((tick) => /* @__PURE__ */ jsx23(ChartLabel, { x: x(tick.x), y: BOTTOM + 30, text: tick.label, rtl })),
    goals.map((goal) => /* @__PURE__ */ jsx23("line", { class: "goal-line", x1: "0", x2: "100%", y1: y(goal.y), y2: y(goal.y) })),
    pairs(path).map(([from, to]) => /* @__PURE__ */ jsx23("line", { class: "path", x1: percent(x(from.x)), y1: y(from.y), x2: percent(x(to.x)), y2: y(to.y) })),
    points.map((point) => /* @__PURE__ */ jsx23(Interval, { point, x: x(point.x), y })),
    pairs(points).map(
      ([from, to]) => to.isBreak ? /* @__PURE__ */ jsx23(Break, { x: (x(from.x) + x(to.x)) / 2, label: props.breakLabel, rtl }) : /* @__PURE__ */ jsx23("line", { class: "series", x1: percent(x(from.x)), y1: y(from.y), x2: percent(x(to.x)), y2: y(to.y) })
    ),
    points.map((point) => /* @__PURE__ */ jsx23("circle", { class: point.isHollow ? "dot hollow" : "dot", cx: percent(x(point.x)), cy: y(point.y), r: "5" })),
    goals.map(
      (goal) => goal.x === void 0 ? null : /* @__PURE__ */ jsx23("circle", { class: "goal-dot", cx: percent(x(goal.x)), cy: y(goal.y), r: "5" })
    ),
    placeLabels(wishesOf(props, { x, y }), HEIGHT).map((label) => /* @__PURE__ */ jsx23(ChartLabel, { x: label.x, y: label.baseline, text: label.text, rtl, isStrong: true }))
  ] });
}
function scales({ points, path, goals, ticks, rtl }) {
  const xs = [...points, ...path, ...ticks, ...goals].map((point) => point.x).filter((value) => value !== void 0);
  const bounds2 = points.flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]);
  const ys = [...bounds2, ...path.map((point) => point.y), ...goals.map((goal) => goal.y)];
  const x = scaleLinear2(extent(xs), rtl ? [96, 4] : [4, 96]);
  const y = scaleLinear2(extent(ys), [BOTTOM, TOP]);
  return { x: (value) => x(value), y: (value) => Math.round(y(value) * 10) / 10 };
}
function extent(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? [low - 1, high + 1] : [low, high];
}
function wishesOf({ points, goals }, { x, y }) {
  const newest = points.at(-1);
  const ordered = [...newest ? [newest] : [], ...points.slice(0, 1), ...points.slice(1, -1).reverse()];
  return [
    ...goals.map((goal) => ({ x: goal.x === void 0 ? 92 : x(goal.x), y: y(goal.y), text: goal.label })),
    ...[...new Set(ordered)].map((point) => ({ x: x(point.x), y: y(point.y), text: point.label }))
  ];
}
function pairs(items) {
  return items.slice(1).map((item, index) => [items[index], item]);
}
function Interval({ point, x, y }) {
  if (point.low === void 0 || point.high === void 0) return null;
  return /* @__PURE__ */ jsx23("line", { class: "interval", x1: percent(x), x2: percent(x), y1: y(point.low), y2: y(point.high) });
}
function Break({ x, label, rtl }) {
  return /* @__PURE__ */ jsxs22("g", { children: [
    /* @__PURE__ */ jsx23("line", { class: "path", x1: percent(x), x2: percent(x), y1: TOP - 10, y2: BOTTOM + 12 }),
    label ? /* @__PURE__ */ jsx23(ChartLabel, { x, y: TOP - 14, text: label, rtl }) : null
  ] });
}

// src/modules/indicators/web/values-table.tsx
import { Fragment as Fragment18, jsx as jsx24, jsxs as jsxs23 } from "preact/jsx-runtime";
function ValuesTable({ ctx, judged }) {
  const { say } = ctx;
  const whole = judged.values.filter((value) => value.dimensions.length === 0).toReversed();
  const isSurvey = whole.some((value) => value.respondents !== null || value.drawn !== null);
  const hasPath = judged.judgement.path.points.length > 0;
  const title = say.t("indicators.table.caption");
  return /* @__PURE__ */ jsxs23(Fragment18, { children: [
    /* @__PURE__ */ jsx24("div", { class: "table-wrap", tabIndex: 0, role: "region", "aria-label": title, children: /* @__PURE__ */ jsxs23("table", { children: [
      /* @__PURE__ */ jsx24("caption", { children: title }),
      /* @__PURE__ */ jsx24("thead", { children: /* @__PURE__ */ jsxs23("tr", { children: [
        /* @__PURE__ */ jsx24(Head, { ctx, name: "date" }),
        /* @__PURE__ */ jsx24(Head, { ctx, name: "value", isNumber: true }),
        hasPath ? /* @__PURE__ */ jsx24(Head, { ctx, name: "expected", isNumber: true }) : null,
        isSurvey ? /* @__PURE__ */ jsx24(Head, { ctx, name: "answers", isNumber: true }) : null,
        isSurvey ? /* @__PURE__ */ jsx24(Head, { ctx, name: "interval", isNumber: true }) : null,
        /* @__PURE__ */ jsx24(Head, { ctx, name: "source" }),
        /* @__PURE__ */ jsx24(Head, { ctx, name: "note" })
      ] }) }),
      /* @__PURE__ */ jsx24("tbody", { children: whole.map((value) => /* @__PURE__ */ jsx24(ValueRow, { ctx, judged, value, columns: { isSurvey, hasPath } })) })
    ] }) }),
    /* @__PURE__ */ jsx24(Parts, { ctx, judged })
  ] });
}
function Head({ ctx, name: name3, isNumber }) {
  return /* @__PURE__ */ jsx24("th", { scope: "col", class: isNumber ? "number" : void 0, children: /* @__PURE__ */ jsx24(Message, { say: ctx.say, k: `indicators.table.${name3}` }) });
}
function ValueRow({ ctx, judged, value, columns }) {
  const { say } = ctx;
  const { indicator, judgement } = judged;
  const expected = columns.hasPath ? expectedAt(judgement.path, lastDay(value.date)) : null;
  return /* @__PURE__ */ jsxs23("tr", { children: [
    /* @__PURE__ */ jsx24("th", { scope: "row", children: say.format.date(value.date) }),
    /* @__PURE__ */ jsx24("td", { class: "number", children: /* @__PURE__ */ jsx24(ShownValue, { ctx, judged, value }) }),
    columns.hasPath ? /* @__PURE__ */ jsx24("td", { class: "number", children: expected ? numberWords(say, indicator, expected) : "\u2013" }) : null,
    columns.isSurvey ? /* @__PURE__ */ jsx24("td", { class: "number", children: answersOf(ctx, value) }) : null,
    columns.isSurvey ? /* @__PURE__ */ jsx24("td", { class: "number", children: intervalWords(ctx, judged, value) }) : null,
    /* @__PURE__ */ jsx24("td", { children: value.source }),
    /* @__PURE__ */ jsxs23("td", { children: [
      value.basis === "demo" ? /* @__PURE__ */ jsx24("span", { class: "demo", children: /* @__PURE__ */ jsx24(Message, { say, k: "indicators.panel.demo" }) }) : null,
      " ",
      /* @__PURE__ */ jsx24(TextOf, { say, text: value.note }),
      value.breakNote ? /* @__PURE__ */ jsxs23("p", { children: [
        /* @__PURE__ */ jsx24(Message, { say, k: "indicators.chart.break" }),
        ": ",
        /* @__PURE__ */ jsx24(TextOf, { say, text: value.breakNote })
      ] }) : null
    ] })
  ] });
}
function ShownValue({ ctx, judged, value }) {
  const known = toDecimal(value.value);
  if (!known) return /* @__PURE__ */ jsx24(Message, { say: ctx.say, k: "indicators.table.missing" });
  return /* @__PURE__ */ jsx24(Fragment18, { children: valueWords(ctx.say, judged.indicator, known) });
}
function answersOf({ say }, { respondents, drawn }) {
  if (respondents === null && drawn === null) return "\u2013";
  const shown = (count2) => count2 === null ? "\u2013" : say.format.number(count2);
  return `${shown(respondents)} / ${shown(drawn)}`;
}
function intervalWords({ say }, { indicator }, value) {
  const [seen] = seenValues([value]);
  const interval = seen ? intervalOf(indicator, seen) : null;
  if (!interval) return "\u2013";
  return `${numberWords(say, indicator, interval.low)}\u2013${numberWords(say, indicator, interval.high)}`;
}
function Parts({ ctx, judged }) {
  const parts = judged.values.filter((value) => value.dimensions.length > 0);
  const newest = parts.at(-1)?.date;
  if (newest === void 0) return null;
  const { say } = ctx;
  return /* @__PURE__ */ jsx24("div", { class: "table-wrap", children: /* @__PURE__ */ jsxs23("table", { children: [
    /* @__PURE__ */ jsx24("caption", { children: /* @__PURE__ */ jsx24(Message, { say, k: "indicators.table.partCaption", params: { date: say.format.date(newest) } }) }),
    /* @__PURE__ */ jsx24("thead", { children: /* @__PURE__ */ jsxs23("tr", { children: [
      /* @__PURE__ */ jsx24("th", { scope: "col", children: /* @__PURE__ */ jsx24(Message, { say, k: "indicators.table.part" }) }),
      /* @__PURE__ */ jsx24(Head, { ctx, name: "value", isNumber: true })
    ] }) }),
    /* @__PURE__ */ jsx24("tbody", { children: parts.filter((value) => value.date === newest).map((value) => /* @__PURE__ */ jsxs23("tr", { children: [
      /* @__PURE__ */ jsx24("th", { scope: "row", children: value.dimensions.map((dimension) => say.plain(dimension.category)).join(" \xB7 ") }),
      /* @__PURE__ */ jsx24("td", { class: "number", children: /* @__PURE__ */ jsx24(ShownValue, { ctx, judged, value }) })
    ] })) })
  ] }) });
}

// src/modules/indicators/web/target-series.tsx
import { jsx as jsx25, jsxs as jsxs24 } from "preact/jsx-runtime";
function TargetSeries({ ctx, judged, csv }) {
  const { say } = ctx;
  const chart = chartOf(say, judged);
  return /* @__PURE__ */ jsxs24(Section, { id: "values", title: /* @__PURE__ */ jsx25(Message, { say, k: "indicators.chart.title" }), children: [
    chart ? /* @__PURE__ */ jsxs24("figure", { children: [
      /* @__PURE__ */ jsx25(SeriesChart, { ...chart }),
      /* @__PURE__ */ jsx25("figcaption", { class: "caption", children: /* @__PURE__ */ jsx25(Message, { say, k: "indicators.chart.key" }) })
    ] }) : null,
    /* @__PURE__ */ jsx25(ValuesTable, { ctx, judged }),
    /* @__PURE__ */ jsx25("p", { children: /* @__PURE__ */ jsx25("a", { href: csv, children: /* @__PURE__ */ jsx25(Message, { say, k: "indicators.table.csv" }) }) })
  ] });
}
var EPOCH = "2000-01-01";
var dayNumber = (day3) => daysBetween(EPOCH, day3);
function chartOf(say, judged) {
  const { indicator, judgement, target } = judged;
  const points = pointsOf(say, judged);
  const path = judgement.path.points.map(({ day: day3, value }) => ({ day: day3, y: value.toNumber() }));
  const days = [...points.map((point) => point.day), ...path.map((point) => point.day)].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === void 0 || last === void 0) return null;
  const { goal } = judgement;
  const ends = goal.direction === "range" ? [goal.low, goal.high] : [goal.target];
  const goalDay = target.targetDate ? dayNumber(lastDay(target.targetDate)) : void 0;
  return {
    alt: say.t("indicators.chart.alt", {
      title: say.plain(indicator.title),
      first: say.format.date(first.slice(0, 4)),
      last: say.format.date(last.slice(0, 4))
    }),
    rtl: say.language.dir === "rtl",
    points,
    path: cornersOf(judgement.path.kind, path),
    goals: ends.filter((end) => end !== null).map((end) => ({ x: goalDay, y: end.toNumber(), label: valueWords(say, indicator, end) })),
    ticks: yearTicks(say, first, last),
    breakLabel: say.t("indicators.chart.break")
  };
}
function pointsOf(say, { indicator, values }) {
  const breaks = new Set(values.filter((value) => value.breakNote !== null).map((value) => value.key));
  return seenValues(values).map((value) => {
    const interval = intervalOf(indicator, value);
    return {
      day: value.day,
      x: dayNumber(value.day),
      y: value.value.toNumber(),
      label: numberWords(say, indicator, value.value),
      isHollow: value.isDemo,
      isBreak: breaks.has(value.key),
      ...interval ? { low: interval.low.toNumber(), high: interval.high.toNumber() } : {}
    };
  });
}
function cornersOf(kind, path) {
  return path.flatMap((point, index) => {
    const corner = { x: dayNumber(point.day), y: point.y };
    const before = path[index - 1];
    return kind === "stepwise" && before ? [{ x: corner.x, y: before.y }, corner] : [corner];
  });
}
var MOST_TICKS = 5;
function yearTicks(say, first, last) {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const step = Math.max(1, Math.ceil((to - from) / (MOST_TICKS - 1)));
  const years = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  return years.map((year) => ({ x: dayNumber(`${year}-12-31`), label: say.format.date(String(year)) })).filter((tick) => tick.x <= Math.max(dayNumber(last), dayNumber(first)));
}

// src/modules/indicators/web/why-target.tsx
import { Fragment as Fragment19, jsx as jsx26, jsxs as jsxs25 } from "preact/jsx-runtime";
function WhyTarget({ ctx, judged }) {
  const { say } = ctx;
  const { achievement, path, survey } = judged.judgement;
  return /* @__PURE__ */ jsxs25(Section, { id: "why", title: /* @__PURE__ */ jsx26(Message, { say, k: "indicators.why.title" }), children: [
    /* @__PURE__ */ jsx26(Components, { ctx, judged }),
    achievement ? /* @__PURE__ */ jsxs25(Fragment19, { children: [
      /* @__PURE__ */ jsx26("p", { children: /* @__PURE__ */ jsx26(Message, { say, k: `indicators.why.formula.${achievement.formula}` }) }),
      /* @__PURE__ */ jsx26(Calculation, { ctx, judged })
    ] }) : null,
    survey ? /* @__PURE__ */ jsx26(SurveyError, { ctx, judged, survey }) : null,
    /* @__PURE__ */ jsxs25("details", { children: [
      /* @__PURE__ */ jsx26("summary", { children: /* @__PURE__ */ jsx26(Message, { say, k: "indicators.why.expected" }) }),
      path.points.length > 0 ? /* @__PURE__ */ jsx26("p", { children: /* @__PURE__ */ jsx26(Message, { say, k: `indicators.why.path.${path.kind}` }) }) : null,
      /* @__PURE__ */ jsx26("p", { children: /* @__PURE__ */ jsx26(Message, { say, k: "indicators.why.tolerance", params: toleranceWords(ctx) }) }),
      /* @__PURE__ */ jsx26("p", { children: /* @__PURE__ */ jsx26(Message, { say, k: "indicators.why.days" }) })
    ] })
  ] });
}
function toleranceWords({ say }) {
  const share = (value) => `${say.format.number(value * 100)}%`;
  return {
    onTrack: share(TOLERANCES.onTrackWithin),
    atRisk: share(TOLERANCES.atRiskWithin),
    months: String(TOLERANCES.staleAfterMonths)
  };
}
function Components({ ctx, judged }) {
  const { say } = ctx;
  const { judgement, indicator, target } = judged;
  const { achievement, baseline, lastValue, expected, lag, ageMonths } = judgement;
  const unknown = say.t("indicators.why.unknown");
  const words = (value) => value ? valueWords(say, indicator, value) : unknown;
  const dated = (value, date) => value && date ? `${words(value)} (${say.format.date(date)})` : words(value);
  const difference = (value) => differenceWords(say, indicator, value);
  const goal = goalWords(say, indicator, judgement) || unknown;
  return /* @__PURE__ */ jsxs25("dl", { class: "facts", children: [
    /* @__PURE__ */ jsx26(Fact, { say: ctx.say, k: "indicators.why.baseline", children: dated(baseline, target.baselineDate) }),
    /* @__PURE__ */ jsx26(Fact, { say: ctx.say, k: "indicators.why.current", children: dated(lastValue?.value ?? null, lastValue?.date ?? null) }),
    /* @__PURE__ */ jsx26(Fact, { say: ctx.say, k: "indicators.why.target", children: target.targetDate ? `${goal} (${say.format.date(target.targetDate)})` : goal }),
    /* @__PURE__ */ jsx26(Optional, { ctx, k: "indicators.why.needed", value: achievement?.needed, show: difference }),
    /* @__PURE__ */ jsx26(Optional, { ctx, k: "indicators.why.covered", value: achievement?.covered, show: difference }),
    /* @__PURE__ */ jsx26(
      Optional,
      {
        ctx,
        k: "indicators.why.share",
        value: achievement?.share,
        show: (share) => shareWords(say, share)
      }
    ),
    /* @__PURE__ */ jsx26(
      Optional,
      {
        ctx,
        k: "indicators.why.remaining",
        value: achievement?.remaining,
        show: (value) => value.greaterThan(0) ? difference(value) : say.t("indicators.why.reached")
      }
    ),
    /* @__PURE__ */ jsx26(Optional, { ctx, k: "indicators.why.expected", value: expected, show: words }),
    /* @__PURE__ */ jsx26(Optional, { ctx, k: "indicators.why.lag", value: lag, show: difference }),
    ageMonths === null ? null : /* @__PURE__ */ jsx26(Fact, { say: ctx.say, k: "indicators.why.age", children: /* @__PURE__ */ jsx26(Message, { say, k: "indicators.why.months", params: { months: ageMonths } }) })
  ] });
}
function Optional({ ctx, k, value, show }) {
  if (!value) return null;
  return /* @__PURE__ */ jsx26(Fact, { say: ctx.say, k, children: show(value) });
}
function Calculation({ ctx, judged }) {
  const { judgement, indicator } = judged;
  const { covered, needed, share } = judgement.achievement ?? {};
  if (!covered || !needed || !share) return null;
  const number = (value) => numberWords(ctx.say, indicator, value);
  const params = { covered: number(covered), needed: number(needed), share: shareWords(ctx.say, share) };
  return /* @__PURE__ */ jsx26("p", { children: /* @__PURE__ */ jsx26(Message, { say: ctx.say, k: "indicators.why.calculation", params }) });
}
function SurveyError({ ctx, judged, survey }) {
  const { say } = ctx;
  const { indicator } = judged;
  const { interval, respondents, drawn, change } = survey;
  const params = {
    respondents: say.format.number(respondents),
    low: numberWords(say, indicator, interval.low),
    high: valueWords(say, indicator, interval.high)
  };
  return /* @__PURE__ */ jsxs25(Fragment19, { children: [
    /* @__PURE__ */ jsx26("h3", { children: /* @__PURE__ */ jsx26(Message, { say, k: "indicators.survey.title" }) }),
    /* @__PURE__ */ jsx26("p", { children: /* @__PURE__ */ jsx26(Message, { say, k: "indicators.survey.interval", params }) }),
    drawn ? /* @__PURE__ */ jsx26("p", { children: /* @__PURE__ */ jsx26(
      Message,
      {
        say,
        k: "indicators.survey.rate",
        params: { drawn: say.format.number(drawn), rate: `${say.format.number(respondents / drawn * 100, 1)}%` }
      }
    ) }) : null,
    change ? /* @__PURE__ */ jsx26("p", { children: /* @__PURE__ */ jsx26(
      Message,
      {
        say,
        k: change.isSignificant ? "indicators.survey.changed" : "indicators.survey.same",
        params: { change: differenceWords(say, indicator, change.difference.times(100)) }
      }
    ) }) : null,
    /* @__PURE__ */ jsx26("p", { class: "caption", children: /* @__PURE__ */ jsx26(Message, { say, k: "indicators.survey.method" }) })
  ] });
}

// src/modules/indicators/web/target-page.tsx
import { Fragment as Fragment20, jsx as jsx27, jsxs as jsxs26 } from "preact/jsx-runtime";
var targetRoute = residentPage({
  path: "/plans/:plan/targets/:key",
  async handle(ctx, { params }) {
    const { say } = ctx;
    const found = await getTarget(ctx, { plan: params["plan"] ?? "", key: params["key"] ?? "" });
    const title = say.plain(found.indicator.title);
    return planPage(ctx, {
      plan: found.plan,
      head: found.head,
      section: "targets",
      title,
      crumbs: [
        { label: say.t("indicators.list.title"), href: planAddress(ctx, found.plan, "/targets") },
        { label: title }
      ],
      body: /* @__PURE__ */ jsxs26(Fragment20, { children: [
        /* @__PURE__ */ jsx27(Answer, { ctx, found }),
        /* @__PURE__ */ jsx27(
          TargetSeries,
          {
            ctx,
            judged: found,
            csv: planAddress(ctx, found.plan, `/targets/${found.target.key}/values.csv`)
          }
        ),
        /* @__PURE__ */ jsx27(WhyTarget, { ctx, judged: found }),
        /* @__PURE__ */ jsx27(AboutTarget, { ctx, found })
      ] })
    });
  }
});
function Answer({ ctx, found }) {
  const { say } = ctx;
  const { indicator, judgement, target } = found;
  const { lastValue, reason, status } = judgement;
  const resolved = say.text(indicator.title);
  return /* @__PURE__ */ jsxs26(Fragment20, { children: [
    /* @__PURE__ */ jsxs26("p", { class: "eyebrow", children: [
      target.number ? `${target.number} ` : "",
      /* @__PURE__ */ jsx27(Message, { say, k: `indicators.list.kind.${target.kind}` })
    ] }),
    /* @__PURE__ */ jsx27("h1", { children: resolved.isFallback ? /* @__PURE__ */ jsx27(TextOf, { say, text: indicator.title }) : /* @__PURE__ */ jsx27(Message, { say, k: "indicators.target.question", params: { title: resolved.value } }) }),
    /* @__PURE__ */ jsx27(Arc, {}),
    /* @__PURE__ */ jsxs26("p", { class: "answer", children: [
      lastValue ? /* @__PURE__ */ jsx27(
        Message,
        {
          say,
          k: "indicators.target.answer",
          params: {
            value: valueWords(say, indicator, lastValue.value),
            date: say.format.date(lastValue.date)
          }
        }
      ) : null,
      " ",
      /* @__PURE__ */ jsx27(Message, { say, k: `indicators.reason.${reason}`, params: reasonParams(say, indicator, judgement) })
    ] }),
    /* @__PURE__ */ jsx27("p", { children: /* @__PURE__ */ jsx27("span", { class: "status", "data-status": status, children: /* @__PURE__ */ jsx27(Message, { say, ...statusWords(judgement) }) }) }),
    lastValue?.isDemo ? /* @__PURE__ */ jsxs26("p", { children: [
      /* @__PURE__ */ jsx27("span", { class: "demo", children: /* @__PURE__ */ jsx27(Message, { say, k: "indicators.panel.demo" }) }),
      " ",
      /* @__PURE__ */ jsx27(Message, { say, k: "indicators.target.answerDemo" })
    ] }) : null
  ] });
}

// src/modules/indicators/web/targets-page.tsx
import { Fragment as Fragment21, jsx as jsx28, jsxs as jsxs27 } from "preact/jsx-runtime";
var targetsRoute = residentPage({
  path: "/plans/:plan/targets",
  async handle(ctx, { params }) {
    const { say } = ctx;
    const { plan, head, targets } = await listTargets(ctx, { plan: params["plan"] ?? "" });
    return planPage(ctx, {
      plan: plan.key,
      head,
      section: "targets",
      title: say.t("indicators.list.title"),
      body: /* @__PURE__ */ jsxs27(Fragment21, { children: [
        /* @__PURE__ */ jsx28("h1", { children: /* @__PURE__ */ jsx28(Message, { say, k: "indicators.list.title" }) }),
        /* @__PURE__ */ jsx28("p", { class: "lead", children: /* @__PURE__ */ jsx28(Message, { say, k: targets.length === 0 ? "indicators.list.empty" : "indicators.list.lead" }) }),
        targets.length === 0 ? null : /* @__PURE__ */ jsx28(TargetRows, { ctx, plan: plan.key, targets })
      ] })
    });
  }
});

// src/platform/documents/csv.ts
import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
var DANGEROUS = /^[=+\-@\t\r]/;
function cellOf(value) {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = DANGEROUS.test(value) ? `	${value}` : value;
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function writeCsv(rows) {
  return `\uFEFF${textOf(rows)}`;
}
var textOf = (rows) => rows.map((row) => `${row.map(cellOf).join(",")}\r
`).join("");

// src/modules/indicators/web/values-file.ts
var COLUMNS2 = [
  "indicator",
  "date",
  "value",
  "unit",
  "expected",
  "interval_low",
  "interval_high",
  "respondents",
  "drawn",
  "part",
  "basis",
  "source",
  "note",
  "break"
];
var valuesFileRoute = residentPage({
  path: "/plans/:plan/targets/:key/values.csv",
  async handle(ctx, { params }) {
    const found = await getTarget(ctx, { plan: params["plan"] ?? "", key: params["key"] ?? "" });
    return file({
      body: writeCsv([COLUMNS2, ...found.values.map((value) => rowOf(ctx.say, found, value))]),
      type: "text/csv; charset=utf-8",
      fileName: `${found.indicator.key}.csv`
    });
  }
});
function rowOf(say, judged, value) {
  const { indicator, judgement } = judged;
  const [seen] = seenValues([value]);
  const interval = seen ? intervalOf(indicator, seen) : null;
  const expected = seen ? expectedAt(judgement.path, lastDay(value.date)) : null;
  return [
    indicator.key,
    value.date,
    numberCell(value.value),
    say.plain(indicator.unit),
    numberCell(expected?.toFixed(indicator.decimals + 2)),
    numberCell(interval?.low.toFixed(indicator.decimals + 2)),
    numberCell(interval?.high.toFixed(indicator.decimals + 2)),
    value.respondents,
    value.drawn,
    value.dimensions.map((part) => `${say.plain(part.name)}: ${say.plain(part.category)}`).join("; "),
    value.basis,
    value.source,
    say.plain(value.note),
    say.plain(value.breakNote)
  ];
}
function numberCell(value) {
  if (value === null || value === void 0) return null;
  return value.startsWith("-") ? Number(value) : value;
}

// src/modules/indicators/web/staff.ts
import { z as z26 } from "zod";

// src/modules/indicators/plausible.rules.ts
var FAR_SHARE = new Decimal("0.33");
var FAR_POINTS = new Decimal(15);
function valueBefore(seen, date) {
  return seen.findLast((value) => value.day < lastDay(date));
}
function isFarFrom(indicator, { previous, value }) {
  const change = value.minus(previous).abs();
  if (isSurveyShare(indicator)) return change.greaterThan(FAR_POINTS);
  return change.greaterThan(previous.abs().times(FAR_SHARE));
}
var isInFuture = (date, today) => firstDay(date) > today;

// src/modules/indicators/value-change.ts
function checkValue(ctx, { indicator }, { input, others }) {
  const issues = [];
  if (isInFuture(input.date, todayInJapan(ctx.clock.now()))) {
    issues.push({ path: "date", code: "indicators.error.dateInFuture" });
  }
  const value = new Decimal(input.value);
  if (isSurveyShare(indicator) && (value.isNegative() || value.greaterThan(100))) {
    issues.push({ path: "value", code: "indicators.error.notAPercentage" });
  }
  if (issues.length > 0) throw invalid(issues);
  if (others.some((other) => other.dimensions.length === 0 && lastDay(other.date) === lastDay(input.date))) {
    const issue = { path: "date", code: "indicators.error.dateTaken" };
    throw new AppError("conflict", issue.code, { issues: [issue] });
  }
  const previous = valueBefore(seenValues(others), input.date);
  if (previous && !input.confirmed && isFarFrom(indicator, { previous: previous.value, value })) {
    const params = {
      previous: ctx.say.format.number(previous.value.toFixed(), indicator.decimals),
      date: ctx.say.format.date(previous.date)
    };
    throw invalid([{ path: "confirmed", code: "indicators.error.farFromLast", params }]);
  }
}
function fieldsOf(ctx, input) {
  const { date, value, respondents, drawn, evidence, note } = input;
  return { date, value, respondents, drawn, source: evidence, note: note ? { [ctx.say.language.code]: note } : null };
}
function additionOf(indicator, fields2, more) {
  const empty = { respondents: null, drawn: null, note: null, dimensions: [], breakNote: null };
  const record = { indicator, ...empty, basis: "source", basisReason: null, source: null, ...fields2 };
  return {
    kind: valueKind.name,
    key: more.key,
    operation: "add",
    before: null,
    after: { ...record, position: more.position }
  };
}
function correctionOf(old, fields2) {
  return editOf(valueKind.name, { old, next: { ...old, ...fields2 } }, Object.keys(fields2));
}
function nextPosition(values) {
  return String(Math.floor(Math.max(0, ...values.map((value) => Number(value.position)))) + 1);
}
async function changeValue(ctx, scope, act) {
  const { kept, change, ...more } = act;
  await changePlan(ctx, scope, { plan: kept.plan, kinds: INDICATOR_KINDS, changes: [change], ...more });
}

// src/modules/indicators/correct-value.ts
async function correctValue(ctx, input) {
  await ctx.transaction(async (scope) => {
    const kept = await getIndicatorForUpdate(scope, input.indicator);
    allow(mayReportValue(ctx.actor, kept.indicator, (await getCityBody(scope)).id));
    const old = await getValue(scope, { indicator: kept.indicator.key, key: input.key });
    if (old.version !== input.version) throw conflict("indicators.error.changedMeanwhile");
    const others = (await listValues(scope, [kept.indicator.key])).filter((value) => value.key !== old.key);
    checkValue(ctx, kept, { input, others });
    const change = correctionOf(old, {
      ...fieldsOf(ctx, input),
      basis: "source",
      note: noteOf(ctx, old.note, input.note)
    });
    if (!change) return;
    const { reason, version } = input;
    await changeValue(ctx, scope, { kept, change, action: "value.corrected", reason, version });
  });
}
function noteOf(ctx, old, typed) {
  const shown = ctx.say.plain(old);
  if (typed === shown) return old;
  return typed ? { [ctx.say.language.code]: typed } : null;
}

// src/modules/indicators/get-reportable.ts
async function getReportable(ctx, input) {
  return ctx.read(async (scope) => {
    const kept = await getIndicator(scope, input.indicator);
    allow(mayReportValue(ctx.actor, kept.indicator, (await getCityBody(scope)).id));
    return { ...kept, values: await listValues(scope, [kept.indicator.key]) };
  });
}

// src/modules/indicators/inputs.ts
import { z as z25 } from "zod";
var MAX_EVIDENCE = 500;
var MAX_NOTE = 2e3;
var typedNumber = z25.string({ message: "indicators.error.valueMissing" }).transform(
  (typed) => typed.normalize("NFKC").replace(/[,\s%、]/g, "").replace(/^[−–ー]/, "-")
).refine((value) => value !== "", { message: "indicators.error.valueMissing", abort: true }).refine((value) => decimalSchema.safeParse(value).success, { message: "indicators.error.number" });
var typedDate = z25.string({ message: "indicators.error.dateMissing" }).transform((typed) => typed.normalize("NFKC").trim().replaceAll("/", "-")).refine((value) => value !== "", { message: "indicators.error.dateMissing", abort: true }).refine((value) => partialDateSchema.safeParse(value).success && isOnCalendar(value), {
  message: "indicators.error.date"
});
var typedCount = z25.string().default("").transform((typed) => typed.normalize("NFKC").replace(/[,\s]/g, "")).refine((value) => /^\d{0,7}$/.test(value), { message: "indicators.error.count" }).transform((value) => value === "" ? null : Number(value));
var line = (max) => z25.string().default("").transform((value) => value.trim()).refine((value) => value.length <= max, { message: "indicators.error.tooLong" });
var isConfirmed = z25.string().optional().transform((value) => value === "on");
var fields = {
  date: typedDate,
  value: typedNumber,
  respondents: typedCount,
  drawn: typedCount,
  evidence: line(MAX_EVIDENCE).refine((value) => value !== "", { message: "indicators.error.evidenceMissing" }),
  note: line(MAX_NOTE),
  confirmed: isConfirmed
};
var FEWER = { path: ["respondents"], message: "indicators.error.moreThanDrawn" };
var isWithinDrawn = (value) => value.respondents === null || value.drawn === null || value.respondents <= value.drawn;
var ReportValueInput = z25.object(fields).refine(isWithinDrawn, FEWER);
var CorrectValueInput = z25.object({
  ...fields,
  reason: line(MAX_EVIDENCE).refine((value) => value !== "", { message: "indicators.error.reasonMissing" }),
  version: z25.coerce.number().int().positive()
}).refine(isWithinDrawn, FEWER);

// src/modules/indicators/list-reportable.ts
var REPORT_DUE_AFTER_MONTHS = 12;
async function listReportable(ctx) {
  return ctx.read(async (scope) => {
    const city = await getCityBody(scope);
    const body = (await listBodies(scope)).find((entry) => entry.id === ctx.actor.bodyId) ?? city;
    const own = (await listIndicators(scope)).filter(({ indicator }) => mayReportValue(ctx.actor, indicator, city.id));
    const values = Map.groupBy(
      await listValues(
        scope,
        own.map(({ indicator }) => indicator.key)
      ),
      (value) => value.indicator
    );
    const today = todayInJapan(ctx.clock.now());
    return {
      isCity: mayEditIndicators(ctx.actor, city.id),
      bodyName: body.name,
      indicators: own.map((kept) => ({
        ...kept,
        ...reportState(kept.indicator, values.get(kept.indicator.key) ?? [], today)
      }))
    };
  });
}
function reportState(indicator, values, today) {
  const lastValue = latestSince(seenValues(values), { after: null, asOf: today });
  const isOld = lastValue === null || monthsBetween(lastValue.day, today) >= REPORT_DUE_AFTER_MONTHS;
  return { lastValue, isDue: isOld && indicator.valueSource !== "measure" };
}

// src/modules/indicators/web/staff-list.tsx
import { Fragment as Fragment22, jsx as jsx29, jsxs as jsxs28 } from "preact/jsx-runtime";
var staffAddress = (ctx, rest = "") => `/${ctx.municipality.slug}/staff/indicators${rest}`;
var staffListRoute = staffPage({
  path: "/indicators",
  access: "indicators.report",
  async handle(ctx) {
    const { say } = ctx;
    const found = await listReportable(ctx);
    const title = say.t(found.isCity ? "indicators.staff.title" : "indicators.staff.askedTitle");
    return page({
      title,
      body: /* @__PURE__ */ jsxs28(Fragment22, { children: [
        /* @__PURE__ */ jsx29("h1", { children: title }),
        /* @__PURE__ */ jsx29("p", { class: "lead", children: found.isCity ? say.t("indicators.staff.lead") : say.t("indicators.staff.askedLead", { body: say.plain(found.bodyName) }) }),
        /* @__PURE__ */ jsx29(IndicatorTable, { ctx, found }),
        found.indicators.some(({ indicator }) => indicator.valueSource === "measure") && found.isCity ? /* @__PURE__ */ jsxs28(Fragment22, { children: [
          /* @__PURE__ */ jsx29("p", { children: say.t("indicators.staff.measureHint") }),
          /* @__PURE__ */ jsx29(
            PostButton,
            {
              action: staffAddress(ctx, "/measures"),
              token: ctx.formToken,
              label: say.t("indicators.staff.measure")
            }
          )
        ] }) : null
      ] })
    });
  }
});
function IndicatorTable({ ctx, found }) {
  const { say } = ctx;
  if (found.indicators.length === 0) {
    return /* @__PURE__ */ jsx29("p", { children: say.t(found.isCity ? "indicators.staff.empty" : "indicators.staff.nothing") });
  }
  return /* @__PURE__ */ jsx29("div", { class: "table-wrap", children: /* @__PURE__ */ jsxs28("table", { children: [
    /* @__PURE__ */ jsx29("thead", { children: /* @__PURE__ */ jsxs28("tr", { children: [
      /* @__PURE__ */ jsx29("th", { scope: "col", children: say.t("indicators.staff.indicator") }),
      /* @__PURE__ */ jsx29("th", { scope: "col", children: say.t("indicators.staff.last") }),
      /* @__PURE__ */ jsx29("th", { scope: "col", children: say.t("indicators.staff.state") }),
      found.isCity ? /* @__PURE__ */ jsx29("th", { scope: "col", children: say.t("indicators.staff.source") }) : null,
      /* @__PURE__ */ jsx29("th", { scope: "col", children: /* @__PURE__ */ jsx29("span", { class: "visually-hidden", children: say.t("indicators.staff.report") }) })
    ] }) }),
    /* @__PURE__ */ jsx29("tbody", { children: found.indicators.map((entry) => /* @__PURE__ */ jsx29(IndicatorRow, { ctx, entry, isCity: found.isCity })) })
  ] }) });
}
function IndicatorRow({ ctx, entry, isCity }) {
  const { say } = ctx;
  const { indicator, lastValue } = entry;
  const title = say.plain(indicator.title);
  return /* @__PURE__ */ jsxs28("tr", { children: [
    /* @__PURE__ */ jsx29("th", { scope: "row", children: /* @__PURE__ */ jsx29(TextOf, { say, text: indicator.title }) }),
    /* @__PURE__ */ jsxs28("td", { children: [
      lastValue ? `${valueWords(say, indicator, lastValue.value)} (${say.format.date(lastValue.date)})` : "\u2014",
      " ",
      lastValue?.isDemo ? /* @__PURE__ */ jsx29("span", { class: "demo", children: say.t("indicators.panel.demo") }) : null
    ] }),
    /* @__PURE__ */ jsx29("td", { children: stateWords(ctx, entry) }),
    isCity ? /* @__PURE__ */ jsx29("td", { children: /* @__PURE__ */ jsx29(Message, { say, k: `indicators.panel.by.${indicator.valueSource}` }) }) : null,
    /* @__PURE__ */ jsx29("td", { children: indicator.valueSource === "measure" ? null : /* @__PURE__ */ jsxs28("a", { class: "button", href: staffAddress(ctx, `/${indicator.key}/report`), children: [
      say.t("indicators.staff.report"),
      /* @__PURE__ */ jsx29("span", { class: "visually-hidden", children: say.t("indicators.staff.reportAbout", { title }) })
    ] }) })
  ] });
}
function stateWords({ say }, { lastValue, isDue }) {
  if (!isDue) return say.t("indicators.staff.upToDate");
  return say.t(lastValue ? "indicators.staff.due" : "indicators.staff.never");
}

// src/modules/indicators/report-value.ts
async function reportValue(ctx, input) {
  return ctx.transaction(async (scope) => {
    const kept = await getIndicatorForUpdate(scope, input.indicator);
    const { indicator } = kept;
    allow(mayReportValue(ctx.actor, indicator, (await getCityBody(scope)).id));
    const values = await listValues(scope, [indicator.key]);
    checkValue(ctx, kept, { input, others: values });
    const key2 = freeKey(`${indicator.key}-${input.date}`, new Set(values.map((value) => value.key)));
    const change = additionOf(indicator.key, fieldsOf(ctx, input), { key: key2, position: nextPosition(values) });
    await changeValue(ctx, scope, { kept, change, action: "value.reported" });
    return key2;
  });
}
var MAX_KEY = 80;
function freeKey(wanted, taken) {
  const key2 = wanted.length <= MAX_KEY ? wanted : `v-${wanted.slice(-(MAX_KEY - 2)).replace(/^-+/, "")}`;
  let free = key2;
  for (let count2 = 2; taken.has(free); count2++) free = `${key2.slice(0, MAX_KEY - 4)}-${count2}`;
  return free;
}

// src/modules/indicators/web/value-fields.tsx
import { Fragment as Fragment23, jsx as jsx30, jsxs as jsxs29 } from "preact/jsx-runtime";
var NAMES = ["date", "value", "respondents", "drawn", "evidence", "note", "confirmed", "reason"];
function valueForm({ say }, id2, typed) {
  const labels = Object.fromEntries(NAMES.map((name3) => [name3, say.t(`indicators.staff.field.${name3}`)]));
  return formState(say, { id: id2, labels, ...typed });
}
function ValueFields({ ctx, form, reportable }) {
  const { say } = ctx;
  const isSurprising = form.issues.some((issue) => issue.path === "confirmed") || form.values["confirmed"] === "on";
  return /* @__PURE__ */ jsxs29(Fragment23, { children: [
    /* @__PURE__ */ jsx30(TextInput, { form, name: "date", hint: say.t("indicators.staff.field.dateHint"), autocomplete: "off" }),
    /* @__PURE__ */ jsx30(TextInput, { form, name: "value", inputMode: "decimal", autocomplete: "off", hint: valueHint(ctx, reportable) }),
    isSurprising ? /* @__PURE__ */ jsx30(Checkbox, { form, name: "confirmed" }) : null,
    reportable.indicator.valueSource === "survey" ? /* @__PURE__ */ jsxs29(Fragment23, { children: [
      /* @__PURE__ */ jsx30(TextInput, { form, name: "respondents", inputMode: "numeric", optional: true }),
      /* @__PURE__ */ jsx30(TextInput, { form, name: "drawn", inputMode: "numeric", optional: true })
    ] }) : null,
    /* @__PURE__ */ jsx30(TextInput, { form, name: "evidence", hint: say.t("indicators.staff.field.evidenceHint"), maxLength: 500 }),
    /* @__PURE__ */ jsx30(TextArea, { form, name: "note", rows: 3, maxLength: 2e3, optional: true })
  ] });
}
function valueHint({ say }, { indicator, values }) {
  const unit = say.plain(indicator.unit) || "\u2013";
  const previous = seenValues(values).at(-1);
  if (!previous) return say.t("indicators.staff.field.valueHintFirst", { unit });
  return say.t("indicators.staff.field.valueHint", {
    unit,
    previous: valueWords(say, indicator, previous.value),
    date: say.format.date(previous.date)
  });
}

// src/modules/indicators/web/staff-report.tsx
import { Fragment as Fragment24, jsx as jsx31, jsxs as jsxs30 } from "preact/jsx-runtime";
var PATH = "/indicators/:key/report";
var reportPageRoute = staffPage({
  path: PATH,
  access: "indicators.report",
  handle: (ctx, { params }) => reportPage(ctx, params["key"] ?? "", { values: {}, issues: [] })
});
var reportRoute = staffAction({
  path: PATH,
  access: "indicators.report",
  input: ReportValueInput,
  async handle(ctx, { params, input }) {
    await reportValue(ctx, { ...input, indicator: params["key"] ?? "" });
    return redirect(staffAddress(ctx), { flash: "indicators.staff.flash.reported" });
  },
  invalid: async (ctx, { params, values, issues, status }) => ({
    ...await reportPage(ctx, params["key"] ?? "", { values, issues }),
    status
  })
});
async function reportPage(ctx, key2, typed) {
  const { say } = ctx;
  const reportable = await getReportable(ctx, { indicator: key2 });
  const title = say.t("indicators.staff.reportTitle", { title: say.plain(reportable.indicator.title) });
  const form = valueForm(ctx, "report", typed);
  return page({
    title,
    crumbs: [{ label: say.t("indicators.staff.menu"), href: staffAddress(ctx) }, { label: title }],
    body: /* @__PURE__ */ jsxs30(Fragment24, { children: [
      /* @__PURE__ */ jsx31("h1", { children: title }),
      /* @__PURE__ */ jsx31("p", { class: "lead", children: /* @__PURE__ */ jsx31(TextOf, { say, text: reportable.indicator.definition }) }),
      /* @__PURE__ */ jsx31(Taken, { ctx, reportable, typed }),
      /* @__PURE__ */ jsxs30(Form, { form, action: staffAddress(ctx, `/${key2}/report`), token: ctx.formToken, children: [
        /* @__PURE__ */ jsx31(ValueFields, { ctx, form, reportable }),
        /* @__PURE__ */ jsx31(Submit, { label: say.t("indicators.staff.button.report") })
      ] }),
      /* @__PURE__ */ jsx31(History, { ctx, reportable })
    ] })
  });
}
function Taken({ ctx, reportable, typed }) {
  const { say } = ctx;
  if (!typed.issues.some((issue) => issue.code === "indicators.error.dateTaken")) return null;
  const date = partialDateSchema.safeParse((typed.values["date"] ?? "").normalize("NFKC").trim().replaceAll("/", "-"));
  if (!date.success) return null;
  const taken = reportable.values.find((value) => isWhole(value) && lastDay(value.date) === lastDay(date.data));
  if (!taken) return null;
  const words = { date: say.format.date(taken.date), value: shownValue(ctx, reportable, taken) };
  return /* @__PURE__ */ jsxs30(Notice, { tone: "warning", children: [
    /* @__PURE__ */ jsx31("h2", { children: say.t("indicators.staff.dateTaken") }),
    /* @__PURE__ */ jsx31("p", { children: /* @__PURE__ */ jsx31("a", { href: valueAddress(ctx, taken), children: say.t("indicators.staff.openTaken", words) }) })
  ] });
}
var isWhole = (value) => value.dimensions.length === 0;
var valueAddress = (ctx, { indicator, key: key2 }) => staffAddress(ctx, `/${indicator}/values/${key2}`);
function shownValue({ say }, { indicator }, value) {
  const known = toDecimal(value.value);
  return known ? valueWords(say, indicator, known) : say.t("indicators.table.missing");
}
function History({ ctx, reportable }) {
  const { say } = ctx;
  const values = reportable.values.filter(isWhole).toReversed();
  if (values.length === 0) return null;
  return /* @__PURE__ */ jsx31(Section, { id: "history", title: say.t("indicators.staff.history"), children: /* @__PURE__ */ jsx31("div", { class: "table-wrap", children: /* @__PURE__ */ jsx31("table", { children: /* @__PURE__ */ jsx31("tbody", { children: values.map((value) => /* @__PURE__ */ jsxs30("tr", { children: [
    /* @__PURE__ */ jsx31("th", { scope: "row", children: say.format.date(value.date) }),
    /* @__PURE__ */ jsx31("td", { class: "number", children: shownValue(ctx, reportable, value) }),
    /* @__PURE__ */ jsxs30("td", { children: [
      value.source,
      " ",
      value.basis === "demo" ? /* @__PURE__ */ jsx31("span", { class: "demo", children: say.t("indicators.panel.demo") }) : null
    ] }),
    /* @__PURE__ */ jsx31("td", { children: /* @__PURE__ */ jsxs30("a", { href: valueAddress(ctx, value), children: [
      say.t("indicators.staff.correct"),
      /* @__PURE__ */ jsx31("span", { class: "visually-hidden", children: say.t("indicators.staff.correctAbout", { date: say.format.date(value.date) }) })
    ] }) })
  ] })) }) }) }) });
}

// src/modules/indicators/web/staff-correct.tsx
import { Fragment as Fragment25, jsx as jsx32, jsxs as jsxs31 } from "preact/jsx-runtime";
var PATH2 = "/indicators/:key/values/:value";
var correctPageRoute = staffPage({
  path: PATH2,
  access: "indicators.report",
  handle: (ctx, { params }) => correctPage(ctx, params)
});
var correctRoute = staffAction({
  path: PATH2,
  access: "indicators.report",
  input: CorrectValueInput,
  async handle(ctx, { params, input }) {
    const indicator = params["key"] ?? "";
    await correctValue(ctx, { ...input, indicator, key: params["value"] ?? "" });
    return redirect(staffAddress(ctx, `/${indicator}/report`), { flash: "indicators.staff.flash.corrected" });
  },
  invalid: async (ctx, { params, values, issues, status }) => ({
    ...await correctPage(ctx, params, { values, issues, isConflict: status === 409 }),
    status
  })
});
async function correctPage(ctx, params, sent) {
  const { say } = ctx;
  const reportable = await getReportable(ctx, { indicator: params["key"] ?? "" });
  const value = reportable.values.find((entry) => entry.key === params["value"]);
  if (!value) throw notFound("indicators.error.valueNotFound");
  const form = valueForm(ctx, "correct", sent ?? { values: storedValues(ctx, value), issues: [] });
  const words = { title: say.plain(reportable.indicator.title), date: say.format.date(value.date) };
  const title = say.t("indicators.staff.correctTitle", words);
  const version = sent && !sent.isConflict ? sent.values["version"] ?? "" : String(value.version);
  return page({
    title,
    crumbs: [{ label: say.t("indicators.staff.menu"), href: staffAddress(ctx) }, { label: title }],
    body: /* @__PURE__ */ jsxs31(Fragment25, { children: [
      /* @__PURE__ */ jsx32("h1", { children: title }),
      sent?.isConflict ? /* @__PURE__ */ jsxs31(Notice, { tone: "warning", children: [
        say.t("indicators.target.answer", { date: words.date, value: shownValue(ctx, reportable, value) }),
        " ",
        value.source
      ] }) : null,
      /* @__PURE__ */ jsxs31(Form, { form, action: valueAddress(ctx, value), token: ctx.formToken, children: [
        /* @__PURE__ */ jsx32("input", { type: "hidden", name: "version", value: version }),
        /* @__PURE__ */ jsx32(ValueFields, { ctx, form, reportable }),
        /* @__PURE__ */ jsx32(TextInput, { form, name: "reason", maxLength: 500 }),
        /* @__PURE__ */ jsx32(Submit, { label: say.t("indicators.staff.button.correct") })
      ] })
    ] })
  });
}
function storedValues({ say }, value) {
  return {
    date: value.date,
    value: value.value ?? "",
    respondents: String(value.respondents ?? ""),
    drawn: String(value.drawn ?? ""),
    evidence: value.source ?? "",
    note: say.plain(value.note)
  };
}

// src/modules/indicators/web/targets-panel.tsx
import { jsx as jsx33, jsxs as jsxs32 } from "preact/jsx-runtime";

// src/modules/plan/web/exchange.tsx
import { z as z28 } from "zod";

// src/modules/plan/plan-import.data.ts
import { sql as sql14 } from "kysely";

// src/platform/documents/workbook.ts
import { readXlsx, writeXlsx } from "hucre";

// src/platform/documents/archive.ts
import { promisify as promisify2 } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
var inflate = promisify2(inflateRaw);

// src/platform/documents/workbook.ts
var BODY = { alignment: { vertical: "top", wrapText: true } };
var HEADER = {
  ...BODY,
  numFmt: "@",
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F1F1F4" } }
};

// src/modules/plan/plan-file/read-notation.ts
import { parseDocument as parseDocument3 } from "yaml";

// src/modules/plan/plan-file/workbook-columns.rules.ts
import { z as z27 } from "zod";

// src/modules/plan/preview-import.ts
var KEPT_FOR_MS = 24 * 60 * 60 * 1e3;

// src/modules/plan/web/exchange-errors.tsx
import { jsx as jsx34, jsxs as jsxs33 } from "preact/jsx-runtime";
function UploadErrors({ say, issues }) {
  return /* @__PURE__ */ jsxs33("div", { class: "notice", "data-tone": "error", role: "alert", tabIndex: -1, autofocus: true, id: "import-errors", children: [
    /* @__PURE__ */ jsx34("h2", { children: say.t("plan.exchange.wrong.title") }),
    /* @__PURE__ */ jsx34("p", { children: say.t("plan.exchange.wrong.lead", { count: issues.length }) }),
    issues.length >= MAX_ISSUES ? /* @__PURE__ */ jsx34("p", { children: say.t("plan.exchange.wrong.atLeast", { count: MAX_ISSUES }) }) : null,
    /* @__PURE__ */ jsx34("div", { class: "table-wrap", children: /* @__PURE__ */ jsxs33("table", { children: [
      /* @__PURE__ */ jsx34("thead", { children: /* @__PURE__ */ jsxs33("tr", { children: [
        /* @__PURE__ */ jsx34("th", { scope: "col", children: say.t("plan.exchange.wrong.where") }),
        /* @__PURE__ */ jsx34("th", { scope: "col", children: say.t("plan.exchange.wrong.what") })
      ] }) }),
      /* @__PURE__ */ jsx34("tbody", { children: issues.map((issue) => /* @__PURE__ */ jsxs33("tr", { children: [
        /* @__PURE__ */ jsx34("th", { scope: "row", children: placeOf(say, issue) }),
        /* @__PURE__ */ jsx34("td", { children: describe(say, issue) })
      ] })) })
    ] }) })
  ] });
}
function placeOf(say, { params = {}, path }) {
  const { sheet, row, column, line: line2 } = params;
  if (sheet !== void 0 && row !== void 0 && column !== void 0) {
    return say.t("plan.exchange.at.cell", { sheet, row, column });
  }
  if (sheet !== void 0 && row !== void 0) return say.t("plan.exchange.at.row", { sheet, row });
  if (sheet !== void 0) return say.t("plan.exchange.at.sheet", { sheet });
  if (line2 !== void 0) return say.t("plan.exchange.at.line", { line: line2 });
  const [kind, key2] = path.split(".");
  return kind && key2 ? say.t("plan.exchange.at.record", { list: listName(say, kind), key: key2 }) : say.t("plan.exchange.at.file");
}
function describe(say, { code, params = {}, path }) {
  const { list } = params;
  const message = say.t(
    code,
    list === void 0 ? params : { ...params, list: listName(say, String(list)) }
  );
  const field = fieldName(say, path, params["sheet"] !== void 0);
  return field ? say.t("plan.exchange.wrong.inField", { field, message }) : message;
}
function fieldName(say, path, isInSheet) {
  const parts = path.split(".");
  const name3 = parts.length >= 3 ? parts[2] : isInSheet ? parts[0] : void 0;
  if (!name3) return "";
  const key2 = `plan.exchange.field.${name3}`;
  const label = say.t(key2);
  return label === key2 ? "" : label;
}
function listName(say, kind) {
  const key2 = `plan.exchange.sheet.${kind}`;
  const label = say.t(key2);
  return label === key2 ? kind : label;
}

// src/modules/plan/web/exchange-preview.tsx
import { Fragment as Fragment26, jsx as jsx35, jsxs as jsxs34 } from "preact/jsx-runtime";
var LANGUAGE_CODES = new Set(LANGUAGES.map((language2) => language2.code));

// src/modules/plan/web/exchange.tsx
import { Fragment as Fragment27, jsx as jsx36, jsxs as jsxs35 } from "preact/jsx-runtime";
var at = (ctx, plan, rest = "") => `/${ctx.municipality.slug}/staff/plans/${plan}${rest}`;
var uploadPage = staffPage({
  access: "plan.edit",
  path: "/plans/:plan/import",
  handle: async (ctx, { params }) => showUpload(ctx, params["plan"] ?? "", { issues: [], status: 200 })
});
function crumbs(ctx, plan) {
  return [
    { label: ctx.say.t("plan.staff.menu"), href: `/${ctx.municipality.slug}/staff/plans` },
    { label: plan, href: at(ctx, plan) }
  ];
}
function showUpload(ctx, plan, { issues, status }) {
  const { say } = ctx;
  const inField = issues.filter((issue) => issue.path === "file");
  const inFile = issues.filter((issue) => issue.path !== "file");
  const form = formState(say, { id: "import", labels: { file: say.t("plan.exchange.file") }, issues: inField });
  const resident = `/${ctx.municipality.slug}/${say.language.code}/plans/${plan}`;
  const limits = { megabytes: UPLOAD_LIMIT_BYTES / 1024 / 1024, rows: MAX_RECORDS };
  return page({
    title: say.t("plan.exchange.title"),
    status,
    crumbs: [...crumbs(ctx, plan), { label: say.t("plan.exchange.crumb") }],
    body: /* @__PURE__ */ jsxs35(Fragment27, { children: [
      /* @__PURE__ */ jsx36("h1", { children: say.t("plan.exchange.title") }),
      /* @__PURE__ */ jsx36("p", { class: "lead", children: say.t("plan.exchange.lead") }),
      inFile.length > 0 ? /* @__PURE__ */ jsx36(UploadErrors, { say, issues: inFile }) : null,
      /* @__PURE__ */ jsxs35(Form, { form, action: at(ctx, plan, "/import"), token: ctx.formToken, upload: true, children: [
        /* @__PURE__ */ jsx36(
          TextInput,
          {
            form,
            name: "file",
            type: "file",
            accept: ".xlsx,.yaml,.yml",
            hint: say.t("plan.exchange.fileHint", limits)
          }
        ),
        /* @__PURE__ */ jsx36("div", { class: "buttons", children: /* @__PURE__ */ jsx36(Submit, { label: say.t("plan.exchange.upload") }) })
      ] }),
      /* @__PURE__ */ jsx36(Section, { id: "current", title: say.t("plan.exchange.current"), lead: say.t("plan.exchange.currentLead"), children: /* @__PURE__ */ jsx36("ul", { class: "rows", children: [
        { href: `${resident}/plan.xlsx`, label: say.t("plan.exchange.downloadExcel") },
        { href: `${resident}/plan.yaml`, label: say.t("plan.exchange.downloadYaml") },
        { href: at(ctx, plan, "/projects-shift-jis.csv"), label: say.t("plan.exchange.downloadCsv") }
      ].map(({ href, label }) => /* @__PURE__ */ jsx36("li", { children: /* @__PURE__ */ jsx36("a", { href, children: /* @__PURE__ */ jsx36("span", { class: "what", children: label }) }) })) }) }),
      /* @__PURE__ */ jsx36(Section, { id: "rules", title: say.t("plan.exchange.rules"), children: /* @__PURE__ */ jsx36("ul", { children: ["whole", "key", "columns", "plain", "order", "demo"].map((rule) => /* @__PURE__ */ jsx36("li", { children: say.t(`plan.exchange.rule.${rule}`) })) }) })
    ] })
  });
}
var DecisionInput = z28.object({
  lastChange: z28.string().regex(/^\d{1,15}$/).transform(Number),
  reason: z28.string().trim().max(500).default("")
});
var donePage = staffPage({
  access: "plan.edit",
  path: "/plans/:plan/import-done",
  query: ["count"],
  async handle(ctx, { params, query }) {
    const { say } = ctx;
    const plan = params["plan"] ?? "";
    const count2 = Number.parseInt(query["count"] ?? "", 10) || 0;
    return page({
      title: say.t("plan.exchange.done.title"),
      crumbs: [...crumbs(ctx, plan), { label: say.t("plan.exchange.done.title") }],
      body: /* @__PURE__ */ jsxs35(Fragment27, { children: [
        /* @__PURE__ */ jsx36("h1", { children: say.t("plan.exchange.done.title") }),
        /* @__PURE__ */ jsx36("p", { class: "lead", children: say.t("plan.exchange.done.lead", { count: count2 }) }),
        /* @__PURE__ */ jsx36("p", { children: say.t("plan.exchange.done.undo") }),
        /* @__PURE__ */ jsxs35("div", { class: "buttons", children: [
          /* @__PURE__ */ jsx36("a", { class: "button primary", href: at(ctx, plan, "/history"), children: say.t("plan.exchange.done.history") }),
          /* @__PURE__ */ jsx36("a", { class: "button", href: `/${ctx.municipality.slug}/${say.language.code}/plans/${plan}`, children: say.t("plan.exchange.done.plan") })
        ] })
      ] })
    });
  }
});

// src/modules/plan/web/downloads-page.tsx
import { Fragment as Fragment28, jsx as jsx37, jsxs as jsxs36 } from "preact/jsx-runtime";
var downloadsRoute = residentPage({
  path: "/plans/:plan/downloads",
  async handle(ctx, { params }) {
    const reading = await readPlanParts(ctx, { plan: params["plan"] ?? "", lists: ["sources", "projects"] });
    const to = (rest) => planAddress(ctx, reading.plan.key, rest);
    const files = [
      { href: to("/plan.xlsx"), name: "plan.downloads.excel", hint: "plan.downloads.excelHint" },
      { href: to("/plan.yaml"), name: "plan.downloads.yaml", hint: "plan.downloads.yamlHint" },
      ...reading.list("projects").length > 0 ? [{ href: to("/projects.csv"), name: "plan.downloads.csv", hint: "plan.downloads.csvHint" }] : [],
      {
        href: `/api/v1/municipalities/${ctx.municipality.code}/plans/${reading.plan.key}`,
        name: "plan.downloads.api",
        hint: "plan.downloads.apiHint"
      }
    ];
    return planPage(ctx, {
      plan: reading.plan.key,
      head: reading.head,
      section: "downloads",
      title: ctx.say.t("plan.downloads.title"),
      body: /* @__PURE__ */ jsxs36(Fragment28, { children: [
        /* @__PURE__ */ jsx37("h1", { children: /* @__PURE__ */ jsx37(Message, { say: ctx.say, k: "plan.downloads.title" }) }),
        /* @__PURE__ */ jsx37("p", { class: "lead", children: /* @__PURE__ */ jsx37(Message, { say: ctx.say, k: "plan.downloads.lead" }) }),
        /* @__PURE__ */ jsx37("ul", { class: "rows", children: files.map((entry) => /* @__PURE__ */ jsx37("li", { children: /* @__PURE__ */ jsxs36("a", { href: entry.href, children: [
          /* @__PURE__ */ jsx37("span", { class: "what", children: /* @__PURE__ */ jsx37(Message, { say: ctx.say, k: entry.name }) }),
          /* @__PURE__ */ jsx37("span", { class: "under", children: /* @__PURE__ */ jsx37(Message, { say: ctx.say, k: entry.hint }) })
        ] }) })) }),
        /* @__PURE__ */ jsx37(Section, { id: "source", title: /* @__PURE__ */ jsx37(Message, { say: ctx.say, k: "plan.downloads.source" }), children: reading.list("sources").map((source) => /* @__PURE__ */ jsxs36("p", { children: [
          /* @__PURE__ */ jsx37(TextOf, { say: ctx.say, text: source.title }),
          source.publisher ? /* @__PURE__ */ jsxs36(Fragment28, { children: [
            " \u2014 ",
            /* @__PURE__ */ jsx37(TextOf, { say: ctx.say, text: source.publisher })
          ] }) : null,
          source.publishedOn ? `, ${ctx.say.format.date(source.publishedOn)}` : "",
          /* @__PURE__ */ jsx37("br", {}),
          /* @__PURE__ */ jsx37("small", { children: /* @__PURE__ */ jsx37(TextOf, { say: ctx.say, text: source.note }) })
        ] })) })
      ] })
    });
  }
});

// src/ui/charts/bar-chart.tsx
import { scaleLinear as scaleLinear3 } from "d3-scale";
import { jsx as jsx38, jsxs as jsxs37 } from "preact/jsx-runtime";
function BarChart({ label, bars, max }) {
  if (bars.length === 0) return null;
  const values = bars.map((bar) => bar.value ?? 0);
  const low = Math.min(0, ...values);
  const high = Math.max(max ?? 0, 0, ...values);
  const scale = scaleLinear3([low, high === low ? low + 1 : high], [0, 100]);
  const zero = scale(0);
  return /* @__PURE__ */ jsx38("div", { class: "bars", role: "img", "aria-label": `${label}: ${bars.map((bar) => `${bar.label} ${bar.text}`).join("; ")}`, children: bars.map((bar) => /* @__PURE__ */ jsxs37("div", { class: "bar-row", children: [
    /* @__PURE__ */ jsx38("span", { class: "bar-label", children: bar.label }),
    /* @__PURE__ */ jsxs37("svg", { class: "chart", height: "14", "aria-hidden": "true", focusable: "false", children: [
      /* @__PURE__ */ jsx38("line", { class: "track", x1: "0", x2: "100%", y1: "13.5", y2: "13.5" }),
      bar.value === null ? null : /* @__PURE__ */ jsx38(Length, { from: zero, to: scale(bar.value), soft: bar.soft }),
      low < 0 ? /* @__PURE__ */ jsx38("line", { class: "tick", x1: percent2(zero), x2: percent2(zero), y1: "0", y2: "14" }) : null
    ] }),
    /* @__PURE__ */ jsx38("span", { class: "bar-text", children: bar.text })
  ] })) });
}
function Length({ from, to, soft }) {
  return /* @__PURE__ */ jsx38(
    "rect",
    {
      class: soft ? "bar soft" : "bar",
      x: percent2(Math.min(from, to)),
      width: percent2(Math.abs(to - from)),
      y: "0",
      height: "13"
    }
  );
}
var percent2 = (share) => `${Math.round(share * 100) / 100}%`;

// src/modules/plan/web/evidence-figure.tsx
import { Fragment as Fragment29, jsx as jsx39, jsxs as jsxs38 } from "preact/jsx-runtime";
function EvidenceFigure({ ctx, table }) {
  return /* @__PURE__ */ jsxs38(Section, { id: table.key, title: /* @__PURE__ */ jsx39(TextOf, { say: ctx.say, text: table.title }), children: [
    /* @__PURE__ */ jsxs38("div", { class: table.chart === "bar" ? "evidence-figure pictured" : "evidence-figure", children: [
      table.chart === "bar" ? /* @__PURE__ */ jsx39(Bars, { ctx, table }) : null,
      /* @__PURE__ */ jsx39("div", { class: "table-wrap", children: /* @__PURE__ */ jsxs38("table", { children: [
        /* @__PURE__ */ jsxs38("caption", { children: [
          table.unit ? /* @__PURE__ */ jsxs38(Fragment29, { children: [
            "\uFF08",
            /* @__PURE__ */ jsx39(TextOf, { say: ctx.say, text: table.unit }),
            "\uFF09"
          ] }) : null,
          table.asOf ? /* @__PURE__ */ jsx39(Message, { say: ctx.say, k: "plan.evidence.asOf", params: { date: ctx.say.format.date(table.asOf) } }) : null
        ] }),
        /* @__PURE__ */ jsx39("thead", { children: /* @__PURE__ */ jsx39("tr", { children: table.columns.map((column, index) => /* @__PURE__ */ jsx39("th", { scope: "col", class: index > 0 && isNumeric(table, index) ? "number" : void 0, children: /* @__PURE__ */ jsx39(TextOf, { say: ctx.say, text: column }) })) }) }),
        /* @__PURE__ */ jsx39("tbody", { children: table.rows.map((row, index) => /* @__PURE__ */ jsx39("tr", { class: table.totalRow && index === table.rows.length - 1 ? "total" : void 0, children: table.columns.map((_, column) => /* @__PURE__ */ jsx39(Cell, { ctx, cell: row[column] ?? null, isLabel: column === 0 })) })) })
      ] }) })
    ] }),
    table.note ? /* @__PURE__ */ jsx39("p", { class: "caption", children: /* @__PURE__ */ jsx39(TextOf, { say: ctx.say, text: table.note }) }) : null,
    /* @__PURE__ */ jsx39(SourcePlace, { ctx, place: table.source })
  ] });
}
function Cell({ ctx, cell: cell2, isLabel }) {
  const value = numberOf2(cell2);
  if (isLabel) return /* @__PURE__ */ jsx39("th", { scope: "row", children: value === void 0 ? /* @__PURE__ */ jsx39(CellText, { ctx, cell: cell2 }) : String(cell2) });
  if (value === void 0) return /* @__PURE__ */ jsx39("td", { children: cell2 === null ? "\u2013" : /* @__PURE__ */ jsx39(CellText, { ctx, cell: cell2 }) });
  return /* @__PURE__ */ jsx39("td", { class: "number", children: ctx.say.format.number(value, decimalsOf(cell2)) });
}
function CellText({ ctx, cell: cell2 }) {
  if (cell2 !== null && typeof cell2 === "object") return /* @__PURE__ */ jsx39(TextOf, { say: ctx.say, text: cell2 });
  return /* @__PURE__ */ jsx39(Fragment29, { children: cell2 });
}
function Bars({ ctx, table }) {
  const column = barColumn(table);
  if (column === void 0) return null;
  const rows = table.totalRow ? table.rows.slice(0, -1) : table.rows;
  const bars = rows.flatMap((row) => {
    const value = numberOf2(row[column] ?? null);
    if (value === void 0) return [];
    const label = row[0] ?? null;
    return [
      {
        label: label !== null && typeof label === "object" ? ctx.say.plain(label) : String(label ?? ""),
        value,
        text: ctx.say.format.number(value, decimalsOf(row[column] ?? null))
      }
    ];
  });
  return /* @__PURE__ */ jsx39(BarChart, { label: ctx.say.plain(table.title), bars });
}
function barColumn(table) {
  const numeric = table.columns.map((_, index) => index).filter((index) => index > 0 && isNumeric(table, index));
  const counts = numeric.filter(
    (index) => table.rows.every((row) => Number.isInteger(numberOf2(row[index] ?? null) ?? 0))
  );
  return counts.at(-1) ?? numeric[0];
}
function isNumeric(table, column) {
  return table.rows.some((row) => numberOf2(row[column] ?? null) !== void 0);
}
function numberOf2(cell2) {
  if (typeof cell2 === "number") return cell2;
  if (typeof cell2 === "string" && /^-?\d+(\.\d+)?$/.test(cell2)) return Number(cell2);
  return void 0;
}
function decimalsOf(cell2) {
  return String(cell2).split(".")[1]?.length ?? 0;
}

// src/modules/plan/web/evidence-pages.tsx
import { Fragment as Fragment30, jsx as jsx40, jsxs as jsxs39 } from "preact/jsx-runtime";
var LISTS = ["evidenceGroups", "evidenceTables", "actions"];
var evidenceListRoute = residentPage({
  path: "/plans/:plan/evidence",
  async handle(ctx, { params }) {
    const reading = await readPlanParts(ctx, { plan: params["plan"] ?? "", lists: LISTS });
    return planPage(ctx, {
      plan: reading.plan.key,
      head: reading.head,
      section: "evidence",
      title: ctx.say.t("plan.evidence.title"),
      body: /* @__PURE__ */ jsxs39(Fragment30, { children: [
        /* @__PURE__ */ jsx40("h1", { children: /* @__PURE__ */ jsx40(Message, { say: ctx.say, k: "plan.evidence.title" }) }),
        /* @__PURE__ */ jsx40("p", { class: "lead", children: /* @__PURE__ */ jsx40(
          Message,
          {
            say: ctx.say,
            k: reading.list("evidenceGroups").length > 0 ? "plan.evidence.lead" : "plan.trace.none"
          }
        ) }),
        /* @__PURE__ */ jsx40("ul", { class: "rows", children: reading.list("evidenceGroups").map((group) => /* @__PURE__ */ jsx40("li", { children: /* @__PURE__ */ jsx40(GroupRow, { ctx, reading, group }) })) })
      ] })
    });
  }
});
function GroupRow({
  ctx,
  reading,
  group
}) {
  const tables = reading.list("evidenceTables").filter((table) => table.group === group.key).length;
  const actions = reading.list("actions").filter((action) => action.group === group.key).length;
  return /* @__PURE__ */ jsxs39("a", { href: planAddress(ctx, reading.plan.key, `/evidence/${group.key}`), children: [
    /* @__PURE__ */ jsx40("span", { class: "what", children: /* @__PURE__ */ jsx40(Numbered, { ctx, number: group.number, title: group.title }) }),
    /* @__PURE__ */ jsxs39("span", { class: "more", children: [
      /* @__PURE__ */ jsx40(Message, { say: ctx.say, k: `plan.evidence.kind.${group.kind}` }),
      tables > 0 ? /* @__PURE__ */ jsxs39(Fragment30, { children: [
        "\u30FB",
        /* @__PURE__ */ jsx40(Message, { say: ctx.say, k: "plan.evidence.tables", params: { count: tables } })
      ] }) : null,
      actions > 0 ? /* @__PURE__ */ jsxs39(Fragment30, { children: [
        "\u30FB",
        /* @__PURE__ */ jsx40(Message, { say: ctx.say, k: "plan.evidence.actions", params: { count: actions } })
      ] }) : null
    ] }),
    /* @__PURE__ */ jsx40("span", { class: "under", children: /* @__PURE__ */ jsx40(TextOf, { say: ctx.say, text: group.summary }) })
  ] });
}
var evidenceGroupRoute = residentPage({
  path: "/plans/:plan/evidence/:key",
  async handle(ctx, { params }) {
    const reading = await readPlanParts(ctx, { plan: params["plan"] ?? "", lists: LISTS });
    const group = reading.list("evidenceGroups").find((entry) => entry.key === params["key"]);
    if (!group) throw notFound();
    const tables = reading.list("evidenceTables").filter((table) => table.group === group.key);
    return planPage(ctx, {
      plan: reading.plan.key,
      head: reading.head,
      section: "evidence",
      title: ctx.say.plain(group.title),
      crumbs: [
        { label: ctx.say.t("plan.evidence.title"), href: planAddress(ctx, reading.plan.key, "/evidence") },
        { label: ctx.say.plain(group.title) }
      ],
      body: /* @__PURE__ */ jsxs39(Fragment30, { children: [
        /* @__PURE__ */ jsxs39("div", { class: "hero", children: [
          /* @__PURE__ */ jsx40("p", { class: "eyebrow", children: /* @__PURE__ */ jsx40(Message, { say: ctx.say, k: `plan.evidence.kind.${group.kind}` }) }),
          /* @__PURE__ */ jsx40("h1", { children: /* @__PURE__ */ jsx40(Numbered, { ctx, number: group.number, title: group.title }) }),
          /* @__PURE__ */ jsx40("p", { children: /* @__PURE__ */ jsx40(TextOf, { say: ctx.say, text: group.summary }) })
        ] }),
        tables.map((table) => /* @__PURE__ */ jsx40(EvidenceFigure, { ctx, table })),
        tables.length === 0 ? /* @__PURE__ */ jsx40("p", { class: "lead", children: /* @__PURE__ */ jsx40(Message, { say: ctx.say, k: "plan.evidence.bare" }) }) : null,
        /* @__PURE__ */ jsx40(LedTo, { ctx, reading, group })
      ] })
    });
  }
});
function LedTo({
  ctx,
  reading,
  group
}) {
  const actions = reading.list("actions").filter((action) => action.group === group.key);
  if (actions.length === 0) return null;
  return /* @__PURE__ */ jsx40(Section, { id: "actions", title: /* @__PURE__ */ jsx40(Message, { say: ctx.say, k: "plan.evidence.ledTo" }), children: /* @__PURE__ */ jsx40("ul", { class: "rows", children: actions.map((action) => /* @__PURE__ */ jsx40("li", { children: /* @__PURE__ */ jsx40("a", { href: planAddress(ctx, reading.plan.key, `/trace#${action.key}`), children: /* @__PURE__ */ jsx40("span", { class: "what", children: /* @__PURE__ */ jsx40(Numbered, { ctx, number: action.number, title: action.title }) }) }) })) }) });
}

// src/ui/charts/period-arc.tsx
import { jsx as jsx41, jsxs as jsxs40 } from "preact/jsx-runtime";

// src/modules/plan/web/home-page.tsx
import { Fragment as Fragment31, jsx as jsx42, jsxs as jsxs41 } from "preact/jsx-runtime";

// src/modules/plan/web/node-page.tsx
import { Fragment as Fragment32, jsx as jsx43, jsxs as jsxs42 } from "preact/jsx-runtime";
function PartnerRows({ ctx, partners }) {
  return /* @__PURE__ */ jsx43("dl", { class: "pairs", children: partners.map((partner) => /* @__PURE__ */ jsxs42(Fragment32, { children: [
    /* @__PURE__ */ jsx43("dt", { children: /* @__PURE__ */ jsx43(TextOf, { say: ctx.say, text: partner.name }) }),
    /* @__PURE__ */ jsxs42("dd", { children: [
      /* @__PURE__ */ jsx43(TextOf, { say: ctx.say, text: partner.role }),
      " ",
      /* @__PURE__ */ jsx43(BasisMark, { ctx, record: partner })
    ] })
  ] })) });
}

// src/modules/plan/web/partners-page.tsx
import { Fragment as Fragment33, jsx as jsx44, jsxs as jsxs43 } from "preact/jsx-runtime";
var partnersRoute = residentPage({
  path: "/plans/:plan/partners",
  async handle(ctx, { params }) {
    const reading = await readPlanParts(ctx, {
      plan: params["plan"] ?? "",
      lists: ["nodes", "partners", "committees", "sections", "localGoals", "events"]
    });
    return planPage(ctx, {
      plan: reading.plan.key,
      head: reading.head,
      section: "partners",
      title: ctx.say.t("plan.partners.title"),
      body: /* @__PURE__ */ jsxs43(Fragment33, { children: [
        /* @__PURE__ */ jsx44("h1", { children: /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: "plan.partners.title" }) }),
        /* @__PURE__ */ jsx44(Partners, { ctx, reading }),
        /* @__PURE__ */ jsx44(Committees, { ctx, reading }),
        /* @__PURE__ */ jsx44(Sections, { ctx, reading }),
        /* @__PURE__ */ jsx44(Events, { ctx, reading }),
        /* @__PURE__ */ jsx44(Goals, { ctx, reading })
      ] })
    });
  }
});
function Partners({ ctx, reading }) {
  const nodes = new Map(reading.list("nodes").map((node) => [node.key, node]));
  const groups = Map.groupBy(reading.list("partners"), (partner) => partner.node ?? "");
  if (groups.size === 0) return null;
  return /* @__PURE__ */ jsx44(Section, { id: "partners", title: /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: "plan.partners.partners" }), children: [...groups].map(([key2, partners]) => {
    const node = nodes.get(key2);
    return /* @__PURE__ */ jsxs43(Fragment33, { children: [
      /* @__PURE__ */ jsx44("h3", { children: node ? /* @__PURE__ */ jsx44(Numbered, { ctx, number: node.number, title: node.title }) : /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: "plan.partners.whole" }) }),
      /* @__PURE__ */ jsx44(PartnerRows, { ctx, partners })
    ] });
  }) });
}
function Committees({ ctx, reading }) {
  const committees = reading.list("committees");
  if (committees.length === 0) return null;
  return /* @__PURE__ */ jsx44(Section, { id: "committees", title: /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: "plan.partners.committees" }), children: /* @__PURE__ */ jsx44("dl", { class: "pairs", children: committees.map((committee) => /* @__PURE__ */ jsxs43(Fragment33, { children: [
    /* @__PURE__ */ jsxs43("dt", { children: [
      /* @__PURE__ */ jsx44(TextOf, { say: ctx.say, text: committee.name }),
      committee.kind ? /* @__PURE__ */ jsxs43("small", { children: [
        " ",
        /* @__PURE__ */ jsx44(TextOf, { say: ctx.say, text: committee.kind })
      ] }) : null
    ] }),
    /* @__PURE__ */ jsxs43("dd", { children: [
      /* @__PURE__ */ jsx44("p", { children: /* @__PURE__ */ jsx44(TextOf, { say: ctx.say, text: committee.role }) }),
      committee.members ? /* @__PURE__ */ jsxs43("p", { class: "caption", children: [
        /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: "plan.partners.members" }),
        ": ",
        /* @__PURE__ */ jsx44(TextOf, { say: ctx.say, text: committee.members })
      ] }) : null
    ] })
  ] })) }) });
}
function Sections({ ctx, reading }) {
  const sections = reading.list("sections");
  if (sections.length === 0) return null;
  return /* @__PURE__ */ jsx44(
    Section,
    {
      id: "sections",
      title: /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: "plan.partners.sections" }),
      lead: /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: "plan.partners.sectionsLead", params: { count: sections.length } }),
      children: /* @__PURE__ */ jsx44("ul", { class: "many", children: sections.map((section) => /* @__PURE__ */ jsx44("li", { children: /* @__PURE__ */ jsx44(TextOf, { say: ctx.say, text: section.name }) })) })
    }
  );
}
function Events({ ctx, reading }) {
  const events = reading.list("events");
  if (events.length === 0) return null;
  const when = (event) => [event.startsOn, event.endsOn].flatMap((date) => date ? [ctx.say.format.date(date)] : []).join(" \u2013 ");
  return /* @__PURE__ */ jsx44(Section, { id: "events", title: /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: "plan.partners.events" }), children: /* @__PURE__ */ jsx44("dl", { class: "pairs", children: events.map((event) => /* @__PURE__ */ jsxs43(Fragment33, { children: [
    /* @__PURE__ */ jsxs43("dt", { children: [
      when(event),
      /* @__PURE__ */ jsxs43("small", { children: [
        " ",
        /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: `plan.event.${event.kind}` })
      ] })
    ] }),
    /* @__PURE__ */ jsxs43("dd", { children: [
      /* @__PURE__ */ jsx44("strong", { children: /* @__PURE__ */ jsx44(TextOf, { say: ctx.say, text: event.title }) }),
      /* @__PURE__ */ jsx44("p", { children: /* @__PURE__ */ jsx44(TextOf, { say: ctx.say, text: event.summary }) }),
      /* @__PURE__ */ jsx44(SourcePlace, { ctx, place: event.source })
    ] })
  ] })) }) });
}
function Goals({ ctx, reading }) {
  const goals = reading.list("localGoals");
  if (goals.length === 0) return null;
  return /* @__PURE__ */ jsx44(Section, { id: "goals", title: /* @__PURE__ */ jsx44(Message, { say: ctx.say, k: "plan.partners.goals" }), children: /* @__PURE__ */ jsx44("ol", { class: "plain", children: goals.map((goal) => /* @__PURE__ */ jsxs43("li", { children: [
    /* @__PURE__ */ jsx44(Numbered, { ctx, number: goal.number, title: goal.title }),
    goal.note ? /* @__PURE__ */ jsx44("p", { class: "caption", children: /* @__PURE__ */ jsx44(TextOf, { say: ctx.say, text: goal.note }) }) : null
  ] })) }) });
}

// src/modules/plan/web/project-page.tsx
import { Fragment as Fragment34, jsx as jsx45, jsxs as jsxs44 } from "preact/jsx-runtime";
var projectRoute2 = residentPage({
  path: "/plans/:plan/projects/:key",
  async handle(ctx, { params }) {
    const reading = await readPlanParts(ctx, { plan: params["plan"] ?? "", lists: ["nodes", "listings", "projects"] });
    const project = reading.list("projects").find((entry) => entry.key === params["key"]);
    if (!project) throw notFound();
    const nodes = reading.list("nodes");
    const listings = reading.list("listings").filter((listing) => listing.project === project.key);
    const home = listings.find((listing) => listing.home);
    return planPage(ctx, {
      plan: reading.plan.key,
      head: reading.head,
      section: "tree",
      title: ctx.say.plain(project.title),
      crumbs: [
        ...pathTo(nodes, home?.node ?? "").map((step) => ({
          label: [step.number, ctx.say.plain(step.title)].filter(Boolean).join(" "),
          href: planAddress(ctx, reading.plan.key, `/nodes/${step.key}`)
        })),
        { label: ctx.say.plain(project.title) }
      ],
      body: /* @__PURE__ */ jsxs44(Fragment34, { children: [
        /* @__PURE__ */ jsx45(Heading, { ctx, reading, project }),
        /* @__PURE__ */ jsx45(Places, { ctx, reading, listings }),
        /* @__PURE__ */ jsx45(Siblings, { ctx, reading, home })
      ] })
    });
  }
});
function Heading({
  ctx,
  reading,
  project
}) {
  return /* @__PURE__ */ jsxs44("div", { class: "hero", children: [
    /* @__PURE__ */ jsx45("p", { class: "eyebrow", children: /* @__PURE__ */ jsx45(TextOf, { say: ctx.say, text: reading.head.projectName }) }),
    /* @__PURE__ */ jsx45("h1", { children: /* @__PURE__ */ jsx45(TextOf, { say: ctx.say, text: project.title }) }),
    project.retiredOn ? /* @__PURE__ */ jsx45(Notice, { tone: "warning", children: /* @__PURE__ */ jsx45(Message, { say: ctx.say, k: "plan.project.retired", params: { date: ctx.say.format.date(project.retiredOn) } }) }) : null,
    /* @__PURE__ */ jsx45("p", { children: /* @__PURE__ */ jsx45(TextOf, { say: ctx.say, text: project.summary }) }),
    /* @__PURE__ */ jsx45(SourcePlace, { ctx, place: project.source }),
    /* @__PURE__ */ jsx45(BasisMark, { ctx, record: project })
  ] });
}
function Places({
  ctx,
  reading,
  listings
}) {
  const nodes = reading.list("nodes");
  const homeFirst = [...listings].sort((a, b) => Number(b.home) - Number(a.home));
  return /* @__PURE__ */ jsxs44(Section, { id: "places", title: /* @__PURE__ */ jsx45(Message, { say: ctx.say, k: "plan.project.home" }), children: [
    /* @__PURE__ */ jsx45("ul", { class: "rows", children: homeFirst.map((listing) => {
      const path = pathTo(nodes, listing.node);
      return /* @__PURE__ */ jsx45("li", { children: /* @__PURE__ */ jsxs44("a", { href: planAddress(ctx, reading.plan.key, `/nodes/${listing.node}`), children: [
        /* @__PURE__ */ jsx45("span", { class: "what", children: path.map((step) => [step.number, ctx.say.plain(step.title)].filter(Boolean).join(" ")).join(" \u203A ") }),
        /* @__PURE__ */ jsx45("span", { class: "more", children: /* @__PURE__ */ jsx45(Message, { say: ctx.say, k: listing.home ? "plan.project.homeMark" : "plan.listing.again" }) })
      ] }) });
    }) }),
    /* @__PURE__ */ jsx45("p", { class: "caption", children: /* @__PURE__ */ jsx45(Message, { say: ctx.say, k: "plan.project.permalink" }) })
  ] });
}
function Siblings({
  ctx,
  reading,
  home
}) {
  const projects = new Map(reading.list("projects").map((project) => [project.key, project]));
  const siblings = reading.list("listings").filter((listing) => home && listing.node === home.node && listing.project !== home.project).flatMap((listing) => projects.get(listing.project) ?? []).filter((project) => project.retiredOn === null);
  if (siblings.length === 0) return null;
  return /* @__PURE__ */ jsx45(Section, { id: "siblings", title: /* @__PURE__ */ jsx45(Message, { say: ctx.say, k: "plan.project.siblings" }), children: /* @__PURE__ */ jsx45("ul", { class: "rows", children: siblings.map((project) => /* @__PURE__ */ jsx45("li", { children: /* @__PURE__ */ jsx45("a", { href: planAddress(ctx, reading.plan.key, `/projects/${project.key}`), children: /* @__PURE__ */ jsx45("span", { class: "what", children: /* @__PURE__ */ jsx45(TextOf, { say: ctx.say, text: project.title }) }) }) })) }) });
}

// src/modules/plan/search.data.ts
import { sql as sql15 } from "kysely";
var SEARCH_LIMIT = 40;
async function searchRecords(scope, where) {
  const patterns = where.terms.map(
    (term) => `%${term.normalize("NFKC").toLowerCase().replace(/[\\%_]/g, "\\$&")}%`
  );
  const inTexts = (first, second) => sql15`
    not exists (select from unnest(${patterns}::text[]) pattern where not exists (
      select from jsonb_each_text(coalesce(${sql15.ref(first)}, '{}')) as a(code, value)
        where normalize(lower(regexp_replace(a.value, '《[^》]*》', '', 'g')), NFKC) like pattern
      union all
      select from jsonb_each_text(coalesce(${sql15.ref(second)}, '{}')) as b(code, value)
        where normalize(lower(regexp_replace(b.value, '《[^》]*》', '', 'g')), NFKC) like pattern))`;
  const own = sql15`municipality_id = ${scope.municipalityId} and plan_id = ${where.planId}`;
  const { rows } = await sql15`
    (select 'nodes' as kind, key, number, title, summary, null as "group", 1 as rank, position from plan_nodes where ${own} and retired_on is null and ${inTexts("title", "summary")})
    union all
    (select 'projects', key, null, title, summary, null, 2, position from plan_projects where ${own} and retired_on is null and ${inTexts("title", "summary")})
    union all
    (select 'actions', key, number::text, title, null, null, 3, position from plan_actions where ${own} and ${inTexts("title", "title")})
    union all
    (select 'evidenceTables', key, null, title, note, group_key, 4, position from plan_evidence_tables where ${own} and ${inTexts("title", "note")})
    union all
    (select 'partners', key, null, name, role, null, 5, position from plan_partners where ${own} and ${inTexts("name", "role")})
    order by rank, position limit ${SEARCH_LIMIT + 1}`.execute(scope.db);
  return rows;
}

// src/modules/plan/web/search-page.tsx
import { Fragment as Fragment35, jsx as jsx46, jsxs as jsxs45 } from "preact/jsx-runtime";
var searchRoute = residentPage({
  path: "/plans/:plan/search",
  query: ["q"],
  async handle(ctx, { params, query }) {
    const wanted = (query["q"] ?? "").trim().slice(0, 100);
    const terms = wanted.split(/[\s　]+/).filter(Boolean).slice(0, 8);
    let hits = [];
    const reading = await readPlanParts(ctx, {
      plan: params["plan"] ?? "",
      lists: [],
      async also(scope, plan) {
        if (terms.length > 0) hits = await searchRecords(scope, { planId: plan.id, terms });
      }
    });
    return planPage(ctx, {
      plan: reading.plan.key,
      head: reading.head,
      section: "search",
      title: ctx.say.t("plan.search.title"),
      noIndex: true,
      body: /* @__PURE__ */ jsxs45(Fragment35, { children: [
        /* @__PURE__ */ jsx46("h1", { children: /* @__PURE__ */ jsx46(Message, { say: ctx.say, k: "plan.search.title" }) }),
        /* @__PURE__ */ jsx46("search", { children: /* @__PURE__ */ jsxs45("form", { class: "search", method: "get", action: planAddress(ctx, reading.plan.key, "/search"), children: [
          /* @__PURE__ */ jsx46("label", { class: "visually-hidden", for: "q", children: ctx.say.t("plan.search.label") }),
          /* @__PURE__ */ jsx46("input", { id: "q", name: "q", type: "search", value: wanted, maxLength: 100 }),
          /* @__PURE__ */ jsx46("button", { class: "button primary", type: "submit", children: ctx.say.t("plan.search.button") })
        ] }) }),
        terms.length > 0 ? /* @__PURE__ */ jsx46(Results, { ctx, plan: reading.plan.key, wanted, hits }) : null
      ] })
    });
  }
});
function Results({
  ctx,
  plan,
  wanted,
  hits
}) {
  if (hits.length === 0) {
    return /* @__PURE__ */ jsx46("p", { class: "lead", role: "status", children: /* @__PURE__ */ jsx46(Message, { say: ctx.say, k: "plan.search.nothing", params: { query: wanted } }) });
  }
  const shown = hits.slice(0, SEARCH_LIMIT);
  return /* @__PURE__ */ jsxs45(Fragment35, { children: [
    /* @__PURE__ */ jsx46("p", { class: "lead", role: "status", children: hits.length > SEARCH_LIMIT ? /* @__PURE__ */ jsx46(Message, { say: ctx.say, k: "plan.search.capped", params: { count: SEARCH_LIMIT } }) : /* @__PURE__ */ jsx46(Message, { say: ctx.say, k: "plan.search.found", params: { query: wanted, count: hits.length } }) }),
    /* @__PURE__ */ jsx46("ul", { class: "rows", children: shown.map((hit) => /* @__PURE__ */ jsx46("li", { children: /* @__PURE__ */ jsxs45("a", { href: planAddress(ctx, plan, addressOf(hit)), children: [
      /* @__PURE__ */ jsx46("span", { class: "what", children: /* @__PURE__ */ jsx46(Numbered, { ctx, number: hit.number, title: hit.title }) }),
      /* @__PURE__ */ jsx46("span", { class: "more", children: /* @__PURE__ */ jsx46(Message, { say: ctx.say, k: `plan.search.kind.${hit.kind}` }) }),
      /* @__PURE__ */ jsx46("span", { class: "under", children: /* @__PURE__ */ jsx46(TextOf, { say: ctx.say, text: hit.summary }) })
    ] }) })) })
  ] });
}
function addressOf(hit) {
  switch (hit.kind) {
    case "nodes":
      return `/nodes/${hit.key}`;
    case "projects":
      return `/projects/${hit.key}`;
    case "actions":
      return `/trace#${hit.key}`;
    case "evidenceTables":
      return `/evidence/${hit.group}#${hit.key}`;
    case "partners":
      return "/partners";
  }
}

// src/modules/plan/trace.rules.ts
function traceOf(parts) {
  const nodes = new Map(parts.nodes.map((node) => [node.key, node]));
  const classes = new Map(parts.classes.map((entry) => [entry.key, entry]));
  const follow = (type, from) => parts.links.filter((link) => link.type === type && link.from === from).flatMap((link) => {
    const node = nodes.get(link.to);
    return node ? [{ node, link }] : [];
  });
  const traced = parts.actions.map((action) => ({
    action,
    actionClass: classes.get(action.class),
    policies: follow("classToNode", action.class),
    measures: follow("actionToNode", action.key)
  }));
  const reached = new Set(traced.flatMap((entry) => entry.measures.map(({ node }) => node.key)));
  return {
    groups: parts.groups.map((group) => ({
      group,
      actions: traced.filter((entry) => entry.action.group === group.key)
    })),
    openActions: traced.filter((entry) => entry.measures.length === 0).map((entry) => entry.action),
    openMeasures: parts.actions.length === 0 ? [] : leavesOf(parts.nodes).filter((node) => !reached.has(node.key))
  };
}

// src/modules/plan/web/trace-page.tsx
import { Fragment as Fragment36, jsx as jsx47, jsxs as jsxs46 } from "preact/jsx-runtime";
var traceRoute = residentPage({
  path: "/plans/:plan/trace",
  async handle(ctx, { params }) {
    const reading = await readPlanParts(ctx, {
      plan: params["plan"] ?? "",
      lists: ["nodes", "listings", "evidenceGroups", "actions", "actionClasses", "links"]
    });
    const trace = traceOf({
      groups: reading.list("evidenceGroups"),
      actions: reading.list("actions"),
      classes: reading.list("actionClasses"),
      links: reading.list("links"),
      nodes: reading.list("nodes").filter((node) => node.retiredOn === null)
    });
    const hasTrace = trace.groups.some((group) => group.actions.length > 0);
    return planPage(ctx, {
      plan: reading.plan.key,
      head: reading.head,
      section: "trace",
      title: ctx.say.t("plan.trace.title"),
      body: /* @__PURE__ */ jsxs46(Fragment36, { children: [
        /* @__PURE__ */ jsx47("h1", { children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.title" }) }),
        /* @__PURE__ */ jsx47(Arc, {}),
        /* @__PURE__ */ jsx47("p", { class: "lead", children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: hasTrace ? "plan.trace.lead" : "plan.trace.none" }) }),
        hasTrace ? /* @__PURE__ */ jsx47(Classes, { ctx, reading, trace }) : null,
        hasTrace ? /* @__PURE__ */ jsx47(Groups, { ctx, reading, trace }) : null,
        hasTrace ? /* @__PURE__ */ jsx47(Gaps, { ctx, reading, trace }) : null
      ] })
    });
  }
});
function Classes({ ctx, reading, trace }) {
  const traced = trace.groups.flatMap((group) => group.actions);
  return /* @__PURE__ */ jsx47(Section, { id: "classes", title: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.class" }), children: /* @__PURE__ */ jsx47("ul", { class: "rows", children: reading.list("actionClasses").map((actionClass) => {
    const own = traced.filter((entry) => entry.action.class === actionClass.key);
    return /* @__PURE__ */ jsxs46("li", { class: "class-row", id: `class-${actionClass.key}`, children: [
      /* @__PURE__ */ jsxs46("div", { children: [
        /* @__PURE__ */ jsx47("strong", { children: /* @__PURE__ */ jsx47(Numbered, { ctx, number: actionClass.number, title: actionClass.title }) }),
        /* @__PURE__ */ jsx47("p", { class: "caption", children: own.map(({ action }) => /* @__PURE__ */ jsx47(
          "a",
          {
            class: "circled",
            href: `#${action.key}`,
            "aria-label": `${action.number} ${ctx.say.plain(action.title)}`,
            children: circled(action.number)
          }
        )) })
      ] }),
      /* @__PURE__ */ jsx47(NodeLinks, { ctx, reading, links: own[0]?.policies ?? [] })
    ] });
  }) }) });
}
function Groups({ ctx, reading, trace }) {
  return /* @__PURE__ */ jsx47(Fragment36, { children: trace.groups.map(({ group, actions }) => /* @__PURE__ */ jsxs46(Section, { id: `group-${group.key}`, title: /* @__PURE__ */ jsx47(Numbered, { ctx, number: group.number, title: group.title }), children: [
    /* @__PURE__ */ jsx47("p", { children: /* @__PURE__ */ jsx47("a", { href: planAddress(ctx, reading.plan.key, `/evidence/${group.key}`), children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: `plan.evidence.kind.${group.kind}` }) }) }),
    /* @__PURE__ */ jsx47("ol", { class: "trail", children: actions.map((traced) => /* @__PURE__ */ jsx47(ActionRow, { ctx, reading, traced })) })
  ] })) });
}
function ActionRow({
  ctx,
  reading,
  traced
}) {
  const { action, actionClass, measures } = traced;
  return /* @__PURE__ */ jsxs46("li", { id: action.key, class: "trail-row", children: [
    /* @__PURE__ */ jsxs46("div", { class: "from", children: [
      /* @__PURE__ */ jsx47("h3", { children: /* @__PURE__ */ jsx47(Numbered, { ctx, number: circled(action.number), title: action.title }) }),
      action.printedWith === null ? null : /* @__PURE__ */ jsx47("p", { class: "caption", children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.printedWith", params: { number: circled(action.printedWith) } }) })
    ] }),
    /* @__PURE__ */ jsxs46("div", { class: "through", children: [
      /* @__PURE__ */ jsx47("p", { class: "eyebrow", children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.class" }) }),
      actionClass ? /* @__PURE__ */ jsx47("a", { href: `#class-${actionClass.key}`, children: /* @__PURE__ */ jsx47(Numbered, { ctx, number: actionClass.number, title: actionClass.title }) }) : null
    ] }),
    /* @__PURE__ */ jsxs46("div", { class: "to", children: [
      /* @__PURE__ */ jsx47("p", { class: "eyebrow", children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.leadsTo" }) }),
      measures.length === 0 ? /* @__PURE__ */ jsx47("p", { class: "gap", children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.gap" }) }) : /* @__PURE__ */ jsx47(NodeLinks, { ctx, reading, links: measures, counted: true })
    ] })
  ] });
}
function NodeLinks({
  ctx,
  reading,
  links,
  counted
}) {
  const listings = reading.list("listings");
  return /* @__PURE__ */ jsx47("ul", { class: "plain", children: links.map(({ node, link }) => {
    const projects = counted ? listings.filter((listing) => listing.node === node.key).length : 0;
    return /* @__PURE__ */ jsxs46("li", { children: [
      /* @__PURE__ */ jsxs46("a", { href: planAddress(ctx, reading.plan.key, `/nodes/${node.key}`), children: [
        numberPath(reading, node),
        " ",
        /* @__PURE__ */ jsx47(TextOf, { say: ctx.say, text: node.title })
      ] }),
      projects > 0 ? /* @__PURE__ */ jsxs46("small", { children: [
        " ",
        /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.projects", params: { count: projects } })
      ] }) : null,
      " ",
      /* @__PURE__ */ jsx47(BasisMark, { ctx, record: link })
    ] });
  }) });
}
function numberPath(reading, node) {
  const path = pathTo(reading.list("nodes"), node.key);
  const top = path[0];
  return [.../* @__PURE__ */ new Set([top?.number, node.number])].filter(Boolean).join(" ");
}
function Gaps({ ctx, reading, trace }) {
  const none = trace.openActions.length === 0 && trace.openMeasures.length === 0;
  return /* @__PURE__ */ jsx47(Section, { id: "gaps", title: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.gapsTitle" }), children: none ? /* @__PURE__ */ jsx47("p", { children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.noGaps" }) }) : /* @__PURE__ */ jsxs46("div", { class: "columns", children: [
    /* @__PURE__ */ jsxs46("div", { children: [
      /* @__PURE__ */ jsx47("h3", { children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.gapActions" }) }),
      /* @__PURE__ */ jsx47("ul", { class: "plain", children: trace.openActions.map((action) => /* @__PURE__ */ jsx47("li", { class: "gap", children: /* @__PURE__ */ jsx47("a", { href: `#${action.key}`, children: /* @__PURE__ */ jsx47(Numbered, { ctx, number: circled(action.number), title: action.title }) }) })) })
    ] }),
    /* @__PURE__ */ jsxs46("div", { children: [
      /* @__PURE__ */ jsx47("h3", { children: /* @__PURE__ */ jsx47(Message, { say: ctx.say, k: "plan.trace.gapNodes" }) }),
      /* @__PURE__ */ jsx47("ul", { class: "plain", children: trace.openMeasures.map((node) => /* @__PURE__ */ jsx47("li", { class: "gap", children: /* @__PURE__ */ jsxs46("a", { href: planAddress(ctx, reading.plan.key, `/nodes/${node.key}`), children: [
        numberPath(reading, node),
        " ",
        /* @__PURE__ */ jsx47(TextOf, { say: ctx.say, text: node.title })
      ] }) })) })
    ] })
  ] }) });
}
function circled(number) {
  if (number >= 1 && number <= 20) return String.fromCodePoint(9311 + number);
  if (number >= 21 && number <= 35) return String.fromCodePoint(12880 + number - 20);
  return String(number);
}

// src/modules/plan/web/tree-page.tsx
import { Fragment as Fragment37, jsx as jsx48, jsxs as jsxs47 } from "preact/jsx-runtime";
var treeRoute = residentPage({
  path: "/plans/:plan/tree",
  async handle(ctx, { params }) {
    const parts = await readPlanParts(ctx, { plan: params["plan"] ?? "", lists: ["nodes", "listings", "projects"] });
    const tree = buildTree({
      nodes: parts.list("nodes"),
      listings: parts.list("listings"),
      projects: parts.list("projects")
    });
    return planPage(ctx, {
      plan: parts.plan.key,
      head: parts.head,
      section: "tree",
      title: ctx.say.t("plan.tree.title"),
      body: /* @__PURE__ */ jsxs47(Fragment37, { children: [
        /* @__PURE__ */ jsx48("h1", { children: /* @__PURE__ */ jsx48(Message, { say: ctx.say, k: "plan.tree.title" }) }),
        /* @__PURE__ */ jsx48("p", { class: "lead", children: /* @__PURE__ */ jsx48(Message, { say: ctx.say, k: "plan.tree.lead" }) }),
        tree.map((top) => /* @__PURE__ */ jsx48(TopNode, { ctx, plan: parts.plan.key, top }))
      ] })
    });
  }
});
function TopNode({ ctx, plan, top }) {
  return /* @__PURE__ */ jsxs47("section", { class: "section", id: top.node.key, children: [
    /* @__PURE__ */ jsxs47("h2", { children: [
      top.node.number ? /* @__PURE__ */ jsx48("span", { class: "numeral", children: top.node.number }) : null,
      /* @__PURE__ */ jsx48("a", { href: planAddress(ctx, plan, `/nodes/${top.node.key}`), children: /* @__PURE__ */ jsx48(TextOf, { say: ctx.say, text: top.node.title }) })
    ] }),
    top.children.map((child) => /* @__PURE__ */ jsx48(Branch, { ctx, plan, branch: child })),
    /* @__PURE__ */ jsx48(Projects, { ctx, plan, projects: top.projects })
  ] });
}
function Branch({ ctx, plan, branch }) {
  if (branch.children.length === 0 && branch.projects.length === 0) {
    return /* @__PURE__ */ jsx48("p", { children: /* @__PURE__ */ jsx48(NodeLink, { ctx, plan, node: branch.node }) });
  }
  return /* @__PURE__ */ jsxs47("details", { open: true, children: [
    /* @__PURE__ */ jsx48("summary", { children: /* @__PURE__ */ jsx48("h3", { children: /* @__PURE__ */ jsx48(Numbered, { ctx, number: branch.node.number, title: branch.node.title }) }) }),
    /* @__PURE__ */ jsx48("ul", { class: "tree", children: branch.children.map((child) => /* @__PURE__ */ jsxs47("li", { children: [
      /* @__PURE__ */ jsx48(NodeLink, { ctx, plan, node: child.node }),
      /* @__PURE__ */ jsx48(Projects, { ctx, plan, projects: child.projects }),
      child.children.map((deeper) => /* @__PURE__ */ jsx48(Branch, { ctx, plan, branch: deeper }))
    ] })) }),
    /* @__PURE__ */ jsx48(Projects, { ctx, plan, projects: branch.projects })
  ] });
}
function NodeLink({ ctx, plan, node }) {
  return /* @__PURE__ */ jsx48("a", { class: "node", href: planAddress(ctx, plan, `/nodes/${node.key}`), children: /* @__PURE__ */ jsx48(Numbered, { ctx, number: node.number, title: node.title }) });
}
function Projects({
  ctx,
  plan,
  projects
}) {
  if (projects.length === 0) return null;
  return /* @__PURE__ */ jsx48("ul", { class: "tree", children: projects.map((listed2) => /* @__PURE__ */ jsxs47("li", { children: [
    /* @__PURE__ */ jsx48("a", { href: planAddress(ctx, plan, `/projects/${listed2.project.key}`), children: /* @__PURE__ */ jsx48(TextOf, { say: ctx.say, text: listed2.title }) }),
    listed2.isHome ? null : /* @__PURE__ */ jsxs47("small", { children: [
      " ",
      "\uFF08",
      /* @__PURE__ */ jsx48(Message, { say: ctx.say, k: "plan.listing.again" }),
      "\uFF09"
    ] })
  ] })) });
}

// src/app/portal-home.tsx
import { Fragment as Fragment38, jsx as jsx49, jsxs as jsxs48 } from "preact/jsx-runtime";
var portalHome = residentPage({
  path: "/",
  async handle(ctx) {
    const { say, municipality } = ctx;
    const plans = await ctx.read((scope) => listPlans(scope));
    const city = say.plain(municipality.name);
    return page({
      title: say.t("common.landing.title", { city }),
      description: say.t("common.landing.lead"),
      contentFallback: plans.some((plan) => say.text(plan.title).isFallback),
      body: /* @__PURE__ */ jsxs48(Fragment38, { children: [
        /* @__PURE__ */ jsxs48("div", { class: "hero", children: [
          /* @__PURE__ */ jsx49("h1", { children: /* @__PURE__ */ jsx49(Message, { say, k: "common.landing.title", params: { city } }) }),
          /* @__PURE__ */ jsx49(Arc, {}),
          /* @__PURE__ */ jsx49("p", { children: /* @__PURE__ */ jsx49(Message, { say, k: "common.landing.lead" }) })
        ] }),
        /* @__PURE__ */ jsx49(Section, { id: "plans", title: /* @__PURE__ */ jsx49(Message, { say, k: "common.landing.plans" }), children: /* @__PURE__ */ jsx49("ul", { class: "rows", children: plans.map((plan) => /* @__PURE__ */ jsx49("li", { children: /* @__PURE__ */ jsxs48("a", { href: `/${municipality.slug}/${say.language.code}/plans/${plan.key}`, children: [
          /* @__PURE__ */ jsx49("span", { class: "what", children: /* @__PURE__ */ jsx49(TextOf, { say, text: plan.title }) }),
          /* @__PURE__ */ jsx49("span", { class: "more", children: /* @__PURE__ */ jsx49(Message, { say, k: `plan.state.${plan.state}` }) }),
          /* @__PURE__ */ jsx49("span", { class: "under", children: /* @__PURE__ */ jsx49(TextOf, { say, text: plan.summary }) })
        ] }) })) }) }),
        /* @__PURE__ */ jsx49(Section, { id: "languages", title: /* @__PURE__ */ jsx49(Message, { say, k: "common.landing.languages" }), children: /* @__PURE__ */ jsx49("ul", { class: "language-grid", children: LANGUAGES.map((language2) => /* @__PURE__ */ jsx49("li", { children: /* @__PURE__ */ jsx49(
          "a",
          {
            href: `/${municipality.slug}/${language2.code}/`,
            lang: language2.htmlLang,
            dir: language2.dir,
            hreflang: language2.hreflang,
            children: language2.name
          }
        ) })) }) })
      ] })
    });
  }
});

// src/app/staff-today.tsx
import { Fragment as Fragment39, jsx as jsx50, jsxs as jsxs49 } from "preact/jsx-runtime";
var staffToday = staffPage({
  path: "/",
  access: "signedIn",
  async handle(ctx) {
    const { say, municipality } = ctx;
    const root = `/${municipality.slug}/staff`;
    const plans = hasPermission(ctx.actor, "plan.read") ? await ctx.read((scope) => listPlans(scope)) : [];
    return page({
      title: say.t("common.staff.today"),
      body: /* @__PURE__ */ jsxs49(Fragment39, { children: [
        /* @__PURE__ */ jsx50("p", { class: "eyebrow", children: say.format.date(ctx.clock.now().toISOString().slice(0, 10)) }),
        /* @__PURE__ */ jsx50("h1", { children: say.t("common.staff.greeting", { name: ctx.actor.name }) }),
        plans.length > 0 ? /* @__PURE__ */ jsx50(Section, { id: "plans", title: say.t("plan.staff.menu"), children: /* @__PURE__ */ jsx50("ul", { class: "rows", children: plans.map((plan) => /* @__PURE__ */ jsx50("li", { children: /* @__PURE__ */ jsxs49("a", { href: `${root}/plans/${plan.key}`, children: [
          /* @__PURE__ */ jsx50("span", { class: "what", children: /* @__PURE__ */ jsx50(TextOf, { say, text: plan.title }) }),
          /* @__PURE__ */ jsx50("span", { class: "more", children: say.t(`plan.state.${plan.state}`) })
        ] }) })) }) }) : null
      ] })
    });
  }
});

// src/app/modules.ts
var RECORD_KINDS = [...PLAN_KINDS, ...INDICATOR_KINDS];

// _t.ts
var d = describeApi(listOperations([{ name: "plan", permissions: {}, routes: planApiRoutes({ kinds: RECORD_KINDS, panels: { home: [], node: [] } }) }, { name: "indicators", permissions: {}, routes: indicatorApiRoutes() }]));
console.log(JSON.stringify(d, null, 1));
