import type { JSX } from "preact";
import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { mayManageLibrary } from "../../permissions.ts";
import { libraryAddress, MANAGES, READS } from "../../web/staff/staff-address.ts";
import { addTerm, editTerm, restoreTerm, withdrawTerm } from "../change-term.ts";
import { AddTermInput, EditTermInput, VersionInput } from "../inputs.ts";
import { getTermForStaff, listTermsForStaff, type TermForStaff } from "../list-terms.ts";
import { glossaryAddress, termPage } from "./term-form.tsx";

const PATH = "/glossary";
const TERM = `${PATH}/terms/:key{[a-z][a-z0-9-]*}`;

const done = (ctx: StaffContext, flash: MessageKey) => redirect(glossaryAddress(ctx), { flash });

async function shownTerm(ctx: StaffContext, key: string | undefined, shown?: InvalidRequest): Promise<PageView> {
  const reading = await ctx.read(async (scope) => ({
    found: key === undefined ? undefined : await getTermForStaff(scope, key),
    mayManage: mayManageLibrary(ctx.actor, (await getCityBody(scope)).id),
  }));
  return termPage(ctx, reading, shown);
}

/** The glossary for staff: what the files bring along, changed, taken out, and what the city has added. */
export const staffGlossaryRoutes: Route[] = [
  staffPage({ path: PATH, access: READS, handle: (ctx) => glossaryPage(ctx) }),
  staffPage({ path: `${PATH}/new`, access: MANAGES, handle: (ctx) => shownTerm(ctx, undefined) }),
  staffAction({
    path: `${PATH}/new`,
    access: MANAGES,
    input: AddTermInput,
    async handle(ctx, { input }) {
      await addTerm(ctx, input);
      return done(ctx, "library.staff.glossary.saved");
    },
    invalid: (ctx, request) => shownTerm(ctx, undefined, request),
  }),
  staffPage({ path: TERM, access: READS, handle: (ctx, { params }) => shownTerm(ctx, params.key ?? "") }),
  staffAction({
    path: TERM,
    access: MANAGES,
    input: EditTermInput,
    async handle(ctx, { params, input }) {
      await editTerm(ctx, { ...input, key: params.key ?? "" });
      return done(ctx, "library.staff.glossary.saved");
    },
    invalid: (ctx, request) => shownTerm(ctx, request.params.key ?? "", request),
  }),
  staffAction({
    path: `${TERM}/withdraw`,
    access: MANAGES,
    input: VersionInput,
    async handle(ctx, { params, input }) {
      await withdrawTerm(ctx, { key: params.key ?? "", version: input.version });
      return done(ctx, "library.staff.glossary.withdrawn");
    },
  }),
  staffAction({
    path: `${TERM}/restore`,
    access: MANAGES,
    input: VersionInput,
    async handle(ctx, { params, input }) {
      await restoreTerm(ctx, { key: params.key ?? "", version: input.version });
      return done(ctx, "library.staff.glossary.restored");
    },
  }),
];

async function glossaryPage(ctx: StaffContext): Promise<PageView> {
  const { say } = ctx;
  const { terms, mayManage } = await ctx.read(async (scope) => ({
    terms: await listTermsForStaff(scope),
    mayManage: mayManageLibrary(ctx.actor, (await getCityBody(scope)).id),
  }));
  const title = say.t("library.staff.glossary.title");
  return page({
    title,
    crumbs: [{ label: say.t("library.staff.menu"), href: libraryAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("library.staff.glossary.lead")}</p>
        {mayManage ? (
          <p class="buttons">
            <a class="button primary" href={glossaryAddress(ctx, "/new")}>
              {say.t("library.staff.glossary.add")}
            </a>
          </p>
        ) : null}
        <ul class="rows">
          {terms.map((each) => (
            <TermRow ctx={ctx} each={each} />
          ))}
        </ul>
      </>
    ),
  });
}

function TermRow({ ctx, each }: { ctx: StaffContext; each: TermForStaff }): JSX.Element {
  const { say } = ctx;
  const { key, term, state } = each;
  const more = [
    state === "shipped" ? "" : say.t(`library.staff.glossary.state.${state}`),
    term.isLocked ? say.t("library.staff.glossary.locked") : "",
  ];
  return (
    <li>
      <a href={glossaryAddress(ctx, `/terms/${key}`)}>
        <span class="what" lang="ja">
          {term.ja}（{term.reading}）
        </span>
        <span class="more">{more.filter(Boolean).join("・")}</span>
        <span class="under" lang="en">
          {term.terms.en}
        </span>
      </a>
    </li>
  );
}
