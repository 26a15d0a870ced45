import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { Figures, TextOf } from "#ui/message.tsx";
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

/** A sheet that is not written in now: part by part, what stands in it. */
export function SheetRead({
  say,
  sheet,
}: {
  say: Translator;
  sheet: Pick<SheetToRead, "fieldSet" | "sheet" | "cycle" | "grading">;
}): JSX.Element {
  return (
    <>
      {FIELD_PARTS.map((part) => {
        const fields = sheet.fieldSet.fields.filter((field) => field.part === part);
        if (fields.length === 0) return null;
        return (
          <Section id={`part-${part}`} title={say.t(`review.part.${part}`)}>
            <dl class="sheet-read">
              {fields.map((field) => (
                <>
                  <dt>
                    <TextOf say={say} text={field.label} />
                  </dt>
                  <dd>
                    <FieldShown say={say} sheet={sheet} value={sheet.sheet.values[field.key]} />
                    {field.isSettled && sheet.sheet.settledState !== "none" ? (
                      <p class="more">{say.t(`review.settled.${sheet.sheet.settledState}`)}</p>
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
}): JSX.Element {
  const { say, sheet, value } = props;
  const { grading, cycle } = sheet;
  if (!grading || !value || !("overrideReason" in value)) return <ValueShown say={say} value={value} />;
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
export function ValueShown({ say, value }: { say: Translator; value: FieldValue | undefined }): JSX.Element {
  if (value === undefined) return <Blank say={say} />;
  if ("notApplicable" in value) return <>{say.t("review.notApplicable")}</>;
  if ("text" in value) return <Lines say={say} text={value.text} />;
  if ("amounts" in value) return <AmountsShown say={say} amounts={value.amounts} />;
  if ("direction" in value) return <DirectionShown say={say} direction={value.direction} />;
  if ("outputs" in value) return <OutputsShown say={say} outputs={value.outputs} />;
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
      {value.evidence ? <p class="lines">{value.evidence}</p> : null}
    </>
  );
}

const DirectionShown = ({ say, direction }: { say: Translator; direction: Direction | null }) =>
  direction ? <>{say.t(`review.direction.${direction}`)}</> : <Blank say={say} />;

const Blank = ({ say }: { say: Translator }) => <span class="more">{say.t("review.blank")}</span>;

const Lines = ({ say, text }: { say: Translator; text: string }) =>
  text ? <p class="lines">{text}</p> : <Blank say={say} />;

export function AmountsShown({ say, amounts }: { say: Translator; amounts: Amounts }): JSX.Element {
  const sum = sumOf(amounts);
  if (sum === null) return <span class="more">{say.t("review.blank")}</span>;
  const given = FUND_SOURCES.filter((source) => amounts[source] !== undefined);
  return (
    <p>
      <Figures say={say}>{say.t("review.money.thousandYen", { amount: say.format.number(sum) })}</Figures>
      {given.length > 1 ? (
        <span class="more">
          {" "}
          {given
            .map((source) => `${say.t(`review.fund.${source}`)} ${say.format.number(amounts[source] ?? "0")}`)
            .join(say.t("review.list.separator"))}
        </span>
      ) : null}
    </p>
  );
}

function OutputsShown({ say, outputs }: { say: Translator; outputs: readonly Output[] }): JSX.Element {
  const shown = (value: string | null) => (value === null ? "—" : say.format.number(value));
  if (outputs.length === 0) return <span class="more">{say.t("review.blank")}</span>;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{say.t("review.output.name")}</th>
            <th scope="col" class="number">
              {say.t("review.output.planned")}
            </th>
            <th scope="col" class="number">
              {say.t("review.output.actual")}
            </th>
          </tr>
        </thead>
        <tbody>
          {outputs.map((row) => (
            <tr>
              <th scope="row">{row.name}</th>
              <td class="number">{shown(row.planned)}</td>
              <td class="number">
                {shown(row.actual)} <small>{row.unit}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function YearsShown({ say, years }: { say: Translator; years: readonly RollingYear[] }): JSX.Element {
  return (
    <ul class="rolling-read">
      {years.map(({ year, kind, activities, amounts }) => (
        <li>
          <strong>{say.format.fiscalYear(year)}</strong> {kind ? say.t(`review.direction.${kind}`) : null}
          {activities ? <p class="lines">{activities}</p> : null}
          {sumOf(amounts) === null ? null : <AmountsShown say={say} amounts={amounts} />}
        </li>
      ))}
    </ul>
  );
}
