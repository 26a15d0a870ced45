import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, Submit } from "#ui/form.tsx";
import { addOpinion } from "../../ledger/add-opinion.ts";
import { NewOpinionInput } from "../../ledger/inputs.ts";
import { OpinionFields, opinionForm } from "./opinion-fields.tsx";
import { staffAddress } from "./staff-words.ts";

const access = "opinions.manage";

/** An opinion of a hearing, a council, a meeting of foreign residents. */
export const newOpinionRoutes: Route[] = [
  staffPage({
    access,
    path: "/opinions/new",
    handle: async (ctx) =>
      newPage(ctx, {
        values: { source: "residentsMeeting", saidOn: todayInJapan(ctx.clock.now()), language: "ja" },
        issues: [],
      }),
  }),
  staffAction({
    access,
    path: "/opinions",
    input: NewOpinionInput,
    async handle(ctx, { input }) {
      const id = await addOpinion(ctx, input);
      return redirect(staffAddress(ctx, `/opinions/${id}`), { flash: "opinions.staff.flash.added" });
    },
    invalid: async (ctx, { values, issues, status }) => ({ ...newPage(ctx, { values, issues }), status }),
  }),
];

function newPage(ctx: StaffContext, typed: { values: Record<string, string>; issues: Issue[] }): PageView {
  const { say } = ctx;
  const form = opinionForm(ctx, "opinion", typed);
  const title = say.t("opinions.staff.new");
  return page({
    title,
    crumbs: [{ label: say.t("opinions.staff.menu"), href: staffAddress(ctx, "/opinions") }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Form form={form} action={staffAddress(ctx, "/opinions")} token={ctx.formToken}>
          <OpinionFields ctx={ctx} form={form} />
          <Submit label={say.t("opinions.staff.button.add")} />
        </Form>
      </>
    ),
  });
}
