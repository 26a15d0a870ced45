import { insertRound } from "#modules/opinions/rounds/round.data.ts";
import type { Round } from "#modules/opinions/rounds/round.rules.ts";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { nextNumber } from "./build.ts";
import type { TestApp } from "./test-app.ts";

/** A public comment that is open in April 2026, or what `given` makes of it. Returns its key. */
export async function buildRound(
  app: TestApp,
  municipality: Municipality,
  given: Partial<Omit<Round, "id" | "version">> = {},
): Promise<string> {
  const key = `round-${nextNumber()}`;
  await inScope(app.db, municipality.id, (scope) =>
    insertRound(scope, {
      key,
      kind: "publicComment",
      planId: null,
      title: { ja: "計画の案", en: "Draft plan" },
      summary: { ja: "案のあらまし", "ja-easy": "案《あん》" },
      draftText: null,
      draftLinks: [],
      draftVersion: null,
      questions: [],
      asks: ["name", "address", "contact"],
      opensOn: "2026-04-01",
      closesOn: "2026-04-30",
      keepMonths: 12,
      isPublished: true,
      resultsOn: null,
      isDemo: false,
      ...given,
    }),
  );
  return given.key ?? key;
}

/** Somebody without an account and without script. `path` is the one behind `/{slug}/{language}`. */
export function visit(app: Pick<TestApp, "request">, municipality: Municipality, language = "vi") {
  const root = `/${municipality.slug}/${language}`;
  return {
    get: (path: string) => app.request(root + path),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      app.request(root + path, {
        method: "POST",
        headers: { "sec-fetch-site": "same-origin", ...headers },
        body: new URLSearchParams(fields),
      }),
  };
}

/** The number that a page shows once, after a comment was sent. */
export const codeIn = (html: string): string => /class="own-code"[^>]*>([^<]+)</.exec(html)?.[1] ?? "";
