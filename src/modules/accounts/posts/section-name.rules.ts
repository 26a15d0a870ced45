import type { Text } from "#platform/i18n/text.ts";

/** What a section was called up to and including a day. */
export interface FormerName {
  name: Text;
  validTo: string;
}

/** What a section was called on a day; `now`: what it is called since the last change. */
export function nameOn({ now, former }: { now: Text; former: readonly FormerName[] }, day: string): Text {
  const later = former.filter(({ validTo }) => day <= validTo);
  return later.sort((one, other) => (one.validTo < other.validTo ? -1 : 1))[0]?.name ?? now;
}
