import { Decimal } from "decimal.js";
import { getCityBody } from "#modules/accounts/public.ts";
import { plainOf } from "#modules/library/public.ts";
import { recordFact } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import type { TextPair } from "../pairs/text-pair.ts";
import type { Job } from "./job.data.ts";
import { languageName } from "./language-name.ts";
import type { TranslationRequest } from "./request.data.ts";

interface Delivered {
  job: Job;
  pair: TextPair;
  request: TranslationRequest;
  characters: number;
  /** As they were typed at each step. */
  hours: readonly (string | null)[];
}

const LONGEST_TITLE = 120;

/** Leaves what was done in the ledger of the project that the translation serves; nothing where it serves none. */
export async function countOnProject(ctx: StaffContext, scope: Scope, delivered: Delivered): Promise<void> {
  const { job, pair, request, characters, hours } = delivered;
  if (request.planId === null || request.projectKey === null) return;
  const title = [...stripReadings(plainOf(pair.source.title))].slice(0, LONGEST_TITLE).join("");
  await recordFact(ctx, scope, {
    planId: request.planId,
    project: request.projectKey,
    date: todayInJapan(ctx.clock.now()),
    kind: "translation.delivered",
    title: {
      ja: `翻訳：${title}（${languageName(job.language, "ja")}）`,
      en: `Translation: ${title} (${languageName(job.language, "en")})`,
    },
    quantities: [
      {
        name: "hours",
        label: { ja: "翻訳の時間", en: "Hours of translation" },
        value: sumOf(hours),
        unit: { ja: "時間", en: "hours" },
      },
      {
        name: "characters",
        label: { ja: "翻訳した原文の文字数", en: "Characters of the source translated" },
        value: String(characters),
        unit: { ja: "字", en: "characters" },
      },
    ],
    source: { module: "translation", object: String(job.id) },
    bodyId: (await getCityBody(scope)).id,
    // The title of a pasted text, or of an entry that nobody reads yet, is the section's own affair.
    isPublic: pair.entry !== null && (pair.text?.published ?? null) !== null,
  });
}

const sumOf = (hours: readonly (string | null)[]): string =>
  hours.reduce((sum, typed) => sum.plus(typed ?? 0), new Decimal(0)).toFixed();
