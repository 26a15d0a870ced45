import { writeCsv } from "#platform/documents/csv.ts";
import { file } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { lastDay } from "#platform/i18n/partial-date.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { expectedFor } from "../drawn-path.rules.ts";
import { getTarget } from "../get-target.ts";
import type { IndicatorValue } from "../indicator-kinds.ts";
import type { JudgedTarget } from "../read-targets.ts";
import { seenValues } from "../seen-value.rules.ts";
import { countedOn, sourceOf } from "../series-break.rules.ts";
import { intervalOf, measuredOf } from "../survey-reading.rules.ts";

/** Names of columns stay in English: programs read them, whatever language the page was in. */
const COLUMNS = [
  "indicator",
  "date",
  "value",
  "unit",
  "expected",
  "interval_low",
  "interval_high",
  "respondents",
  "drawn",
  "part",
  "basis",
  "source",
  "note",
  "break",
  "value_source",
  "collected_in",
  "collected_by",
  "series",
];

/** The values of a target's indicator as a table for other programs. */
export const valuesFileRoute = residentPage({
  path: "/plans/:plan/targets/:key/values.csv",
  async handle(ctx, { params }) {
    const found = await getTarget(ctx, { plan: params.plan ?? "", key: params.key ?? "" });
    return file({
      body: writeCsv([COLUMNS, ...found.values.map((value) => rowOf(ctx.say, found, value))]),
      type: "text/csv; charset=utf-8",
      fileName: `${found.indicator.key}.csv`,
    });
  },
});

function rowOf(say: Translator, judged: JudgedTarget, value: IndicatorValue): (string | number | null)[] {
  const { indicator, definitions, judgement } = judged;
  const day = lastDay(value.date);
  const [seen] = seenValues([value]);
  const interval = seen ? intervalOf(measuredOf(indicator, definitions, seen), seen) : null;
  const expected = seen ? expectedFor(judgement, day) : null;
  return [
    indicator.key,
    value.date,
    numberCell(value.value),
    say.plain(countedOn(indicator, definitions, day).unit),
    numberCell(expected?.toFixed(indicator.decimals + 2)),
    numberCell(interval?.low.toFixed(indicator.decimals + 2)),
    numberCell(interval?.high.toFixed(indicator.decimals + 2)),
    value.respondents,
    value.drawn,
    value.dimensions.map((part) => `${say.plain(part.name)}: ${say.plain(part.category)}`).join("; "),
    value.basis,
    value.source,
    say.plain(value.note),
    say.plain(value.breakNote),
    sourceOf(indicator, value),
    say.plain(value.collectedIn),
    say.plain(value.collectedBy),
    // Values of one number are of one series; across, nothing is compared.
    judgement.breaks.filter((entry) => entry.day <= day).length + 1,
  ];
}

/** As it is written, trailing zeros kept; a negative number as a number, since a text with a minus would be shielded. */
function numberCell(value: string | null | undefined): string | number | null {
  if (value === null || value === undefined) return null;
  return value.startsWith("-") ? Number(value) : value;
}
