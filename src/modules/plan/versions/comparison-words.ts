import { stripReadings } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { DrawnRow } from "./draw-comparison.ts";
import type { VersionEntry } from "./version.data.ts";
import { versionName } from "./version-words.ts";

/** What a side of the comparison is called; null: the plan as it stands. */
export const sideName = (say: Translator, version: VersionEntry | null): string =>
  version ? stripReadings(versionName(say, version).value) : say.t("plan.versions.nowName");

/** What stands in a cell that has no text: that the thing was not there yet, is gone, or that nothing was written. */
export function emptyWord(say: Translator, row: DrawnRow, side: "before" | "after"): string {
  if (row.what === "added" && side === "before") return say.t("plan.versions.compare.added");
  if (row.what === "removed" && side === "after") return say.t("plan.versions.compare.removed");
  return say.t("plan.versions.compare.empty");
}

/** What happened, in a word, for the remarks. */
export const whatWord = (say: Translator, { what }: DrawnRow): string => say.t(`plan.versions.what.${what}`);

/** The place as one line, with the field at its end. */
export function placeLine({ place, field }: DrawnRow): string {
  return stripReadings([...place, ...(field ? [field] : [])].map(({ value }) => value).join(" › "));
}
