import type { ResolvedText } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { VersionEntry } from "./version.data.ts";

/** `第2版　改定`, and what the city calls it. */
export function versionName(say: Translator, { number, kind, label }: VersionEntry): ResolvedText {
  const parts = [
    say.message("plan.versions.name", { number }),
    say.message(`plan.versions.kind.${kind}`),
    ...(label ? [say.text(label)] : []),
  ];
  const [name] = parts;
  return { ...(name as ResolvedText), value: parts.map(({ value }) => value).join(" ") };
}

/** The version's own date, or else the day on which it was kept. */
export function versionDate(say: Translator, { datedOn, madeAt }: VersionEntry): string {
  return datedOn ? say.format.date(datedOn) : say.format.dateTime(madeAt);
}
