import { ROLE_IN_MINUTES } from "./role-words.ts";

export type Attribution = "named" | "role";

/** A person who may be named in minutes, and the word for her role in the language of the minutes. */
export interface Speaker {
  name: string;
  roleWord: string;
}

/** A line in which somebody speaks: 「○見本委員：…」, 「○見本 花子：…」. */
const SPOKEN = /^([○〇◯]\s*)([^：:]{1,40})(?=[：:])/u;

/**
 * Minutes as residents read them. Under `role` no member is named: full names, and family names with a title behind
 * them, become the word for the role; a speaker who is no member becomes `otherWord`.
 */
export function attributeMinutes(
  body: string,
  { attribution, speakers, otherWord }: { attribution: Attribution; speakers: readonly Speaker[]; otherWord: string },
): string {
  if (attribution === "named") return body;
  const roleWords = new Set([...Object.values(ROLE_IN_MINUTES), otherWord]);
  // Longer names first: else a short name inside a long one would leave the rest of it behind.
  const known = speakers
    .filter(({ name }) => letters(name) !== "")
    .sort((one, other) => letters(other.name).length - letters(one.name).length);
  const nameless = known.reduce((text, speaker) => withoutName(text, speaker), body);
  return nameless
    .split("\n")
    .map((line) => withoutStranger(line, { roleWords, otherWord }))
    .join("\n");
}

/** Who speaks and is no member is not named either. */
function withoutStranger(
  line: string,
  { roleWords, otherWord }: { roleWords: ReadonlySet<string>; otherWord: string },
): string {
  const [spoken = "", mark = "", who = ""] = SPOKEN.exec(line) ?? [];
  return spoken === "" || roleWords.has(who.trim()) ? line : mark + otherWord + line.slice(spoken.length);
}

const letters = (name: string) => name.replace(/\s/gu, "");
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/** 見本 花子, 見本花子, 見本　花子委員, 見本委員長: with or without blanks between, with or without a title behind. */
function withoutName(body: string, { name, roleWord }: Speaker): string {
  const parts = name.trim().split(/\s+/u);
  const full = [...letters(name)].map(escaped).join("\\s*");
  // One or two letters stand inside other words (林, 林業): such a name counts only with a title behind it.
  const isShort = parts.length === 1 && [...letters(name)].length < 3;
  const text = body.replace(
    new RegExp(isShort ? `${full}\\s*(?:${TITLE})` : `${full}(?:\\s*(?:${TITLE}))?`, "gu"),
    roleWord,
  );
  const family = escaped(parts[0] ?? "");
  return parts.length > 1 ? text.replace(new RegExp(`${family}\\s*(?:${TITLE})`, "gu"), roleWord) : text;
}

/** Longer titles first, as the first that fits is taken. */
const TITLE = ["副委員長", "副会長", "副座長", "委員長", "会長", "座長", "委員", "さん", "様", "氏", "先生"].join("|");
