import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, type RouteRequest, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { addStaff } from "../staff/add-staff.ts";
import { changeGrants } from "../staff/change-grants.ts";
import { deactivateStaff } from "../staff/deactivate-staff.ts";
import { editStaff } from "../staff/edit-staff.ts";
import { getPerson } from "../staff/get-person.ts";
import { AddStaffInput, GrantsInput, StaffDetailsInput } from "../staff/inputs.ts";
import { listPeople } from "../staff/list-people.ts";
import { reactivateStaff } from "../staff/reactivate-staff.ts";
import { resetSignIn } from "../staff/reset-sign-in.ts";
import { newPersonPage, peoplePage } from "./people-pages.tsx";
import { oneTimePasswordPage, type PersonProblem, personPage } from "./person-page.tsx";

const access = "accounts.manageStaff";
const Nothing = z.object({});
const idOf = ({ params }: { params: Record<string, string> }) => params.id ?? "";

/** Administrators: who works here, what they may do, how they get in again. */
export const peopleRoutes: Route[] = [
  staffPage({
    access,
    path: "/people",
    query: ["all"],
    handle: async (ctx, { query }) => peoplePage(ctx, await listPeople(ctx), query.all === "1"),
  }),
  staffPage({ access, path: "/people/new", handle: async (ctx) => newPersonPage(ctx, await listPeople(ctx)) }),
  staffAction({
    access,
    path: "/people",
    input: AddStaffInput,
    async handle(ctx, { input }) {
      const { staffId, password } = await addStaff(ctx, input);
      return oneTimePasswordPage(ctx, { staffId, account: input.account, password });
    },
    invalid: async (ctx, request) => newPersonPage(ctx, await listPeople(ctx), request),
  }),
  staffPage({ access, path: "/people/:id", handle: (ctx, request) => showPerson(ctx, idOf(request)) }),
  staffAction({
    access,
    path: "/people/:id",
    input: StaffDetailsInput,
    async handle(ctx, request) {
      await editStaff(ctx, idOf(request), request.input);
      return back(ctx, idOf(request), "accounts.flash.saved");
    },
    invalid: again("details"),
  }),
  staffAction({
    access,
    path: "/people/:id/grants",
    input: GrantsInput,
    async handle(ctx, request) {
      await changeGrants(ctx, idOf(request), request.input);
      return back(ctx, idOf(request), "accounts.flash.grantsChanged");
    },
    invalid: again("grants"),
  }),
  ...signInRoutesOf(),
];

function signInRoutesOf(): Route[] {
  return [
    staffAction({
      access,
      path: "/people/:id/reset",
      input: Nothing,
      async handle(ctx, request) {
        const staffId = idOf(request);
        const password = await resetSignIn(ctx, staffId);
        const { person } = await getPerson(ctx, staffId);
        return oneTimePasswordPage(ctx, { staffId, account: person.account, password });
      },
    }),
    simple("/people/:id/deactivate", deactivateStaff, "accounts.flash.deactivated"),
    simple("/people/:id/reactivate", reactivateStaff, "accounts.flash.reactivated"),
  ];
}

function simple(path: string, act: (ctx: StaffContext, staffId: string) => Promise<void>, flash: MessageKey): Route {
  return staffAction({
    access,
    path,
    input: Nothing,
    async handle(ctx, request: RouteRequest<unknown>) {
      await act(ctx, idOf(request));
      return back(ctx, idOf(request), flash);
    },
    invalid: again("state"),
  });
}

async function showPerson(ctx: StaffContext, staffId: string, problem?: PersonProblem) {
  return personPage(ctx, await getPerson(ctx, staffId), problem);
}

function again(form: PersonProblem["form"]) {
  return (ctx: StaffContext, request: InvalidRequest & { issues: Issue[] }) =>
    showPerson(ctx, idOf(request), { form, ...request });
}

function back(ctx: StaffContext, staffId: string, flash: MessageKey) {
  return redirect(`/${ctx.municipality.slug}/staff/people/${staffId}`, { flash });
}
