import type { Issue } from "#platform/errors.ts";
import type { Content } from "../content/block.rules.ts";
import { referencesOf } from "../content/content-shape.ts";

/** What a content leads to and is not there: entries that never were, cards that somebody deleted. */
export function missingReferences(
  content: Content,
  known: { entries: ReadonlySet<string>; contacts: ReadonlySet<string> },
): Issue[] {
  const { entries, contacts } = referencesOf(content);
  return [
    ...entries
      .filter((key) => !known.entries.has(key))
      .map((key) => ({ path: "content", code: "library.error.noSuchEntry", params: { key } })),
    ...contacts
      .filter((key) => !known.contacts.has(key))
      .map((key) => ({ path: "content", code: "library.error.noSuchContact", params: { key } })),
  ];
}
