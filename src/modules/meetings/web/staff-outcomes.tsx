import type { JSX } from "preact";
import type { Post } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Notice, Section } from "#ui/parts.tsx";
import { NothingInput } from "../meeting/inputs.ts";
import { hasTakenPlace, isMinutesOpen } from "../meeting/meeting.rules.ts";
import { DecisionInput, FollowUpInput, VoicedOpinionInput } from "../outcomes/inputs.ts";
import { addDecision, addFollowUp, removeDecision, removeFollowUp } from "../outcomes/keep-decisions.ts";
import { voiceOpinion } from "../outcomes/voice-opinion.ts";
import { listOpenPosts, readMeeting } from "../reading/read-meeting.ts";
import { DecisionForm, DecisionRow, OpinionForm, type OutcomeForm } from "./outcome-forms.tsx";
import { done, idOf, MEETING } from "./staff-address.ts";
import { type MeetingProps, meetingView } from "./staff-meeting-frame.tsx";
import { VoicedOpinions } from "./staff-meeting-parts.tsx";

const access = "meetings.manage";
const DECISIONS = `${MEETING}/decisions`;
const DECISION = `${DECISIONS}/:decision{[0-9]+}`;

type Params = Readonly<Record<string, string>>;
type Flash = "decisionAdded" | "decisionRemoved" | "workAdded" | "workRemoved" | "opinionVoiced";

const back = (ctx: StaffContext, params: Params, flash: Flash) =>
  done(ctx, { meeting: idOf(params, "meeting"), rest: "/outcomes" }, `meetings.staff.flash.${flash}`);
const again = (form: OutcomeForm) => (ctx: StaffContext, request: InvalidRequest) =>
  outcomesPage(ctx, request.params, { form, ...request });

/** What a meeting decided, whom it gave work, what people said. */
export const outcomeRoutes: Route[] = [
  staffPage({ path: `${MEETING}/outcomes`, access, handle: (ctx, { params }) => outcomesPage(ctx, params) }),
  staffAction({
    path: DECISIONS,
    access,
    input: DecisionInput,
    async handle(ctx, { params, input }) {
      await addDecision(ctx, idOf(params, "meeting"), input);
      return back(ctx, params, "decisionAdded");
    },
    invalid: again("decision"),
  }),
  staffAction({
    path: `${DECISION}/remove`,
    access,
    input: NothingInput,
    async handle(ctx, { params }) {
      await removeDecision(ctx, { meeting: idOf(params, "meeting"), decision: idOf(params, "decision") });
      return back(ctx, params, "decisionRemoved");
    },
    invalid: again("remove"),
  }),
  staffAction({
    path: `${DECISION}/follow-ups`,
    access,
    input: FollowUpInput,
    async handle(ctx, { params, input }) {
      await addFollowUp(ctx, { meeting: idOf(params, "meeting"), decision: idOf(params, "decision") }, input);
      return back(ctx, params, "workAdded");
    },
    invalid: again("followUp"),
  }),
  staffAction({
    path: `${MEETING}/follow-ups/:followUp{[0-9]+}/remove`,
    access,
    input: NothingInput,
    async handle(ctx, { params }) {
      await removeFollowUp(ctx, { meeting: idOf(params, "meeting"), followUp: idOf(params, "followUp") });
      return back(ctx, params, "workRemoved");
    },
    invalid: again("remove"),
  }),
  staffAction({
    path: `${MEETING}/opinions`,
    access,
    input: VoicedOpinionInput,
    async handle(ctx, { params, input }) {
      await voiceOpinion(ctx, idOf(params, "meeting"), input);
      return back(ctx, params, "opinionVoiced");
    },
    invalid: again("opinion"),
  }),
];

type Shown = InvalidRequest & { form: OutcomeForm };

async function outcomesPage(ctx: StaffContext, params: Params, shown?: Shown): Promise<PageView> {
  const { say } = ctx;
  const given = await readMeeting(ctx, idOf(params, "meeting"));
  allow(given.mayManage);
  const props: MeetingProps = { ctx, given };
  const posts = await listOpenPosts(ctx);
  const mayWork = hasTakenPlace(given.meeting.state);
  return meetingView(props, {
    part: "outcomes",
    status: shown?.status,
    body: (
      <>
        {mayWork ? null : <Notice>{say.t("meetings.staff.notHeldYet")}</Notice>}
        <Decisions {...props} posts={posts} shown={shown} />
        <VoicedOpinions {...props} />
        {mayWork ? (
          <Section
            id="new-opinion"
            title={say.t("meetings.staff.newOpinion")}
            lead={say.t("meetings.staff.opinionLead")}
          >
            <OpinionForm {...props} shown={shown?.form === "opinion" ? shown : undefined} />
          </Section>
        ) : null}
      </>
    ),
  });
}

function Decisions({ posts, shown, ...props }: MeetingProps & { posts: readonly Post[]; shown?: Shown }): JSX.Element {
  const { ctx, given } = props;
  const { say } = ctx;
  return (
    <Section id="decisions" title={say.t("meetings.decisions")}>
      {shown?.form === "remove" ? (
        <Notice tone="error">{shown.issues.map(({ code }) => say.t(code as MessageKey))}</Notice>
      ) : null}
      {given.decisions.length === 0 ? <p>{say.t("meetings.staff.noDecision")}</p> : null}
      <ol class="trail" hidden={given.decisions.length === 0}>
        {given.decisions.map((decision) => (
          <li class="pieces">
            <DecisionRow {...props} decision={decision} posts={posts} shown={shown} />
          </li>
        ))}
      </ol>
      {isMinutesOpen(given.meeting.state) ? (
        <>
          <h3>{say.t("meetings.staff.newDecision")}</h3>
          <DecisionForm {...props} shown={shown?.form === "decision" ? shown : undefined} />
        </>
      ) : null}
    </Section>
  );
}
