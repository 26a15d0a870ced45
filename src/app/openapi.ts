import { z } from "zod";
import type { ApiOperation } from "./api-operations.ts";
import { problemShape } from "./problem-json.ts";

/** The part of JSON Schema that the routes' schemas use. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  [keyword: string]: unknown;
}

export interface OpenApiParameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  description: string;
  schema: JsonSchema;
}

export interface OpenApiResponse {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: JsonSchema }>;
}

export interface OpenApiOperation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters: OpenApiParameter[];
  responses: Record<string, OpenApiResponse>;
}

export interface OpenApiDocument {
  openapi: string;
  info: {
    title: string;
    version: string;
    summary: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, { get: OpenApiOperation }>;
  components: { schemas: Record<string, JsonSchema> };
}

/** The description of the API (OpenAPI 3.1), made from the schemas that the routes declare. */
export function describeApi(operations: readonly ApiOperation[]): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = {};
  const problem = schemaOf(problemShape, schemas);
  const paths = operations.map((operation) => [
    operation.path.replace(/:(\w+)/g, "{$1}"),
    { get: describeOperation(operation, { schemas, problem }) },
  ]);
  return {
    openapi: "3.1.1",
    info: {
      title: "Kakehashi",
      version: "1",
      summary: "Plans for living together with foreign residents, as open data.",
      description:
        "Everything can be read by anybody, without a key, from any page (CORS). Within version 1, fields and addresses are added and never removed. Answers carry an ETag: send it back in If-None-Match and an unchanged answer is an empty 304.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))) },
  };
}

interface Shared {
  schemas: Record<string, JsonSchema>;
  problem: JsonSchema;
}

function describeOperation(operation: ApiOperation, { schemas, problem }: Shared): OpenApiOperation {
  const parameters = parametersOf(operation);
  const failed = (description: string) => ({
    description,
    content: { "application/problem+json": { schema: problem } },
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
          ...(isPaged
            ? { Link: { description: "first, prev, next, last (RFC 8288).", schema: { type: "string" } } }
            : {}),
        },
        content: { "application/json": { schema: schemaOf(operation.response, schemas) } },
      },
      304: { description: "Unchanged since the answer whose ETag was sent in If-None-Match." },
      ...(parameters.some((parameter) => parameter.in === "path")
        ? { 404: failed("There is no such thing here.") }
        : {}),
      ...(Object.keys(operation.query).length > 0
        ? { 422: failed("A query parameter has a value that it cannot have.") }
        : {}),
    },
  };
}

function parametersOf({ path, query }: ApiOperation): OpenApiParameter[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
    name,
    in: "path" as const,
    required: true,
    description:
      name === "code" ? "Local-government code with its check digit, for example 172014." : `id of the ${name}.`,
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(query).map(([name, { description, schema }]) => ({
    name,
    in: "query" as const,
    required: false,
    description,
    schema: schemaOf(schema, {}),
  }));
  return [...inPath, ...inQuery];
}

/** `/api/v1/municipalities/:code/plans/:plan` → `getPlansByPlan`; the installation's own lists keep their name. */
function operationId(path: string): string {
  const parts = path.split("/").slice(3);
  const own = parts.length > 2 ? parts.slice(2) : parts;
  const words = own.map((part) => (part.startsWith(":") ? `By${capital(part.slice(1))}` : capital(part)));
  return `get${words.join("")}`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** JSON Schema of what is given away; named schemas go into `shared` and are referred to. */
function schemaOf(schema: z.ZodType, shared: Record<string, JsonSchema>): JsonSchema {
  const described = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io: "output",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // Readers of version 1 must bear fields that are added later.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const moved = JSON.stringify(described).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _, $defs = {}, ...own } = JSON.parse(moved);
  Object.assign(shared, $defs);
  return own;
}
