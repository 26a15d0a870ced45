import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Figures, Message, TextOf } from "#ui/message.tsx";
import type { Output } from "../../fields/field-value.rules.ts";
import { GradeName } from "../../grading/web/grade-shown.tsx";
import { exactNumber } from "../../web/exact-number.ts";
import type { ProjectYearLine } from "../list-project-years.ts";
import { publishedSheetAddress } from "./progress-address.ts";
import { RowLink } from "./progress-page.tsx";

/** The years of a project, a line each: grade, direction, the number that says most; each leads to the year's sheet. */
export function ProjectYears({ ctx, years }: { ctx: ResidentContext; years: readonly ProjectYearLine[] }): JSX.Element {
  const { say } = ctx;
  return (
    <ul class="rows">
      {years.map((year) => (
        <RowLink
          href={publishedSheetAddress(ctx, { ...year, year: year.fiscalYear })}
          more={<GradeAndDirection say={say} year={year} />}
          under={<Under say={say} year={year} />}
        >
          {say.format.fiscalYear(year.fiscalYear)}
        </RowLink>
      ))}
    </ul>
  );
}

function GradeAndDirection({ say, year: { grade, rules, direction } }: YearProps): JSX.Element {
  return (
    <>
      {grade !== null && rules ? <GradeName say={say} rules={rules} grade={grade} /> : grade}{" "}
      {direction ? <Message say={say} k={`review.direction.${direction}`} /> : null}
    </>
  );
}

interface YearProps {
  say: Translator;
  year: ProjectYearLine;
}

function Under({ say, year: { outputs, formerly } }: YearProps): JSX.Element | null {
  const [key] = outputs.filter(({ actual }) => actual !== null);
  if (!key && !formerly) return null;
  return (
    <>
      {formerly ? (
        <>
          <TextOf say={say} text={formerly} />{" "}
        </>
      ) : null}
      {key ? <KeyOutput say={say} output={key} /> : null}
    </>
  );
}

/** Names and units are written in Japanese. */
function KeyOutput({ say, output: { name, unit, actual } }: { say: Translator; output: Output }): JSX.Element {
  return (
    <>
      <TextOf say={say} text={{ ja: name }} />{" "}
      <Figures say={say}>
        {exactNumber(say, actual ?? "0")} <TextOf say={say} text={{ ja: unit }} />
      </Figures>
    </>
  );
}
