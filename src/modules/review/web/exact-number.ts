import { Decimal } from "#modules/indicators/public.ts";
import type { Translator } from "#platform/i18n/translator.ts";

/** A stored decimal with all its digits: 1150.5 thousand yen are not 1,151. */
export const exactNumber = (say: Translator, value: string): string =>
  say.format.number(value, new Decimal(value).decimalPlaces());
