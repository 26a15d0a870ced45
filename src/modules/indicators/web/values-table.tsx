import type { ComponentChildren, JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { lastDay } from "#platform/i18n/partial-date.ts";
import { Figures, Message, TextOf } from "#ui/message.tsx";
import { toDecimal } from "../exact.rules.ts";
import { expectedAt } from "../expected-path.rules.ts";
import type { IndicatorValue } from "../indicator-kinds.ts";
import type { JudgedTarget } from "../read-targets.ts";
import { seenValues } from "../seen-value.rules.ts";
import { intervalOf } from "../survey-reading.rules.ts";
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
  const expected = columns.hasPath ? expectedAt(judgement.path, lastDay(value.date)) : null;
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
      {value.source === null ? (
        <td />
      ) : (
        <Cell ctx={ctx} name="source">
          <span lang={isJapanese(value.source) ? "ja" : undefined} dir="auto">
            {value.source}
          </span>
        </Cell>
      )}
      <Remarks ctx={ctx} value={value} />
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

function Remarks({ ctx, value }: { ctx: ResidentContext; value: IndicatorValue }): JSX.Element {
  const { say } = ctx;
  if (value.basis !== "demo" && !value.note && !value.breakNote) return <td />;
  return (
    <td>
      {value.basis === "demo" ? (
        <span class="demo">
          <Message say={say} k="indicators.panel.demo" />
        </span>
      ) : null}{" "}
      <TextOf say={say} text={value.note} />
      {value.breakNote ? (
        <p>
          <Message say={say} k="indicators.chart.break" />: <TextOf say={say} text={value.breakNote} />
        </p>
      ) : null}
    </td>
  );
}

/** A value that was not given is said to be missing: an empty cell might be taken for a zero. */
function ShownValue({ ctx, judged, value }: TableProps & { value: IndicatorValue }): JSX.Element {
  const known = toDecimal(value.value);
  if (!known) return <Message say={ctx.say} k="indicators.table.missing" />;
  return <>{valueWords(ctx.say, judged.indicator, known)}</>;
}

function answersOf({ say }: ResidentContext, { respondents, drawn }: IndicatorValue): string {
  if (respondents === null && drawn === null) return "–";
  const shown = (count: number | null) => (count === null ? "–" : say.format.number(count));
  return `${shown(respondents)} / ${shown(drawn)}`;
}

function intervalWords({ say }: ResidentContext, { indicator }: JudgedTarget, value: IndicatorValue): string {
  const [seen] = seenValues([value]);
  const interval = seen ? intervalOf(indicator, seen) : null;
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
