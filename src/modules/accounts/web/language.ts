import { notFound } from "#platform/errors.ts";
import { redirect } from "#platform/http/reply.ts";
import { gateRoute, type Route } from "#platform/http/route.ts";
import { STAFF_LANGUAGE_COOKIE } from "../sign-in/authenticate.ts";
import { sameLanguagePlace } from "./same-site.rules.ts";

const YEAR_SECONDS = 365 * 86_400;

/** `/language/en?back=…`: staff pages in Japanese or English, remembered by the browser. */
export const languageRoute: Route = gateRoute({
  method: "GET",
  path: "/language/:code",
  query: ["back"],
  async handle(ctx, { params, query }) {
    const { code } = params;
    if (code !== "ja" && code !== "en") throw notFound();
    const secure = ctx.publicUrl.startsWith("https:") ? "; Secure" : "";
    const cookie = `${STAFF_LANGUAGE_COOKIE}=${code}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${YEAR_SECONDS}${secure}`;
    return redirect(sameLanguagePlace(query.back, ctx.municipality.slug), { cookies: [cookie] });
  },
});
