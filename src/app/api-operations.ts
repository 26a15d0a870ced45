import { z } from "zod";
import { textShape } from "#modules/plan/public.ts";
import type { Municipality } from "#platform/context.ts";
import type { ApiRoute } from "#platform/http/route.ts";
import type { Module } from "#platform/module.ts";

export const API_ROOT = "/api/v1";
/** Where the routes of the modules hang. */
export const MUNICIPALITY_ROOT = `${API_ROOT}/municipalities/:code`;

/** One address of the API, whether a module serves it or the installation itself. */
export interface ApiOperation {
  /** From the root of the server, parameters as `:name`. */
  path: string;
  summary: string;
  /** The module it belongs to. */
  group: string;
  query: NonNullable<ApiRoute["query"]>;
  response: z.ZodType;
}

const municipalityShape = z
  .object({
    code: z.string().describe("Local-government code with its check digit, for example 172014."),
    slug: z.string().describe("The municipality's place in the addresses of pages."),
    name: textShape,
    prefecture: textShape,
    urls: z.object({ page: z.string(), plans: z.string() }),
  })
  .meta({ id: "Municipality" });

export const municipalityList: ApiOperation = {
  path: `${API_ROOT}/municipalities`,
  summary: "The municipalities of this installation",
  group: "installation",
  query: {},
  response: z.object({ municipalities: z.array(municipalityShape) }),
};

export function apiMunicipality({ code, slug, name: own, prefecture }: Municipality) {
  const urls = { page: `/${slug}/ja/`, plans: `${API_ROOT}/municipalities/${code}/plans` };
  return { code, slug, name: own, prefecture, urls };
}

/** Everything that can be read, the installation's own first. */
export function listOperations(modules: readonly Module[]): ApiOperation[] {
  const ofModules = modules.flatMap((module) =>
    module.routes
      .filter((route) => route.audience === "api")
      .map(({ path, summary, query = {}, response }) => ({
        path: `${MUNICIPALITY_ROOT}${path}`,
        summary,
        group: module.name,
        query,
        response,
      })),
  );
  return [municipalityList, ...ofModules];
}
