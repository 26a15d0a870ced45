import type { Scope } from "#platform/db/scope.ts";
import type { PublicPage } from "#platform/module.ts";
import { listOpinions } from "./ledger/opinion.data.ts";
import { listRounds } from "./rounds/round.data.ts";

/** Where one can speak and see what became of it; of rounds and opinions those that everybody sees. */
export async function listOpinionPages(scope: Scope): Promise<PublicPage[]> {
  const rounds = (await listRounds(scope)).filter(({ isPublished }) => isPublished);
  const opinions = await listOpinions(scope, { isPublished: true });
  const paths = [
    ...["/comments", "/what-changed", "/opinions"],
    ...rounds.map(({ key }) => `/comments/${key}`),
    ...opinions.map(({ id }) => `/opinions/${id}`),
  ];
  return paths.map((path) => ({ path, group: "voices" }));
}
