import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { reviewAddress, sheetAddress, yearAddress } from "../../web/review-address.ts";
import type { GradedSheetHead } from "../read-distribution.ts";
import { readYearGrades, type YearGrades } from "../read-year-grades.ts";
import { DistributionShown } from "./distribution.tsx";
import { markOf } from "./grade-words.ts";
import { rulesAddress } from "./rules-page.tsx";

/** How a year was graded, for those who check: the distribution, and the grades that want a second look. */
export const yearGradesRoute = staffPage({
  path: "/review/:plan/:year/grades",
  access: "review.read",
  async handle(ctx, { params }) {
    const { say } = ctx;
    const at = { planKey: params.plan ?? "", fiscalYear: Number(params.year) || 0 };
    const grades = await readYearGrades(ctx, at);
    const year = say.format.fiscalYear(at.fiscalYear);
    const title = say.t("review.staff.grade.yearTitle", { year });
    return page({
      title,
      crumbs: [
        { label: say.t("review.staff.menu"), href: reviewAddress(ctx) },
        { label: year, href: yearAddress(ctx, at) },
        { label: say.t("review.grade.label") },
      ],
      body: (
        <>
          <h1>{title}</h1>
          {grades ? <Grades ctx={ctx} grades={grades} /> : <p>{say.t("review.staff.grade.noRule")}</p>}
        </>
      ),
    });
  },
});

function Grades({ ctx, grades }: { ctx: StaffContext; grades: YearGrades }): JSX.Element {
  const { say } = ctx;
  const { distribution, unchanged, overridden } = grades;
  return (
    <>
      <p>
        <a href={rulesAddress(ctx, `/${grades.cycle.ruleSetId}`)}>{say.t("review.staff.grade.ruleOfYear")}</a>
      </p>
      <DistributionShown say={say} distribution={distribution} />
      <SheetList ctx={ctx} grades={grades} id="unchanged" sheets={unchanged} />
      <SheetList ctx={ctx} grades={grades} id="overridden" sheets={overridden} />
    </>
  );
}

interface ListProps {
  ctx: StaffContext;
  grades: YearGrades;
  id: "unchanged" | "overridden";
  sheets: readonly GradedSheetHead[];
}

function SheetList({ ctx, grades, id, sheets }: ListProps): JSX.Element | null {
  const { say } = ctx;
  if (sheets.length === 0) return null;
  const mark = (grade: string | null | undefined) => markOf(say, grades.rules, grade ?? null);
  return (
    <Section
      id={id}
      title={say.t(`review.staff.grade.${id}`, { count: sheets.length })}
      lead={say.t(`review.staff.grade.${id}Lead`)}
    >
      <ul class="rows">
        {sheets.map((sheet) => (
          <li>
            <a href={sheetAddress(ctx, sheet.id)}>
              <span class="what">
                <TextOf say={say} text={sheet.title} />
              </span>
              <span class="more">
                {id === "overridden"
                  ? `${mark(sheet.given?.proposal.grade)} → ${mark(sheet.given?.grade)}`
                  : mark(sheet.given?.grade)}
              </span>
              {id === "overridden" ? <span class="under">{sheet.given?.overrideReason}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
