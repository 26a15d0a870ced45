import { createHash } from "node:crypto";
import { canonical } from "#platform/canonical.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Chapter, Placeholder } from "../templates/template.rules.ts";

/** Everything that a report says, in every language: a report is drawn from this alone. */
export interface Snapshot {
  format: 1;
  city: Text;
  plan: Text;
  /** The city's on the day, `#rrggbb`. Older snapshots have none and are printed in black. */
  colour?: string;
  fiscalYear: number;
  documentDate: string;
  title: Text;
  chapters: readonly Chapter[];
  /** What the names in braces stand for. */
  values: Readonly<Record<Placeholder, Text>>;
  /** What each part read, by its name. Parts that nobody had are not in it. */
  parts: Readonly<Record<string, unknown>>;
  isDemo: boolean;
}

/** Of the JSON with its keys in order: two snapshots with one hash say the same. */
export const hashOf = (snapshot: Snapshot): string => createHash("sha256").update(canonical(snapshot)).digest("hex");
