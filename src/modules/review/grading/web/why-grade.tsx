import type { JSX } from "preact";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Figures, Message, TextOf } from "#ui/message.tsx";
import type { GradeProposal, ProposedInput, ProposedStep } from "../grade.rules.ts";
import type { InputPart } from "../input-values.rules.ts";
import type { RuleSet, Step } from "../rule-set.rules.ts";
import { limitsOf, limitWords, markOf, numberWords } from "./grade-words.ts";

export interface WhyProps {
  say: Translator;
  rules: RuleSet;
  proposal: GradeProposal;
}

/** Everything that a proposal was made of and how it was put together, so that anybody can do the sum again. */
export function WhyGrade({ say, rules, proposal }: WhyProps): JSX.Element {
  return (
    <details class="reasoning why-grade">
      <summary>
        <Message say={say} k="review.grade.why" />
      </summary>
      <p>
        <span class="more">
          <Message say={say} k="review.grade.rule" />
        </span>{" "}
        <TextOf say={say} text={rules.title} />{" "}
        <Message say={say} k="review.grade.version" params={{ version: String(proposal.version) }} />
      </p>
      <p class="more">
        <TextOf say={say} text={rules.summary} />
      </p>
      <dl class="facts">
        {proposal.inputs.map((input) => (
          <InputShown say={say} rules={rules} input={input} />
        ))}
        {proposal.steps.map((taken) => (
          <StepShown say={say} rules={rules} taken={taken} />
        ))}
      </dl>
    </details>
  );
}

interface InputProps extends Omit<WhyProps, "proposal"> {
  input: ProposedInput;
}

function InputShown({ say, rules, input }: InputProps): JSX.Element | null {
  const question = rules.questions.find(({ key }) => key === input.key);
  const measured = rules.inputs.find(({ key }) => key === input.key);
  if (question) return <AnswerShown say={say} question={question} input={input} />;
  if (!measured) return null;
  const limits = limitsOf(rules, input.key);
  const several = input.parts.filter((part) => part.value !== null).length > 1;
  return (
    <div>
      <dt>
        <TextOf say={say} text={measured.label} />
      </dt>
      <dd>
        <strong>
          <Figures say={say}>{numberWords(say, input.value, limits)}</Figures>
        </strong>{" "}
        {several ? (
          <span class="more">
            <Message say={say} k={`review.grade.across.${measured.across}`} />
          </span>
        ) : null}
        <p class="more">
          <Message say={say} k={`review.grade.formula.${measured.measure}`} />
        </p>
        <ul class="parts">
          {input.parts.map((part) => (
            <li>
              <PartShown say={say} part={part} limits={limits} />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function AnswerShown({
  say,
  question,
  input,
}: {
  say: Translator;
  question: RuleSet["questions"][number];
  input: ProposedInput;
}): JSX.Element {
  const option = question.options.find(({ key }) => key === input.answer);
  return (
    <div>
      <dt>
        <TextOf say={say} text={question.label} />
      </dt>
      <dd>
        {option ? (
          <>
            <TextOf say={say} text={option.label} /> → {numberWords(say, option.points)}
          </>
        ) : (
          <Message say={say} k="review.grade.unknown" />
        )}
      </dd>
    </div>
  );
}

const MADE = ["planned", "actual", "baseline", "lastYear", "current", "expected", "target"] as const;

/** One output or one target: its numbers, and what they give. */
function PartShown({
  say,
  part,
  limits,
}: {
  say: Translator;
  part: InputPart;
  limits: readonly string[];
}): JSX.Element {
  const numbers = MADE.flatMap((name) => {
    const value = part.made[name];
    return value === undefined ? [] : [`${say.t(`review.grade.made.${name}`)} ${numberWords(say, value)}`];
  });
  return (
    <>
      <TextOf say={say} text={part.title} /> <UnitShown say={say} unit={part.unit} />
      <Figures say={say}>{numbers.join(say.t("review.list.separator"))}</Figures>
      {part.value === null ? null : (
        <>
          {" "}
          → <Figures say={say}>{numberWords(say, part.value, limits)}</Figures>
        </>
      )}
      {part.note ? (
        <span class="more">
          {" "}
          <Message say={say} k={`review.grade.note.${part.note}`} />
        </span>
      ) : null}
    </>
  );
}

function UnitShown({ say, unit }: { say: Translator; unit: Text | null }): JSX.Element | null {
  if (!unit) return null;
  return (
    <span class="more">
      (<TextOf say={say} text={unit} />){" "}
    </span>
  );
}

interface StepProps extends Omit<WhyProps, "proposal"> {
  taken: ProposedStep;
}

function StepShown({ say, rules, taken }: StepProps): JSX.Element | null {
  const step = rules.steps.find(({ key }) => key === taken.key);
  if (!step) return null;
  return (
    <div>
      <dt>
        <TextOf say={say} text={step.label} />
      </dt>
      <dd>
        <strong>{taken.value === null ? say.t("review.grade.unknown") : outcomeWords(say, rules, taken.value)}</strong>
        <StepRule say={say} rules={rules} step={step} taken={taken} />
      </dd>
    </div>
  );
}

/** A number of points as a number, a grade by its mark, anything between as the rule calls it. */
export function outcomeWords(say: Translator, rules: RuleSet, value: string): string {
  if (rules.grades.some(({ key }) => key === value)) return markOf(say, rules, value);
  return /^-?\d+(\.\d+)?$/.test(value) ? numberWords(say, value) : value;
}

interface RuleProps extends StepProps {
  step: Step;
}

/** The step in words: each case with what it gives; the one that held is marked. */
export function StepRule({
  say,
  rules,
  step,
  taken,
}: Omit<RuleProps, "taken"> & { taken?: ProposedStep }): JSX.Element {
  const { bands, sum, lookup, choose } = step;
  if (sum) {
    return (
      <p class="more">
        {sum.map((of, index) => (
          <>
            {index > 0 ? " + " : null}
            <NameOf say={say} rules={rules} of={of} />
          </>
        ))}
      </p>
    );
  }
  if (lookup) {
    const entries = Object.entries(lookup.table).map(
      ([value, gives]) => `${value} → ${outcomeWords(say, rules, gives)}`,
    );
    return <p class="more">{entries.join(say.t("review.list.separator"))}</p>;
  }
  const cases = bands
    ? bands.list.map(({ gives, ...limit }) => ({ when: [{ of: bands.of, ...limit }], gives }))
    : (choose?.cases ?? []);
  return (
    <CaseList say={say} rules={rules} cases={cases} otherwise={(bands ?? choose)?.otherwise ?? ""} taken={taken} />
  );
}

interface Case {
  when: readonly { of: string; is?: string | undefined }[];
  gives: string;
}

interface CaseListProps extends Omit<WhyProps, "proposal"> {
  cases: readonly Case[];
  otherwise: string;
  taken: ProposedStep | undefined;
}

function CaseList({ say, rules, cases, otherwise, taken }: CaseListProps): JSX.Element {
  const isTaken = (index: number | null) => taken !== undefined && taken.value !== null && taken.matched === index;
  const here = (index: number | null) =>
    isTaken(index) ? (
      <strong>
        {" "}
        ← <Message say={say} k="review.grade.here" />
      </strong>
    ) : null;
  return (
    <ol class="parts">
      {cases.map(({ when, gives }, index) => (
        <li>
          {when.map((condition, place) => (
            <>
              {place > 0 ? say.t("review.list.separator") : null}
              <NameOf say={say} rules={rules} of={condition.of} />{" "}
              <Figures say={say}>{limitWords(say, condition)}</Figures>
            </>
          ))}{" "}
          → {outcomeWords(say, rules, gives)}
          {here(index)}
        </li>
      ))}
      <li>
        <Message say={say} k="review.grade.otherwise" /> → {outcomeWords(say, rules, otherwise)}
        {here(null)}
      </li>
    </ol>
  );
}

/** What an input, a question or a step is called. */
function NameOf({ say, rules, of }: { say: Translator; rules: RuleSet; of: string }): JSX.Element {
  const named = [...rules.inputs, ...rules.questions, ...rules.steps].find(({ key }) => key === of);
  return <TextOf say={say} text={named?.label ?? {}} />;
}
