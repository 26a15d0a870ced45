import type { MemberRole } from "../committees/term.rules.ts";

/** Minutes are written in Japanese, so whoever speaks in them is called in Japanese, whatever language the page has. */
export const ROLE_IN_MINUTES: Readonly<Record<MemberRole, string>> = {
  chair: "会長",
  vice: "副会長",
  member: "委員",
  secretariat: "事務局",
};
/** Somebody who is no member: a guest, a listener. */
export const OTHER_SPEAKER = "出席者";
