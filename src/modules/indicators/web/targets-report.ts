import { type Block, type Line, lineOf, type PaperColumn } from "#platform/documents/paper.ts";
import type { MessageKey, MessageParams } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { type ReportPart, reportPart } from "#platform/module.ts";
import { type Decimal, toDecimal } from "../exact.rules.ts";
import { FEWEST_POINTS } from "../forecast.rules.ts";
import type { IndicatorYear, TargetYear, YearValue } from "../indicator-year.rules.ts";
import { readIndicatorYear } from "../read-indicator-year.ts";
import {
  differenceWords,
  numberWords,
  reasonKey,
  reasonParams,
  shareWords,
  statusWords,
  valueWords,
  type WordedJudgement,
} from "./value-words.ts";

/** The targets of a plan at the end of a year: all in one table, then each with what its status rests on. */
export const targetsReport: ReportPart = reportPart<IndicatorYear>({
  name: "indicators.targets",
  title: "indicators.report.title",
  read: (scope, { planId, fiscalYear, today }) => readIndicatorYear(scope, { planId, fiscalYear, today }),
  draw: drawTargets,
});

function drawTargets(data: IndicatorYear, say: Translator): Block[] {
  if (data.targets.length === 0) return [{ kind: "paragraph", text: lineOf(say.message("indicators.list.empty")) }];
  const asOf = { year: say.format.fiscalYear(data.fiscalYear), date: say.format.date(data.judgedOn) };
  return [
    { kind: "paragraph", text: lineOf(say.message("indicators.report.asOf", asOf)), tone: "note" },
    targetsTable(data, say),
    {
      kind: "terms",
      items: data.targets.map((entry) => ({ term: nameOf(entry, say), text: told(entry, say) })),
    },
  ];
}

/** On a page that stands upright, more years than this leave no room for names. */
const MOST_YEARS = 4;

/** The targets of a year side by side: where they began, how they went, where they are to arrive. */
export function targetsTable({ fiscalYear, targets }: IndicatorYear, say: Translator): Block {
  const count = Math.min(MOST_YEARS, Math.max(...targets.map(({ years }) => years.length)));
  const years = Array.from({ length: count }, (_, index) => fiscalYear - count + 1 + index);
  const line = (k: MessageKey) => lineOf(say.message(k));
  // Wide enough for a whole date: one that breaks within is hard to read.
  const end = (title: Line, width = 1.6): PaperColumn => ({ title, align: "end", width });
  return {
    kind: "table",
    columns: [
      { title: line("indicators.report.name"), width: 2 },
      end(line("indicators.report.baseline")),
      ...years.map((year) => end([say.format.fiscalYear(year)], 1.3)),
      end(line("indicators.report.goal"), 2.1),
      { title: line("indicators.report.status"), width: 1.5 },
    ],
    rows: targets.map((entry) => [
      [nameOf(entry, say)],
      datedCell(entry, entry.baseline, say),
      ...years.map((year) => yearCell(entry, year, say)),
      entry.range ? [[rangeWords(entry, say)]] : datedCell(entry, entry.target, say),
      statusCell(entry, say),
    ]),
    headerColumns: 1,
  };
}

const messageOf = ({ k, params }: { k: MessageKey; params?: MessageParams }): [MessageKey, MessageParams?] => [
  k,
  params,
];

const nameOf = ({ number, title }: TargetYear, say: Translator): Line => [
  ...(number ? [`${number} `] : []),
  ...lineOf(say.text(title)),
];

function datedCell(entry: TargetYear, value: { date: string | null; value: string } | null, say: Translator): Line[] {
  if (!value) return [["–"]];
  const words = valueWords(say, entry, exact(value.value));
  return [[words], ...(value.date ? [[{ text: say.format.date(value.date) }]] : [])];
}

function yearCell(entry: TargetYear, fiscalYear: number, say: Translator): Line[] {
  const value = entry.years.find((year) => year.fiscalYear === fiscalYear)?.value;
  if (!value) return [["–"]];
  const words: Line = [numberWords(say, entry, exact(value.value))];
  return value.isDemo ? [words, lineOf(say.message("indicators.panel.demo"))] : [words];
}

/** Along a path or against a limit: what says something of a value. */
const JUDGES_A_VALUE: readonly TargetYear["status"][] = ["achieved", "onTrack", "atRisk", "offTrack"];

/** Where the year has no value of its own, how an earlier one stood is said as that year's and not as this one's. */
function statusCell(entry: TargetYear, say: Translator): Line[] {
  const status = lineOf(say.message(...messageOf(statusWords(entry))));
  const judged = entry.years.findLast(({ value }) => value !== null);
  if (entry.value || !judged || !JUDGES_A_VALUE.includes(entry.status)) return [status];
  const year = say.format.fiscalYear(judged.fiscalYear);
  return [
    lineOf(say.message("indicators.panel.status.noData")),
    [...lineOf(say.message("indicators.report.earlier", { year })), " ", ...status],
  ];
}

/** Stored numbers are plain decimals; what is missing never comes here. */
const exact = (value: string): Decimal => toDecimal(value) as Decimal;

function rangeWords(entry: TargetYear, say: Translator): string {
  const { low, high } = entry.range ?? { low: "0", high: "0" };
  const params = { low: numberWords(say, entry, exact(low)), high: valueWords(say, entry, exact(high)) };
  return say.t("indicators.panel.range", params);
}

/** Status, sum, forecast, what chance may have done, and the source: each a line. */
function told(entry: TargetYear, say: Translator): Line[] {
  const words = wordedYear(entry);
  const line = (k: MessageKey, params?: MessageParams) => lineOf(say.message(k, params));
  return [
    ...(entry.value ? [] : [line("indicators.report.noValue")]),
    line(reasonKey(words), reasonParams(say, entry, words)),
    ...sumLines(entry, say),
    ...changeLines(entry, say),
    ...forecastLines(entry, say),
    ...(entry.value ? sourceLines(entry.value, say) : []),
  ];
}

function wordedYear(entry: TargetYear): WordedJudgement {
  const { range, target, baseline, expected, achievement } = entry;
  return {
    status: entry.status,
    reason: entry.reason,
    goal: {
      direction: entry.direction,
      target: toDecimal(target?.value),
      low: toDecimal(range?.low),
      high: toDecimal(range?.high),
    },
    baseline: toDecimal(baseline?.value),
    expected: toDecimal(expected),
    ageMonths: entry.ageMonths,
    remaining: toDecimal(achievement?.remaining),
    gapSince: entry.gapSince,
    isChangeCertain: entry.interval && (entry.sinceBaseline?.isSignificant ?? false),
  };
}

function sumLines(entry: TargetYear, say: Translator): Line[] {
  const { covered, needed, share } = entry.achievement ?? {};
  if (!covered || !needed || !share) return [];
  const params = {
    covered: numberWords(say, entry, exact(covered)),
    needed: numberWords(say, entry, exact(needed)),
    share: shareWords(say, exact(share)),
  };
  return [lineOf(say.message("indicators.report.share", params))];
}

function changeLines(entry: TargetYear, say: Translator): Line[] {
  const change = entry.sinceLastYear;
  if (!change) return [];
  const date = say.format.date(change.date);
  if (change.difference === null) return [lineOf(say.message("indicators.survey.unknown", { date }))];
  const k = change.isSignificant ? "indicators.survey.changedPrevious" : "indicators.survey.samePrevious";
  return [lineOf(say.message(k, { date, change: differenceWords(say, entry, exact(change.difference)) }))];
}

function forecastLines(entry: TargetYear, say: Translator): Line[] {
  const { forecast } = entry;
  if (!forecast) return [];
  if (forecast.kind === "tooFew") {
    return [lineOf(say.message("indicators.forecast.tooFew", { count: forecast.points, needed: FEWEST_POINTS }))];
  }
  const params = {
    date: say.format.date(forecast.day),
    value: valueWords(say, entry, exact(forecast.value)),
    low: numberWords(say, entry, exact(forecast.low)),
    high: valueWords(say, entry, exact(forecast.high)),
  };
  const outlook = say.message(`indicators.forecast.${forecast.outlook}`);
  return [[...lineOf(say.message("indicators.forecast.answer", params)), " ", ...lineOf(outlook)]];
}

function sourceLines({ source, collectedIn, collectedBy }: YearValue, say: Translator): Line[] {
  const parts = [say.plain(collectedIn), say.plain(collectedBy), source ?? ""].filter(Boolean);
  return parts.length === 0 ? [] : [lineOf(say.message("indicators.report.source", { source: parts.join("、") }))];
}
