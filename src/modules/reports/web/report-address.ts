import type { Municipality } from "#platform/context.ts";
import type { Translator } from "#platform/i18n/translator.ts";

interface InCity {
  municipality: Municipality;
}

export const reportsAddress = ({ municipality }: InCity, path = ""): string =>
  `/${municipality.slug}/staff/reports${path}`;

/** The public address of a year's report: the edition in force, or a named one. */
export const publicReportAddress = (
  { municipality, say }: InCity & { say: Pick<Translator, "language"> },
  { plan, year, edition }: { plan: string; year: number; edition?: number },
): string => `/${municipality.slug}/${say.language.code}/plans/${plan}/reports/${year}${edition ? `/${edition}` : ""}`;
