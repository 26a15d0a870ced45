import { type Route, staffAction } from "#platform/http/route.ts";
import { finishFollowUp, reopenFollowUp } from "../outcomes/finish-follow-up.ts";
import { DoneInput, ReopenInput } from "../outcomes/inputs.ts";
import { done, idOf, MEETING } from "./staff-address.ts";
import { meetingPage } from "./staff-meeting.tsx";

const FOLLOW_UP = `${MEETING}/follow-ups/:followUp{[0-9]+}`;

const at = (params: Readonly<Record<string, string>>) => ({
  meeting: idOf(params, "meeting"),
  followUp: idOf(params, "followUp"),
});

/** What whoever acts for a post does with the work that it was given. */
export const workRoutes: Route[] = [
  staffAction({
    path: `${FOLLOW_UP}/done`,
    access: "signedIn",
    input: DoneInput,
    async handle(ctx, { params, input }) {
      await finishFollowUp(ctx, at(params), input);
      return done(ctx, { meeting: at(params).meeting }, "meetings.staff.flash.workDone");
    },
    invalid: (ctx, request) => meetingPage(ctx, request.params, { request }),
  }),
  staffAction({
    path: `${FOLLOW_UP}/reopen`,
    access: "signedIn",
    input: ReopenInput,
    async handle(ctx, { params, input }) {
      await reopenFollowUp(ctx, at(params), input);
      return done(ctx, { meeting: at(params).meeting }, "meetings.staff.flash.workReopened");
    },
    invalid: (ctx, request) => meetingPage(ctx, request.params, { request }),
  }),
];
