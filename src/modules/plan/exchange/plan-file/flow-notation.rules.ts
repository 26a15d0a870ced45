import type { Text } from "#platform/i18n/text.ts";

/**
 * Values on one line, as the plan file and the cells of the workbook write them: YAML's flow style with quoted strings,
 * `{ name: { ja: "基本方針", en: "Policy" } }`. `yaml` reads it back without loss.
 */
export function toFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toFlow).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(inLanguageOrder(value)).map(([key, inner]) => `${keyToFlow(key)}: ${toFlow(inner)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  return JSON.stringify(value) ?? "null";
}

const keyToFlow = (key: string) => (/^[A-Za-z][A-Za-z0-9-]*$/.test(key) ? key : JSON.stringify(key));

/** Japanese, English and Easy Japanese first, whatever order the database gives; other objects stay as they are. */
function inLanguageOrder(value: object): object {
  return "ja" in value || "en" in value ? orderedText(value as Text) : value;
}

const FIRST = ["ja", "en", "ja-easy"] as const;

export function orderedText(text: Text): Text {
  const entries = Object.entries(text).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function rank(language: string): number {
  const index = (FIRST as readonly string[]).indexOf(language);
  return index < 0 ? FIRST.length : index;
}
