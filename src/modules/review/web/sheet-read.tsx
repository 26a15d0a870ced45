import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { FIELD_PARTS } from "../fields/field-set.rules.ts";
import {
  type Amounts,
  type Direction,
  type FieldValue,
  FUND_SOURCES,
  type Output,
  type RollingYear,
} from "../fields/field-value.rules.ts";
import { sumOf } from "../fields/money.rules.ts";
import { GradeShown } from "../grading/web/grade-shown.tsx";
import type { SheetToRead } from "../sheets/read-sheet.ts";
import { exactNumber } from "./exact-number.ts";

/** A sheet that is not written in now: part by part, what stands in it. `record`: where the facts behind its numbers are. */
export function SheetRead({
  say,
  sheet,
  record,
}: {
  say: Translator;
  sheet: Pick<SheetToRead, "fieldSet" | "sheet" | "cycle" | "grading">;
  record?: string;
}): JSX.Element {
  return (
    <>
      {FIELD_PARTS.map((part) => {
        const fields = sheet.fieldSet.fields.filter((field) => field.part === part);
        if (fields.length === 0) return null;
        return (
          <Section id={`part-${part}`} title={<Message say={say} k={`review.part.${part}`} />}>
            <dl class="sheet-read">
              {fields.map((field) => (
                <>
                  <dt>
                    <TextOf say={say} text={field.label} />
                  </dt>
                  <dd>
                    <FieldShown say={say} sheet={sheet} value={sheet.sheet.values[field.key]} record={record} />
                    {field.isSettled && sheet.sheet.settledState !== "none" ? (
                      <p class="more">
                        <Message say={say} k={`review.settled.${sheet.sheet.settledState}`} />
                      </p>
                    ) : null}
                  </dd>
                </>
              ))}
            </dl>
          </Section>
        );
      })}
    </>
  );
}

/** What stands in a field; of a grade, also what was proposed and why. */
function FieldShown(props: {
  say: Translator;
  sheet: Pick<SheetToRead, "cycle" | "grading">;
  value: FieldValue | undefined;
  record?: string | undefined;
}): JSX.Element {
  const { say, sheet, value, record } = props;
  const { grading, cycle } = sheet;
  if (!grading || !value || !("overrideReason" in value)) return <ValueShown say={say} value={value} record={record} />;
  const { ruleSet, given, proposal, past } = grading;
  return (
    <GradeShown
      say={say}
      rules={ruleSet.rules}
      proposal={given?.proposal ?? proposal}
      choice={value}
      past={past}
      fiscalYear={cycle.fiscalYear}
    />
  );
}

/** What stands in a field. */
export function ValueShown({
  say,
  value,
  record,
}: {
  say: Translator;
  value: FieldValue | undefined;
  record?: string | undefined;
}): JSX.Element {
  if (value === undefined) return <Blank say={say} />;
  if ("notApplicable" in value) return <Message say={say} k="review.notApplicable" />;
  if ("text" in value) return <Lines say={say} text={value.text} />;
  if ("amounts" in value) return <AmountsShown say={say} amounts={value.amounts} />;
  if ("direction" in value) return <DirectionShown say={say} direction={value.direction} />;
  if ("outputs" in value) return <OutputsShown say={say} outputs={value.outputs} record={record} />;
  if ("years" in value) return <YearsShown say={say} years={value.years} />;
  return <GradeAlone say={say} value={value} />;
}

function GradeAlone({
  say,
  value,
}: {
  say: Translator;
  value: { grade: string | null; evidence: string };
}): JSX.Element {
  return (
    <>
      {value.grade ? <strong class="grade">{value.grade}</strong> : <Blank say={say} />}
      {value.evidence ? <Lines say={say} text={value.evidence} /> : null}
    </>
  );
}

const DirectionShown = ({ say, direction }: { say: Translator; direction: Direction | null }) =>
  direction ? <Message say={say} k={`review.direction.${direction}`} /> : <Blank say={say} />;

const Blank = ({ say }: { say: Translator }) => (
  <span class="more">
    <Message say={say} k="review.blank" />
  </span>
);

/** Sheets are written in Japanese. */
const Written = ({ say, text }: { say: Translator; text: string }) => <TextOf say={say} text={{ ja: text }} />;

const Lines = ({ say, text }: { say: Translator; text: string }) =>
  text ? (
    <p class="lines">
      <Written say={say} text={text} />
    </p>
  ) : (
    <Blank say={say} />
  );

export function AmountsShown({ say, amounts }: { say: Translator; amounts: Amounts }): JSX.Element {
  const sum = sumOf(amounts);
  if (sum === null) return <Blank say={say} />;
  const given = FUND_SOURCES.filter((source) => amounts[source] !== undefined);
  return (
    <p>
      <Message say={say} k="review.money.thousandYen" params={{ amount: exactNumber(say, sum) }} />
      {given.map((source) => (
        <span class="more">
          {" · "}
          <Message say={say} k={`review.fund.${source}`} />{" "}
          {given.length > 1 ? exactNumber(say, amounts[source] ?? "0") : null}
        </span>
      ))}
    </p>
  );
}

function OutputsShown({
  say,
  outputs,
  record,
}: {
  say: Translator;
  outputs: readonly Output[];
  record?: string | undefined;
}): JSX.Element {
  const shown = (value: string | null) => (value === null ? "—" : exactNumber(say, value));
  if (outputs.length === 0) return <Blank say={say} />;
  return (
    <div class="table-wrap">
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">
              <Message say={say} k="review.output.name" />
            </th>
            <th scope="col" class="number">
              <Message say={say} k="review.output.planned" />
            </th>
            <th scope="col" class="number">
              <Message say={say} k="review.output.actual" />
            </th>
          </tr>
        </thead>
        <tbody>
          {outputs.map((row) => (
            <tr>
              <th scope="row">
                <Written say={say} text={row.name} />
              </th>
              <td class="number" data-label={say.t("review.output.planned")}>
                {shown(row.planned)}
              </td>
              <td class="number" data-label={say.t("review.output.actual")}>
                {shown(row.actual)}{" "}
                <small>
                  <Written say={say} text={row.unit} />
                </small>
                <TakenFromShown say={say} output={row} record={record} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a number comes from: the facts of the ledger that it is the sum of. */
function TakenFromShown({
  say,
  output: { takenFrom },
  record,
}: {
  say: Translator;
  output: Output;
  record: string | undefined;
}): JSX.Element | null {
  if (!takenFrom) return null;
  const words = <Message say={say} k="review.output.fromFacts" params={{ count: takenFrom.factIds.length }} />;
  return <p class="more">{record ? <a href={record}>{words}</a> : words}</p>;
}

function YearsShown({ say, years }: { say: Translator; years: readonly RollingYear[] }): JSX.Element {
  return (
    <ul class="rolling-read">
      {years.map(({ year, kind, activities, amounts }) => (
        <li>
          <strong>{say.format.fiscalYear(year)}</strong>{" "}
          {kind ? <Message say={say} k={`review.direction.${kind}`} /> : null}
          {activities ? <Lines say={say} text={activities} /> : null}
          {sumOf(amounts) === null ? null : <AmountsShown say={say} amounts={amounts} />}
        </li>
      ))}
    </ul>
  );
}
