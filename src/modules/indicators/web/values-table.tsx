import type { ComponentChildren, JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { lastDay } from "#platform/i18n/partial-date.ts";
import { Figures, Message, TextOf } from "#ui/message.tsx";
import { expectedFor } from "../drawn-path.rules.ts";
import { type Decimal, toDecimal } from "../exact.rules.ts";
import type { IndicatorValue } from "../indicator-kinds.ts";
import type { JudgedTarget } from "../read-targets.ts";
import { seenValues } from "../seen-value.rules.ts";
import { countedOn, type SeriesBreak } from "../series-break.rules.ts";
import { intervalOf, measuredOf } from "../survey-reading.rules.ts";
import { numberWords, valueWords } from "./value-words.ts";

interface TableProps {
  ctx: ResidentContext;
  judged: JudgedTarget;
}

/** Every value, newest first; columns that would be empty throughout are left out. */
export function ValuesTable({ ctx, judged }: TableProps): JSX.Element {
  const { say } = ctx;
  const whole = judged.values.filter((value) => value.dimensions.length === 0).toReversed();
  const isSurvey = whole.some((value) => value.respondents !== null || value.drawn !== null);
  const hasPath = judged.judgement.path.points.length > 0;
  return (
    <>
      <div class="table-wrap">
        <table class="stacked">
          <caption>
            <Message say={say} k="indicators.table.caption" />
          </caption>
          <thead>
            <tr>
              <Head ctx={ctx} name="date" />
              <Head ctx={ctx} name="value" isNumber />
              {hasPath ? <Head ctx={ctx} name="expected" isNumber /> : null}
              {isSurvey ? <Head ctx={ctx} name="answers" isNumber /> : null}
              {isSurvey ? <Head ctx={ctx} name="interval" isNumber /> : null}
              <Head ctx={ctx} name="source" />
              <Head ctx={ctx} name="note" />
            </tr>
          </thead>
          <tbody>
            <ForecastRow ctx={ctx} judged={judged} columns={{ isSurvey, hasPath }} />
            {whole.map((value) => (
              <ValueRow ctx={ctx} judged={judged} value={value} columns={{ isSurvey, hasPath }} />
            ))}
          </tbody>
        </table>
      </div>
      <Parts ctx={ctx} judged={judged} />
    </>
  );
}

type Column = "date" | "value" | "expected" | "answers" | "interval" | "source" | "note";

function Head({ ctx, name, isNumber }: { ctx: ResidentContext; name: Column; isNumber?: boolean }): JSX.Element {
  return (
    <th scope="col" class={isNumber ? "number" : undefined}>
      <Message say={ctx.say} k={`indicators.table.${name}`} />
    </th>
  );
}

interface RowProps extends TableProps {
  value: IndicatorValue;
  columns: { isSurvey: boolean; hasPath: boolean };
}

function ValueRow({ ctx, judged, value, columns }: RowProps): JSX.Element {
  const { say } = ctx;
  const { indicator, judgement } = judged;
  const expected = columns.hasPath ? expectedFor(judgement, lastDay(value.date)) : null;
  return (
    <tr>
      <th scope="row">{say.format.date(value.date)}</th>
      <Cell ctx={ctx} name="value" isNumber>
        <ShownValue ctx={ctx} judged={judged} value={value} />
      </Cell>
      {columns.hasPath ? (
        <Cell ctx={ctx} name="expected" isNumber>
          {expected ? numberWords(say, indicator, expected) : "–"}
        </Cell>
      ) : null}
      {columns.isSurvey ? (
        <>
          <Cell ctx={ctx} name="answers" isNumber>
            {answersOf(ctx, value)}
          </Cell>
          <Cell ctx={ctx} name="interval" isNumber>
            {intervalWords(ctx, judged, value)}
          </Cell>
        </>
      ) : null}
      <Origin ctx={ctx} value={value} />
      <Remarks ctx={ctx} judged={judged} value={value} />
    </tr>
  );
}

/** Where the value comes from: another kind of source than the indicator's, survey or statistic by name, evidence. */
function Origin({ ctx: { say }, value }: { ctx: ResidentContext; value: IndicatorValue }): JSX.Element {
  const { source, valueSource, collectedIn, collectedBy } = value;
  const parts = [
    valueSource ? <Message say={say} k={`indicators.panel.by.${valueSource}`} /> : null,
    collectedIn ? <TextOf say={say} text={collectedIn} /> : null,
    collectedBy ? <TextOf say={say} text={collectedBy} /> : null,
    source === null ? null : (
      <span lang={isJapanese(source) ? "ja" : undefined} dir="auto">
        {source}
      </span>
    ),
  ].filter((part) => part !== null);
  if (parts.length === 0) return <td />;
  return (
    <td data-label={say.shown(say.message("indicators.table.source"))}>
      <span>
        {parts.map((part, index) => (
          <>
            {index > 0 ? " · " : null}
            {part}
          </>
        ))}
      </span>
    </td>
  );
}

/** Where the values lead, above them: it is not a value and says so. */
function ForecastRow({ ctx, judged, columns }: Omit<RowProps, "value">): JSX.Element | null {
  const { say } = ctx;
  const { forecast: reading } = judged.judgement;
  if (reading?.kind !== "forecast") return null;
  const { day, value, low, high } = reading.forecast;
  const words = (number: Decimal) => numberWords(say, judged.indicator, number);
  return (
    <tr>
      <th scope="row">{say.format.date(day)}</th>
      <Cell ctx={ctx} name="value" isNumber>
        {say.shown(say.message("indicators.chart.forecast", { number: valueWords(say, judged.indicator, value) }))}
      </Cell>
      {columns.hasPath ? <td /> : null}
      {columns.isSurvey ? (
        <>
          <td />
          <td />
        </>
      ) : null}
      <td />
      <td>
        <Message
          say={say}
          k="indicators.table.forecast"
          params={{ low: words(low), high: valueWords(say, judged.indicator, high) }}
        />
      </td>
    </tr>
  );
}

/** Evidence is written in one language only, by whoever entered the value; most of it names a Japanese document. */
const isJapanese = (source: string) => /[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]/.test(source);

/** A cell that carries the name of its column, for narrow screens where a row becomes a list. */
function Cell(props: {
  ctx: ResidentContext;
  name: Column;
  isNumber?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  const { say } = props.ctx;
  return (
    <td
      class={props.isNumber ? "number" : undefined}
      data-label={say.shown(say.message(`indicators.table.${props.name}`))}
    >
      {props.isNumber ? <Figures say={say}>{props.children}</Figures> : props.children}
    </td>
  );
}

function Remarks({ ctx, judged, value }: TableProps & { value: IndicatorValue }): JSX.Element {
  const { say } = ctx;
  const begun = breakAt(judged, value);
  if (value.basis !== "demo" && !value.note && !begun) return <td />;
  return (
    <td>
      {value.basis === "demo" ? (
        <span class="demo">
          <Message say={say} k="indicators.panel.demo" />
        </span>
      ) : null}{" "}
      <TextOf say={say} text={value.note} />
      {begun ? (
        <p>
          <a href="#countings">
            <Message say={say} k="indicators.chart.break" />
          </a>{" "}
          <TextOf say={say} text={begun.note ?? begun.definition?.reason} />
        </p>
      ) : null}
    </td>
  );
}

/** The break behind which this is the first value. */
function breakAt({ values, judgement }: JudgedTarget, value: IndicatorValue): SeriesBreak | null {
  const day = lastDay(value.date);
  const days = values.filter((other) => other.dimensions.length === 0).map((other) => lastDay(other.date));
  const before = days
    .filter((other) => other < day)
    .sort()
    .at(-1);
  return judgement.breaks.findLast((entry) => entry.day <= day && (before === undefined || entry.day > before)) ?? null;
}

/** A value that was not given is said to be missing: an empty cell might be taken for a zero. */
function ShownValue({ ctx, judged, value }: TableProps & { value: IndicatorValue }): JSX.Element {
  const known = toDecimal(value.value);
  if (!known) return <Message say={ctx.say} k="indicators.table.missing" />;
  return <>{valueWords(ctx.say, countedOn(judged.indicator, judged.definitions, lastDay(value.date)), known)}</>;
}

function answersOf({ say }: ResidentContext, { respondents, drawn }: IndicatorValue): string {
  if (respondents === null && drawn === null) return "–";
  const shown = (count: number | null) => (count === null ? "–" : say.format.number(count));
  return `${shown(respondents)} / ${shown(drawn)}`;
}

function intervalWords(
  { say }: ResidentContext,
  { indicator, definitions }: JudgedTarget,
  value: IndicatorValue,
): string {
  const [seen] = seenValues([value]);
  const interval = seen ? intervalOf(measuredOf(indicator, definitions, seen), seen) : null;
  if (!interval) return "–";
  return `${numberWords(say, indicator, interval.low)}–${numberWords(say, indicator, interval.high)}`;
}

/** The newest breakdown, where there is one. */
function Parts({ ctx, judged }: TableProps): JSX.Element | null {
  const parts = judged.values.filter((value) => value.dimensions.length > 0);
  const newest = parts.at(-1)?.date;
  if (newest === undefined) return null;
  const { say } = ctx;
  return (
    <div class="table-wrap">
      <table>
        <caption>
          <Message say={say} k="indicators.table.partCaption" params={{ date: say.format.date(newest) }} />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Message say={say} k="indicators.table.part" />
            </th>
            <Head ctx={ctx} name="value" isNumber />
          </tr>
        </thead>
        <tbody>
          {parts
            .filter((value) => value.date === newest)
            .map((value) => (
              <tr>
                <th scope="row">{value.dimensions.map((dimension) => say.plain(dimension.category)).join(" · ")}</th>
                <td class="number">
                  <Figures say={say}>
                    <ShownValue ctx={ctx} judged={judged} value={value} />
                  </Figures>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
