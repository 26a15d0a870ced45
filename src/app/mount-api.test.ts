import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { withDemoApp } from "#testing/test-app.ts";
import type { JsonSchema, OpenApiDocument } from "./openapi.ts";

const app = await withDemoApp();
const ROOT = "/api/v1/municipalities";

async function read<T = Record<string, unknown>>(path: string): Promise<T> {
  const answer = await app.request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}

const named = (entries: { name: string; count: number }[]) => entries.map(({ name, count }) => [name, count]);

interface Counts {
  nodesByLevel: { name: string; names: Record<string, string>; count: number }[];
  actionClasses: { name: string; count: number }[];
  [kind: string]: unknown;
}

async function countsOf(code: string): Promise<Record<string, Counts>> {
  const { plans } = await read<{ plans: { id: string; counts: Counts }[] }>(`${ROOT}/${code}/plans`);
  return Object.fromEntries(plans.map(({ id, counts }) => [id, counts]));
}

it("counts Kanazawa's plan as it is printed", async () => {
  const { "kanazawa-2023": counts, ...others } = await countsOf("172014");
  expect(others).toEqual({});
  expect(named(counts?.nodesByLevel ?? [])).toEqual([
    ["基本方針", 3],
    ["施策の方向性", 7],
    ["施策", 26],
  ]);
  expect(counts?.nodesByLevel[0]?.names).toMatchObject({ ja: "基本方針", en: "Policy" });
  expect(counts?.actionClasses.map(({ count }) => count)).toEqual([6, 10, 6]);
  expect(counts).toMatchObject({ evidence: 5, actions: 22, projects: 96, listings: 99, indicators: 5, sections: 45 });
});

it("counts Sapporo's two plans apart", async () => {
  const counts = await countsOf("011002");
  expect(Object.keys(counts)).toEqual(["sapporo-outline", "sapporo-strategy"]);
  expect(counts["sapporo-outline"]?.nodesByLevel.map(({ count }) => count)).toEqual([5, 14]);
  expect(counts["sapporo-outline"]).toMatchObject({ desiredStates: 43, projects: 0, indicators: 0 });
  expect(counts["sapporo-strategy"]).toMatchObject({ partners: 21 });
});

it("counts Yamaguchi's vision", async () => {
  const { "yamaguchi-vision": counts } = await countsOf("352039");
  expect(counts?.nodesByLevel.map(({ count }) => count)).toEqual([2, 6, 23]);
  expect(counts).toMatchObject({ indicators: 4, partners: 6, projects: 0 });
});

it("describes itself, and every answer fits its description", async () => {
  const description = await read<OpenApiDocument>("/api/v1/openapi.json");
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(strict({ $id: "api", components: description.components }));
  const plan = {
    code: "172014",
    plan: "kanazawa-2023",
    node: "1-1-1",
    project: "sister-city-exchange",
    indicator: "wish-to-stay",
  };
  const places: Record<string, string>[] = [
    plan,
    { ...plan, code: "011002", plan: "sapporo-outline", node: "4-1" },
    { ...plan, code: "352039", plan: "yamaguchi-vision", node: "1-1" },
  ];
  let checked = 0;
  for (const [path, { get }] of Object.entries(description.paths)) {
    const schema = get.responses["200"]?.content?.["application/json"]?.schema ?? {};
    const validate = ajv.compile(strict(relocate(schema)));
    for (const place of places) {
      const answer = await app.request(path.replace(/\{(\w+)\}/g, (_, name: string) => place[name] ?? "?"));
      if (answer.status === 404) {
        const problem = ajv.compile({ $ref: "api#/components/schemas/Problem" });
        expect([path, problem(await answer.json()), problem.errors]).toEqual([path, true, null]);
        continue;
      }
      checked += 1;
      expect([path, validate(await answer.json()), validate.errors]).toEqual([path, true, null]);
    }
  }
  expect(checked).toBeGreaterThan(Object.keys(description.paths).length * 2 - 4);
});

/** As published, schemas let later fields pass; here a field that is not described is an error. */
function strict(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (_, value: JsonSchema) =>
    value?.type === "object" && value.properties ? { additionalProperties: false, ...value } : value,
  );
}

const relocate = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));

it("has a description that holds together", async () => {
  const { paths, components, openapi } = await read<OpenApiDocument>("/api/v1/openapi.json");
  expect(openapi).toMatch(/^3\.1\./);
  const operations = Object.entries(paths).map(([path, { get }]) => ({ path, ...get }));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { path, parameters, responses } of operations) {
    const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
    expect([path, inPath]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
    expect(Object.keys(responses)).toContain("200");
  }
  const references = [...JSON.stringify({ paths, components }).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
  const known = new Set(Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`));
  expect(references.filter((reference) => !known.has(reference ?? ""))).toEqual([]);
});

it("gives a whole plan, and each record under its id", async () => {
  const plan = await read<Record<string, { id: string; [field: string]: unknown }[]>>(
    `${ROOT}/172014/plans/kanazawa-2023`,
  );
  expect(plan.id).toBe("kanazawa-2023");
  expect(plan.projects).toHaveLength(96);
  expect(plan.listings).toHaveLength(99);
  expect(plan.targets).toHaveLength(5);
  for (const address of Object.values(plan.urls ?? {})) {
    expect([address, (await app.request(String(address))).status]).toEqual([address, 200]);
  }
  const node = await read(`${ROOT}/172014/plans/kanazawa-2023/nodes/2-1-2`);
  expect(node).toMatchObject({ id: "2-1-2", level: 3, path: [{ id: "2" }, { id: "2-1" }, { id: "2-1-2" }] });
  expect(node.projects).toHaveLength(4);
  const relisted = (plan.listings ?? []).find((listing) => listing.home === false)?.project;
  const project = await read(`${ROOT}/172014/plans/kanazawa-2023/projects/${relisted}`);
  expect(project.listings).toMatchObject([{ home: true }, { home: false }]);
});

it("pages projects, with links to the other pages", async () => {
  const address = `${ROOT}/172014/plans/kanazawa-2023/projects`;
  const second = await app.request(`${address}?page=2&per=40`);
  const body = (await second.json()) as { total: number; projects: { id: string }[] };
  expect(body).toMatchObject({ total: 96, page: 2, per: 40 });
  expect(body.projects).toHaveLength(40);
  expect(second.headers.get("link")).toBe(
    [
      `<${address}?page=1&per=40>; rel="first"`,
      `<${address}?page=1&per=40>; rel="prev"`,
      `<${address}?page=3&per=40>; rel="next"`,
      `<${address}?page=3&per=40>; rel="last"`,
    ].join(", "),
  );
  const seen = new Set<string>();
  for (const page of [1, 2, 3, 4]) {
    const { projects } = await read<typeof body>(`${address}?page=${page}&per=40`);
    for (const { id } of projects) seen.add(id);
  }
  expect(seen.size).toBe(96);
});

it.each([
  ["/api/v1/municipalities/999999/plans", "common.error.notFound"],
  ["/api/v1/municipalities/352039/plans/kanazawa-2023", "plan.error.planNotFound"],
  ["/api/v1/municipalities/352039/plans/kanazawa-2023/projects", "plan.error.planNotFound"],
  ["/api/v1/municipalities/172014/plans/kanazawa-2023/nodes/9-9", "plan.error.recordNotFound"],
  ["/api/v1/municipalities/172014/plans/kanazawa-2023/projects/nothing", "plan.error.recordNotFound"],
  ["/api/v1/nothing", "common.error.notFound"],
])("says in problem+json that there is nothing at %s", async (path, code) => {
  const answer = await app.request(path);
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(await answer.json()).toEqual({
    type: "about:blank",
    title: "There is nothing at this address",
    status: 404,
    code,
  });
});

it("names the query parameter that cannot be understood, and refuses to be written to", async () => {
  for (const query of ["page=0", "page=two", "per=501", "page=1e99"]) {
    const answer = await app.request(`${ROOT}/172014/plans/kanazawa-2023/projects?${query}`);
    const name = query.split("=")[0];
    expect([query, answer.status]).toEqual([query, 422]);
    expect(await answer.json()).toMatchObject({ status: 422, issues: [{ path: name }] });
  }
  const written = await app.request(`${ROOT}/172014/plans`, { method: "POST" });
  expect(written.status).toBe(405);
  expect(written.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
});

it("answers unchanged questions with 304, with and without a query", async () => {
  const server = await app.serve();
  for (const path of [
    ROOT,
    `${ROOT}/172014/plans`,
    `${ROOT}/172014/plans/kanazawa-2023/projects`,
    `${ROOT}/172014/plans/kanazawa-2023/projects?page=2`,
    "/api/v1/openapi.json",
    "/api/v1/docs",
  ]) {
    const first = await fetch(server + path);
    const etag = first.headers.get("etag") ?? "";
    expect([path, first.status, etag]).toEqual([path, 200, expect.stringMatching(/^"[\w-]{22}"$/)]);
    expect([...first.headers.keys()].filter((name) => name.startsWith("x-kakehashi"))).toEqual([]);
    const again = await fetch(server + path, { headers: { "if-none-match": etag } });
    expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
    if (!path.endsWith("docs")) expect([path, again.headers.get("access-control-allow-origin")]).toEqual([path, "*"]);
  }
});

it("lets pages of other sites read, and ask with If-None-Match", async () => {
  const asked = await app.request(`${ROOT}/172014/plans`, { method: "OPTIONS" });
  expect(asked.status).toBe(204);
  expect(asked.headers.get("access-control-allow-headers")).toBe("If-None-Match");
  const answer = await app.request(`${ROOT}/172014/plans`);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("access-control-expose-headers")).toBe("ETag, Link");
});

it("explains itself to people on a page that names every address", async () => {
  const { paths } = await read<OpenApiDocument>("/api/v1/openapi.json");
  const docs = await (await app.request("/api/v1/docs")).text();
  for (const path of Object.keys(paths)) expect(docs.replaceAll("<wbr/>", "")).toContain(`GET ${path}`);
  expect(docs).not.toContain("<script");
  expect(docs).not.toContain("style=");
});
