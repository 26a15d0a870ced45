import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { BarChart } from "#ui/charts/bar-chart.tsx";
import { Figures, Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { GradeCount, GradeDistribution } from "../distribution.rules.ts";
import { shareWords } from "./distribution-words.ts";
import { gradeWords, markOf } from "./grade-words.ts";

interface DistributionProps {
  say: Translator;
  distribution: GradeDistribution;
}

/** How grades fell in a year, for anybody to read: the table first, bars beside it, what people should know of it below. */
export function DistributionShown({ say, distribution }: DistributionProps): JSX.Element {
  return (
    <Section id="grades" title={<Message say={say} k="review.grade.distribution" />}>
      <p class="lead">
        <Message say={say} k="review.grade.distributionLead" params={{ count: distribution.sheets }} />{" "}
        <Message say={say} k="review.grade.rule" /> <TextOf say={say} text={distribution.ruleSet.title} />{" "}
        <Message say={say} k="review.grade.version" params={{ version: String(distribution.ruleSet.version) }} />
      </p>
      <div class="columns">
        <GradeTable say={say} distribution={distribution} />
        <BarChart label={say.t("review.grade.distribution")} bars={barsOf(say, distribution)} />
      </div>
      <ul>
        <Remark say={say} k="review.grade.countOverridden" count={distribution.overridden} />
        <Remark say={say} k="review.grade.countUnchanged" count={distribution.unchanged} />
        {distribution.notGraded > 0 ? (
          <Remark say={say} k="review.grade.countNotGraded" count={distribution.notGraded} />
        ) : null}
        {distribution.notApplicable > 0 ? (
          <Remark say={say} k="review.grade.countNotApplicable" count={distribution.notApplicable} />
        ) : null}
      </ul>
      <MeasureTable say={say} distribution={distribution} />
    </Section>
  );
}

function Remark({
  say,
  k,
  count,
}: {
  say: Translator;
  k: `review.grade.count${"Overridden" | "Unchanged" | "NotGraded" | "NotApplicable"}`;
  count: number;
}): JSX.Element {
  return (
    <li>
      <Message say={say} k={k} params={{ count }} />
    </li>
  );
}

function barsOf(say: Translator, { scale, grades }: GradeDistribution) {
  return scale.map((grade) => {
    const count = countOf(grades, grade.key);
    const label = say.shown(say.text(grade.mark ?? { ja: grade.key }));
    return { label, value: count, text: say.format.number(count), soft: grade.isUndetermined };
  });
}

const countOf = (grades: readonly GradeCount[], key: string) => grades.find(({ grade }) => grade === key)?.count ?? 0;

function GradeTable({ say, distribution }: DistributionProps): JSX.Element {
  const { scale, grades, lastYear } = distribution;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Message say={say} k="review.grade.label" />
            </th>
            <th scope="col" class="number">
              <Message say={say} k="review.grade.projects" />
            </th>
            <th scope="col" class="number">
              <Message say={say} k="review.grade.share" />
            </th>
            {lastYear ? (
              <th scope="col" class="number">
                <Message say={say} k="review.grade.lastYear" />
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {scale.map((grade) => (
            <tr>
              <th scope="row">
                <strong>{markOf(say, { grades: scale }, grade.key)}</strong> <TextOf say={say} text={grade.title} />
              </th>
              <td class="number">{say.format.number(countOf(grades, grade.key))}</td>
              <td class="number">
                <Figures say={say}>{shareWords(say, countOf(grades, grade.key), grades)}</Figures>
              </td>
              {lastYear ? <td class="number">{say.format.number(countOf(lastYear, grade.key))}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MeasureTable({ say, distribution }: DistributionProps): JSX.Element | null {
  const { scale, byMeasure } = distribution;
  if (byMeasure.length < 2) return null;
  return (
    <div class="table-wrap">
      <table>
        <caption>
          <Message say={say} k="review.grade.byMeasure" />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Message say={say} k="review.grade.measure" />
            </th>
            {scale.map((grade) => (
              <th scope="col" class="number">
                <abbr title={gradeWords(say, grade)}>{markOf(say, { grades: scale }, grade.key)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byMeasure.map(({ number, title, grades }) => (
            <tr>
              <th scope="row">
                {number} <TextOf say={say} text={title} />
              </th>
              {scale.map(({ key }) => (
                <td class="number">{say.format.number(countOf(grades, key))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
