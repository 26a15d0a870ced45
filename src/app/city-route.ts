import type { Context, Hono } from "hono";
import type { Municipality } from "#platform/context.ts";
import type { AppParts } from "./parts.ts";

/** What is asked for and of which city; undefined where there is nothing: then the application looks further. */
type CityAnswer = (context: Context, municipality: Municipality) => Promise<Response | undefined>;

/** GET `/{slug}/{rest}` beside the languages. */
export function mountCityRoute(
  app: Hono,
  parts: Pick<AppParts, "findMunicipality">,
  { rest, answer }: { rest: string; answer: CityAnswer },
): void {
  app.get(`/:slug/${rest}`, async (context: Context, next) => {
    const municipality = await parts.findMunicipality(context.req.param("slug") ?? "");
    return (municipality && (await answer(context, municipality))) ?? next();
  });
}
