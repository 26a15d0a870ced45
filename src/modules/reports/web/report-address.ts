import type { Municipality } from "#platform/context.ts";
import type { PaperFormat } from "#platform/documents/paper-task.ts";
import { notFound } from "#platform/errors.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { ReportLanguage } from "../making/report.data.ts";

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

/** The id in an address. @throws AppError notFound where it is none */
export function idOf(params: Readonly<Record<string, string>>, name = "id"): number {
  if (!/^\d{1,9}$/.test(params[name] ?? "")) throw notFound("reports.notFound");
  return Number(params[name]);
}

/** What a file's name says: `report.ja.pdf`. @throws AppError notFound */
export function fileNamed(name: string | undefined): { language: ReportLanguage; format: PaperFormat } {
  const [, language, format] = /^report\.(ja|en)\.(pdf|docx|xlsx)$/.exec(name ?? "") ?? [];
  if (!language || !format) throw notFound("reports.notFound");
  return { language: language as ReportLanguage, format: format as PaperFormat };
}
