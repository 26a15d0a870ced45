import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { PostButton } from "#ui/form.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { reviewAddress, yearAddress } from "../../web/review-address.ts";
import { UseRuleSetInput } from "../inputs.ts";
import { type ReadRuleSet, readRuleSet } from "../read-rule-sets.ts";
import type { RuleSet } from "../rule-set.rules.ts";
import { useRuleSet } from "../use-rule-set.ts";
import { gradeWords, numberWords } from "./grade-words.ts";
import { RuleSource, rulesAddress, usesWords } from "./rules-page.tsx";
import { StepRule } from "./why-grade.tsx";

const PATH = "/review/rules/:id";

const ruleSetRoute = staffPage({
  path: PATH,
  access: "review.read",
  handle: async (ctx, { params }) => ruleSetPage(ctx, await readRuleSet(ctx, idOf(params))),
});

const useRoute = staffAction({
  path: `${PATH}/use`,
  access: "review.manage",
  input: UseRuleSetInput,
  async handle(ctx, { params, input }) {
    await useRuleSet(ctx, { id: idOf(params), cycleId: input.cycle });
    return redirect(rulesAddress(ctx, `/${idOf(params)}`), { flash: "review.staff.grade.flash.chosen" });
  },
});

export const ruleSetRoutes: readonly Route[] = [ruleSetRoute, useRoute];

/** An id that is none is nobody's. */
export const idOf = ({ id }: Record<string, string>): number => (id && /^\d{1,9}$/.test(id) ? Number(id) : 0);

function ruleSetPage(ctx: StaffContext, read: ReadRuleSet): PageView {
  const { say } = ctx;
  const { kept, isNewest, mayManage, uses } = read;
  const title = say.plain(kept.rules.title);
  return page({
    title,
    crumbs: [
      { label: say.t("review.staff.menu"), href: reviewAddress(ctx) },
      { label: say.t("review.staff.grade.rules"), href: rulesAddress(ctx) },
      { label: title },
    ],
    body: (
      <>
        <p class="eyebrow">{say.t("review.grade.version", { version: String(kept.version) })}</p>
        <h1>
          <TextOf say={say} text={kept.rules.title} />
        </h1>
        <p class="lead">
          <TextOf say={say} text={kept.rules.summary} />
        </p>
        {isNewest ? null : <Notice>{say.t("review.staff.grade.older")}</Notice>}
        <p>{usesWords(ctx, uses)}</p>
        {mayManage && isNewest ? (
          <p>
            <a class="button" href={rulesAddress(ctx, `/${kept.id}/edit`)}>
              {say.t("review.staff.grade.edit")}
            </a>
          </p>
        ) : null}
        <Scale ctx={ctx} rules={kept.rules} />
        <RuleInWords ctx={ctx} rules={kept.rules} />
        <RuleSource ctx={ctx} rules={kept.rules} />
        <MayBeUsed ctx={ctx} read={read} />
        <Versions ctx={ctx} read={read} />
      </>
    ),
  });
}

function Scale({ ctx, rules }: { ctx: StaffContext; rules: RuleSet }): JSX.Element {
  return (
    <Section id="scale" title={ctx.say.t("review.grade.label")}>
      <ul>
        {rules.grades.map((grade) => (
          <li>{gradeWords(ctx.say, grade)}</li>
        ))}
      </ul>
    </Section>
  );
}

/** The rule as it is reckoned: what goes in, what is asked, each step. */
function RuleInWords({ ctx, rules }: { ctx: StaffContext; rules: RuleSet }): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="rule" title={say.t("review.grade.rule")}>
      <dl class="facts">
        {rules.inputs.map((input) => (
          <div>
            <dt>
              <TextOf say={say} text={input.label} />
            </dt>
            <dd>
              <Message say={say} k={`review.grade.formula.${input.measure}`} />{" "}
              <Message say={say} k={`review.grade.across.${input.across}`} />
              {input.surveyTolerance ? <p>{toleranceWords(ctx, input.surveyTolerance)}</p> : null}
              {input.expectedAfterYears ? (
                <p>{say.t("review.staff.grade.expectedYears", { shares: input.expectedAfterYears.join(", ") })}</p>
              ) : null}
            </dd>
          </div>
        ))}
        {rules.questions.map((question) => (
          <div>
            <dt>
              <TextOf say={say} text={question.label} />
            </dt>
            <dd>
              {question.options
                .map((option) => `${say.plain(option.label)} ${numberWords(say, option.points)}`)
                .join(say.t("review.list.separator"))}
            </dd>
          </div>
        ))}
        {rules.steps.map((step) => (
          <div>
            <dt>
              <TextOf say={say} text={step.label} />
            </dt>
            <dd>
              <StepRule say={say} rules={rules} step={step} />
            </dd>
          </div>
        ))}
      </dl>
      {"judgement" in rules.result ? <p>{say.t("review.grade.byJudgement")}</p> : null}
    </Section>
  );
}

const toleranceWords = ({ say }: StaffContext, tolerance: string): string =>
  tolerance === "significance"
    ? say.t("review.staff.grade.toleranceSignificance")
    : say.t("review.staff.grade.tolerancePoints", { points: tolerance });

/** Years that may still change over to this version. */
function MayBeUsed({ ctx, read }: { ctx: StaffContext; read: ReadRuleSet }): JSX.Element | null {
  const { say } = ctx;
  if (!read.mayManage || !read.isNewest || read.mayBeUsedIn.length === 0) return null;
  return (
    <Section id="use" title={say.t("review.staff.grade.useTitle")} lead={say.t("review.staff.grade.useLead")}>
      <ul class="rows">
        {read.mayBeUsedIn.map((cycle) => (
          <li>
            <div class="row">
              <a class="what" href={yearAddress(ctx, cycle)}>
                {say.plain(cycle.planTitle)} {say.format.fiscalYear(cycle.fiscalYear)}
              </a>
              <PostButton
                action={rulesAddress(ctx, `/${read.kept.id}/use`)}
                token={ctx.formToken}
                label={say.t("review.staff.grade.use")}
                about={`${say.plain(cycle.planTitle)} ${say.format.fiscalYear(cycle.fiscalYear)}`}
                hidden={{ cycle: String(cycle.id) }}
              />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Versions({ ctx, read }: { ctx: StaffContext; read: ReadRuleSet }): JSX.Element | null {
  const { say } = ctx;
  if (read.versions.length < 2) return null;
  return (
    <Section id="versions" title={say.t("review.staff.grade.versions")}>
      <ul class="rows">
        {read.versions.map((version) => (
          <li>
            <a
              href={rulesAddress(ctx, `/${version.id}`)}
              aria-current={version.id === read.kept.id ? "page" : undefined}
            >
              <span class="what">{say.t("review.grade.version", { version: String(version.version) })}</span>
              <span class="more">{say.format.dateTime(version.createdAt)}</span>
              {version.note ? <span class="under">{version.note}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
