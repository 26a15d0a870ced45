import type { StaffContext } from "#platform/context.ts";
import type { ResolvedText } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { CommitteePlace } from "../committees/plan-committees.ts";
import type { Meeting } from "../meeting/meeting.data.ts";
import { meetingName } from "../meeting/meeting-name.rules.ts";

/** The day with its day of the week, and the times. */
export function whenOf(say: Translator, { heldOn, startsAt, endsAt }: Pick<Meeting, "heldOn" | "startsAt" | "endsAt">) {
  const span = endsAt ? `${startsAt}–${endsAt}` : startsAt;
  // A span of times runs from left to right also in a line that runs from the right.
  const times = span && say.language.dir === "rtl" ? `\u2066${span}\u2069` : span;
  return [`${say.format.date(heldOn)}${weekday(say, heldOn)}`, times].filter(Boolean).join(" ");
}

/** Invitations name the day of the week: who reads a wrong one asks back. */
function weekday({ language, format }: Translator, day: string): string {
  const name = format.weekday(day);
  return language.htmlLang === "ja" ? `（${name}）` : ` (${name})`;
}

export const nameOf = (
  say: Translator,
  place: Pick<CommitteePlace, "name">,
  meeting: { number: number },
): ResolvedText => say.text(meetingName(place.name, meeting));

export function spanOf({ say }: StaffContext, { termFrom, termTo }: { termFrom: string; termTo: string | null }) {
  const to = termTo ? say.format.date(termTo) : "";
  return say.t("meetings.staff.span", { from: say.format.date(termFrom), to });
}

/** 1.2 MB, 340 KB */
export function sizeOf(say: Translator, bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const size = isLarge ? bytes / 1_048_576 : Math.max(1, bytes / 1024);
  return `${say.format.number(size.toFixed(isLarge ? 1 : 0), isLarge ? 1 : 0)} ${isLarge ? "MB" : "KB"}`;
}
