import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import type { GradeProposal } from "../grade.rules.ts";
import { type GradeChoice, isOverride, isRitual, type PastGrade, sameGradeYears } from "../grade-choice.rules.ts";
import { findGrade, type RuleSet } from "../rule-set.rules.ts";
import { markOf } from "./grade-words.ts";
import { WhyGrade } from "./why-grade.tsx";

interface ProposalProps {
  say: Translator;
  rules: RuleSet;
  proposal: GradeProposal;
}

/** What the rule proposes, or why it proposes nothing; the sum stands behind it. */
export function ProposalShown({ say, rules, proposal }: ProposalProps): JSX.Element {
  return (
    <div class="grade-proposal">
      <p>
        <span class="more">
          <Message say={say} k="review.grade.proposal" />
        </span>{" "}
        <ProposedGrade say={say} rules={rules} proposal={proposal} />
      </p>
      <WhyGrade say={say} rules={rules} proposal={proposal} />
    </div>
  );
}

function ProposedGrade({ say, rules, proposal }: ProposalProps): JSX.Element {
  const { grade, isDeterminable, reason } = proposal;
  return (
    <>
      {grade === null ? null : <GradeName say={say} rules={rules} grade={grade} />}{" "}
      {isDeterminable ? null : (
        <Message say={say} k={reason === "judgement" ? "review.grade.byJudgement" : "review.grade.notDeterminable"} />
      )}
    </>
  );
}

/** The mark, and what it means. */
export function GradeName({ say, rules, grade }: { say: Translator; rules: RuleSet; grade: string }): JSX.Element {
  const found = findGrade(rules, grade);
  const mark = markOf(say, rules, grade);
  return (
    <>
      <strong class="grade">{mark}</strong>{" "}
      {found && say.plain(found.title) !== mark ? <TextOf say={say} text={found.title} /> : null}
    </>
  );
}

interface ShownProps extends ProposalProps {
  choice: GradeChoice;
  /** Earlier years, the newest first. */
  past: readonly PastGrade[];
  fiscalYear: number;
}

/** The grade of a sheet that is not being written: what was chosen, what was proposed, what its readers should know. */
export function GradeShown({ say, rules, proposal, choice, past, fiscalYear }: ShownProps): JSX.Element {
  const { grade, evidence, overrideReason } = choice;
  const years = [{ fiscalYear, ruleSet: rules.key, grade, evidence }, ...past];
  return (
    <>
      <p>
        {grade === null ? <Message say={say} k="review.blank" /> : <GradeName say={say} rules={rules} grade={grade} />}
      </p>
      {evidence ? (
        <p class="lines">
          <span class="more">
            <Message say={say} k="review.grade.evidence" />{" "}
          </span>
          <TextOf say={say} text={{ ja: evidence }} />
        </p>
      ) : null}
      {overrideReason ? (
        <p class="lines">
          <span class="more">
            <Message say={say} k="review.grade.overrideReason" />{" "}
          </span>
          <TextOf say={say} text={{ ja: overrideReason }} />
        </p>
      ) : null}
      {isOverride(proposal, grade) ? (
        <p>
          <Message say={say} k="review.grade.overridden" />
        </p>
      ) : null}
      <ProposalShown say={say} rules={rules} proposal={proposal} />
      {isRitual(years) ? (
        <Notice tone="warning">
          <p>
            <Message say={say} k="review.grade.same" params={{ years: sameGradeYears(years) }} />
          </p>
        </Notice>
      ) : null}
    </>
  );
}
