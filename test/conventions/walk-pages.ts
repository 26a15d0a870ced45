import type { TestApp } from "#testing/test-app.ts";
import { findPageProblems, linksOf } from "./page-rules.ts";

/** Follows links from `start` while they lie under `within`, to at most `limit` pages; what is wrong comes back as lines. */
export async function walkPages(
  app: TestApp,
  start: string,
  { within = start, limit }: { within?: string; limit: number },
) {
  const problems: string[] = [];
  const known = new Set([start]);
  const waiting = [start];
  let visited = 0;
  for (let address = waiting.shift(); address !== undefined && visited < limit; address = waiting.shift()) {
    visited += 1;
    const answer = await app.request(address);
    if (answer.status !== 200) problems.push(`${address}: ${answer.status}`);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
    const page = { address, html: await answer.text() };
    problems.push(...findPageProblems(page));
    const fresh = linksOf(page).filter((link) => link.startsWith(within) && !known.has(link));
    for (const link of fresh) known.add(link);
    waiting.push(...fresh);
  }
  return { visited, problems };
}
