import type { JSX } from "preact";
import { z } from "zod";
import { languageShape } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { Form, formState, PostButton, Select, Submit } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { libraryAddress, MANAGES, READS } from "../../web/staff/staff-address.ts";
import { answerMissing } from "../answer-missing.ts";
import { type MissingReading, readMissing } from "../list-missing.ts";
import { isOpen, type MissingSearch } from "../missing-search.rules.ts";
import { removeMissing } from "../remove-missing.ts";

const PATH = "/missing-searches";
const missingAddress = (ctx: StaffContext) => `/${ctx.municipality.slug}/staff${PATH}`;

const SearchedInput = z.object({ query: z.string().min(1).max(80), language: languageShape });
const AnswerInput = SearchedInput.extend({ entry: z.string().max(60).default("") });

/** What residents looked for and did not find: what to write next. */
export const missingRoutes: Route[] = [
  staffPage({ path: PATH, access: READS, handle: (ctx) => missingPage(ctx) }),
  staffAction({
    path: PATH,
    access: MANAGES,
    input: AnswerInput,
    async handle(ctx, { input }) {
      await answerMissing(ctx, input);
      return redirect(missingAddress(ctx), { flash: "library.staff.missing.saved" });
    },
    invalid: (ctx, request) => missingPage(ctx, request),
  }),
  staffAction({
    path: `${PATH}/delete`,
    access: MANAGES,
    input: SearchedInput,
    async handle(ctx, { input }) {
      await removeMissing(ctx, input);
      return redirect(missingAddress(ctx), { flash: "library.staff.missing.deleted" });
    },
  }),
];

async function missingPage(ctx: StaffContext, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const reading = await readMissing(ctx);
  const title = say.t("library.staff.missing.title");
  const open = reading.searches.filter(isOpen);
  const answered = reading.searches.filter((search) => !isOpen(search));
  return page({
    title,
    status: shown?.status,
    crumbs: [{ label: say.t("library.staff.menu"), href: libraryAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("library.staff.missing.lead")}</p>
        {open.length === 0 ? <p>{say.t("library.staff.missing.none")}</p> : null}
        <Searches ctx={ctx} reading={reading} searches={open} shown={shown} />
        {answered.length > 0 ? (
          <Section id="answered" title={say.t("library.staff.missing.answered")}>
            <Searches ctx={ctx} reading={reading} searches={answered} shown={shown} />
          </Section>
        ) : null}
      </>
    ),
  });
}

interface SearchesProps {
  ctx: StaffContext;
  reading: MissingReading;
  searches: readonly MissingSearch[];
  shown?: InvalidRequest;
}

function Searches({ ctx, reading, searches, shown }: SearchesProps): JSX.Element | null {
  const { say } = ctx;
  if (searches.length === 0) return null;
  const heads = ["query", "language", "count", "last", "answer"] as const;
  return (
    <table class="stacks">
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{say.t(`library.staff.missing.${head}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {searches.map((search, index) => (
          <tr>
            <th scope="row" lang={getLanguage(search.language).htmlLang} dir="auto">
              {search.query}
            </th>
            <td data-label={say.t("library.staff.missing.language")}>{getLanguage(search.language).name}</td>
            <td class="number" data-label={say.t("library.staff.missing.count")}>
              {say.format.number(search.count)}
            </td>
            <td data-label={say.t("library.staff.missing.last")}>{say.format.date(search.lastOn)}</td>
            <td data-label={say.t("library.staff.missing.answer")}>
              <AnswerCell ctx={ctx} reading={reading} search={search} at={{ index, shown }} />
              {reading.mayManage ? (
                <PostButton
                  action={`${missingAddress(ctx)}/delete`}
                  token={ctx.formToken}
                  label={say.t("library.staff.missing.delete")}
                  about={search.query}
                  hidden={{ query: search.query, language: search.language }}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  ctx: StaffContext;
  reading: MissingReading;
  search: MissingSearch;
  at: { index: number; shown?: InvalidRequest };
}

function AnswerCell({ ctx, reading, search, at }: CellProps): JSX.Element {
  const { say } = ctx;
  const { query, language, answeredBy } = search;
  if (!reading.mayManage) return <>{reading.entries.find(({ key }) => key === answeredBy?.key)?.title ?? "—"}</>;
  const isTyped = at.shown?.values.query === query && at.shown.values.language === language;
  const form = formState(say, {
    id: `${isOpen(search) ? "open" : "answered"}-${at.index}`,
    labels: { entry: say.t("library.staff.missing.answerOf", { query }) },
    values: isTyped ? at.shown?.values : { entry: answeredBy?.key ?? "" },
    issues: isTyped ? at.shown?.issues : [],
  });
  const options = reading.entries.map(({ key, title }) => ({ value: key, label: title }));
  return (
    <Form form={form} class="inline" action={missingAddress(ctx)} token={ctx.formToken}>
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="language" value={language} />
      <Select
        form={form}
        name="entry"
        plain
        options={[{ value: "", label: say.t("library.staff.missing.notYet") }, ...options]}
      />
      <Submit label={say.t("library.staff.missing.save")} tone="plain" />
    </Form>
  );
}
