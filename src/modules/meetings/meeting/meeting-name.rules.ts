import type { Text } from "#platform/i18n/text.ts";

/** The name of a meeting in the languages that its committee has a name in: 第3回国際化推進懇話会. */
export function meetingName(committee: Text, { number }: { number: number }): Text {
  return Object.fromEntries(
    Object.entries(committee).map(([code, name]) => [code, NUMBERED[code]?.(name, number) ?? `${name} (${number})`]),
  );
}

const NUMBERED: Readonly<Record<string, (name: string, number: number) => string>> = {
  ja: (name, number) => `第${number}回 ${name}`,
  "ja-easy": (name, number) => `${name} ${number}回目《かいめ》`,
  en: (name, number) => `${name}, meeting ${number}`,
};
