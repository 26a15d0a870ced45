import type { JSX } from "preact";
import type { InvalidRequest } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { AgendaItem } from "../meeting/agenda.data.ts";
import { subjectName } from "../meeting/subject.rules.ts";
import type { Decision } from "../outcomes/outcome.data.ts";
import { FollowUpRows } from "./staff-follow-ups.tsx";
import { Lines, type MeetingProps } from "./staff-meeting-frame.tsx";

type Props = MeetingProps & { shown?: InvalidRequest };

/** The agenda with what was said and decided under each item. */
export function MeetingAgenda(props: Props): JSX.Element {
  const { ctx, given } = props;
  const { say } = ctx;
  const hasOwnItem = given.agenda.some(({ kind }) => kind === "followUps");
  const rest = given.decisions.filter(({ itemId }) => itemId === null);
  return (
    <>
      <Section id="agenda" title={say.t("meetings.agenda")}>
        {given.agenda.length === 0 ? <p>{say.t("meetings.staff.noAgenda")}</p> : null}
        <ol class="trail" hidden={given.agenda.length === 0}>
          {given.agenda.map((item, index) => (
            <li class="pieces" id={`item-${item.id}`}>
              <Item {...props} item={item} number={index + 1} />
            </li>
          ))}
        </ol>
      </Section>
      {!hasOwnItem && given.carried.length > 0 ? (
        <Section id="carried" title={say.t("meetings.carried")}>
          <FollowUpRows {...props} followUps={given.carried} />
        </Section>
      ) : null}
      {rest.length > 0 ? (
        <Section id="decisions" title={say.t("meetings.decisions")}>
          <Decisions {...props} decisions={rest} />
        </Section>
      ) : null}
    </>
  );
}

function Item({ item, number, ...props }: Props & { item: AgendaItem; number: number }): JSX.Element {
  const { ctx, given } = props;
  const { say } = ctx;
  const minutes = given.minutes.get(item.id);
  const decisions = given.decisions.filter(({ itemId }) => itemId === item.id);
  return (
    <>
      <h3>
        {number}. <TextOf say={say} text={item.title} />
      </h3>
      <Note {...props} item={item} />
      {item.kind === "followUps" ? <FollowUpRows {...props} followUps={given.carried} /> : null}
      {minutes?.body ? <Lines text={minutes.body} /> : null}
      {decisions.length > 0 ? (
        <>
          <h4>{say.t("meetings.decisions")}</h4>
          <Decisions {...props} decisions={decisions} />
        </>
      ) : null}
    </>
  );
}

function Note({ ctx: { say }, item }: MeetingProps & { item: AgendaItem }): JSX.Element {
  return (
    <>
      {item.note ? (
        <p class="lines">
          <TextOf say={say} text={item.note} />
        </p>
      ) : null}
      {item.about.length > 0 ? (
        <p class="basis">
          {say.t("meetings.about")}：
          {item.about.map((subject, index) => (
            <span key={subjectName(subject)}>
              {index > 0 ? "、" : null}
              {say.t(`meetings.staff.subject.${subject.kind}`)} <TextOf say={say} text={subject.title} />
            </span>
          ))}
        </p>
      ) : null}
    </>
  );
}

function Decisions({ decisions, ...props }: Props & { decisions: readonly Decision[] }): JSX.Element {
  const { ctx, given } = props;
  return (
    <ul>
      {decisions.map((decision) => (
        <li>
          <TextOf say={ctx.say} text={decision.text} />
          <FollowUpRows {...props} followUps={given.followUps.filter(({ decisionId }) => decisionId === decision.id)} />
        </li>
      ))}
    </ul>
  );
}
