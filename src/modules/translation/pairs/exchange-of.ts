import type { Municipality } from "#platform/context.ts";
import { type Exchange, unitsOf } from "../segments/unit.rules.ts";
import type { TextPair } from "./text-pair.ts";

/** A pair as it goes out and as what comes back is compared with. */
export function exchangeOf(pair: TextPair, { code }: Pick<Municipality, "code">, remarks: string[] = []): Exchange {
  const { key, sourceLanguage, language, isReviewed } = pair;
  return { code, key, sourceLanguage, targetLanguage: language, isReviewed, remarks, units: unitsOf(pair) };
}
