import type { Content } from "../content/block.rules.ts";

/** The name of a change in the blocks of one entry; `*`: of any. */
export const entryChange = (key: string): string => `library.entry:${key}`;

/**
 * What publishing a text changes, by name where that is its own page alone: title and summary stand on other pages too, so
 * they must be what they were; undefined where it may be anything.
 */
export function changeBetween(key: string, before: Content | null, after: Content): string | undefined {
  if (!before || before.title !== after.title || before.summary !== after.summary) return undefined;
  return entryChange(key);
}
