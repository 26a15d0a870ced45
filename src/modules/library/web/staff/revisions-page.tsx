import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { PostButton } from "#ui/form.tsx";
import type { Content } from "../../content/block.rules.ts";
import { compareContents } from "../../editing/compare-contents.rules.ts";
import { readForStaff, type StaffEntry } from "../../editing/read-for-staff.ts";
import { RestoreInput } from "../../entries/inputs.ts";
import { restoreRevision } from "../../entries/restore-revision.ts";
import { getRevisionContent, listRevisions, type Revision } from "../../entries/revision.data.ts";
import type { EntryText } from "../../entries/text.data.ts";
import { ComparisonView } from "./comparison-view.tsx";
import { entryView } from "./entry-frame.tsx";
import { done, ENTRY, entryAddress, languageOf, READS, WRITES } from "./staff-address.ts";

const PATH = `${ENTRY}/revisions`;
/** In the place of a revision's number: the draft as it stands. */
const DRAFT = "draft";

export const revisionRoutes: Route[] = [
  staffPage({
    path: PATH,
    access: READS,
    query: ["language"],
    handle: (ctx, { params, query }) => revisionsPage(ctx, params.key ?? "", query.language),
  }),
  staffPage({
    path: `${PATH}/compare`,
    access: READS,
    query: ["language", "before", "after"],
    handle: (ctx, { params, query }) => comparePage(ctx, params.key ?? "", query),
  }),
  staffAction({
    path: `${PATH}/restore`,
    access: WRITES,
    input: RestoreInput,
    async handle(ctx, { params, input }) {
      const key = params.key ?? "";
      const { entry } = await readForStaff(ctx, key);
      await restoreRevision(ctx, { key, ...input });
      const rest = input.language === entry.rootLanguage ? "" : `/texts/${input.language}`;
      return done(ctx, `/${key}${rest}`, "library.staff.done.restored");
    },
  }),
];

const textIn = ({ texts, entry }: StaffEntry, code: string | undefined) => {
  const language = code ? languageOf(code) : entry.rootLanguage;
  const text = texts.find((each) => each.language === language);
  if (!text) throw notFound();
  return text;
};

async function revisionsPage(ctx: StaffContext, key: string, code: string | undefined): Promise<PageView> {
  const { say } = ctx;
  const given = await readForStaff(ctx, key);
  const text = textIn(given, code);
  const revisions = await ctx.read((scope) => listRevisions(scope, given.entry.id, text.language));
  const address = entryAddress(ctx, key, "/revisions");
  return entryView(ctx, given, {
    part: "revisions",
    body: (
      <>
        <p class="lead">{say.t("library.staff.revisions.lead")}</p>
        <Languages ctx={ctx} given={given} current={text.language} />
        {revisions.length === 0 ? (
          <p>{say.t("library.staff.revisions.none")}</p>
        ) : (
          <form action={`${address}/compare`}>
            <input type="hidden" name="language" value={text.language} />
            <table class="stacks">
              <thead>
                <tr>
                  <th scope="col">{say.t("library.staff.revisions.before")}</th>
                  <th scope="col">{say.t("library.staff.revisions.after")}</th>
                  <th scope="col">{say.t("library.staff.revisions.state")}</th>
                </tr>
              </thead>
              <tbody>
                <DraftRow ctx={ctx} />
                {revisions.map((revision, index) => (
                  <RevisionRow {...{ ctx, given, revision, index }} />
                ))}
              </tbody>
            </table>
            <p class="buttons">
              <button class="button" type="submit">
                {say.t("library.staff.button.compare")}
              </button>
            </p>
          </form>
        )}
      </>
    ),
  });
}

function Languages({
  ctx,
  given,
  current,
}: {
  ctx: StaffContext;
  given: StaffEntry;
  current: LanguageCode;
}): JSX.Element {
  return (
    <p class="tools-row">
      {given.texts.map(({ language }) => {
        const { name, htmlLang, dir } = getLanguage(language);
        const href = entryAddress(ctx, given.entry.key, `/revisions?language=${language}`);
        return (
          <a href={href} lang={htmlLang} dir={dir} aria-current={language === current ? "true" : undefined}>
            {name}
          </a>
        );
      })}
    </p>
  );
}

interface PickProps {
  ctx: StaffContext;
  name: "before" | "after";
  value: string;
  about: string;
  isChosen: boolean;
}

function Pick({ ctx, name, value, about, isChosen }: PickProps): JSX.Element {
  const label = ctx.say.t(`library.staff.revisions.${name}`);
  return (
    <td data-label={label}>
      <label class="choice">
        <input type="radio" name={name} value={value} checked={isChosen} />
        <span class="visually-hidden">
          {label} {about}
        </span>
      </label>
    </td>
  );
}

function DraftRow({ ctx }: { ctx: StaffContext }): JSX.Element {
  const about = ctx.say.t("library.staff.revisions.draft");
  return (
    <tr>
      <td />
      <Pick ctx={ctx} name="after" value={DRAFT} about={about} isChosen />
      <td>{about}</td>
    </tr>
  );
}

interface RevisionRowProps {
  ctx: StaffContext;
  given: StaffEntry;
  revision: Revision;
  index: number;
}

function RevisionRow({ ctx, given, revision, index }: RevisionRowProps): JSX.Element {
  const about = nameOf(ctx, given, revision);
  return (
    <tr>
      <Pick ctx={ctx} name="before" value={String(revision.id)} about={about} isChosen={index === 0} />
      <Pick ctx={ctx} name="after" value={String(revision.id)} about={about} isChosen={false} />
      <td>
        {about}
        {revision.note ? <p class="basis">{revision.note}</p> : null}
      </td>
    </tr>
  );
}

function nameOf({ say }: StaffContext, { names }: StaffEntry, { madeAt, madeBy, reason }: Revision): string {
  const by = names.get(madeBy ?? "") ?? say.t("library.staff.system");
  return `${say.format.dateTime(madeAt)} ${say.t(`library.staff.revisions.reason.${reason}`)}（${by}）`;
}

async function contentOf(scope: Scope, { draft, entryId, language }: EntryText, wanted = DRAFT): Promise<Content> {
  if (wanted === DRAFT || wanted === "") return draft;
  if (!/^\d{1,15}$/.test(wanted)) throw notFound();
  return getRevisionContent(scope, { id: Number(wanted), entryId, language });
}

async function comparePage(ctx: StaffContext, key: string, query: Readonly<Record<string, string>>): Promise<PageView> {
  const { say } = ctx;
  const given = await readForStaff(ctx, key);
  const text = textIn(given, query.language);
  const { language } = text;
  const { revisions, before, after } = await ctx.read(async (scope) => ({
    revisions: await listRevisions(scope, given.entry.id, language),
    before: await contentOf(scope, text, query.before),
    after: await contentOf(scope, text, query.after),
  }));
  const titleOf = (wanted: string | undefined) => {
    const revision = revisions.find(({ id }) => String(id) === wanted);
    return revision ? nameOf(ctx, given, revision) : say.t("library.staff.revisions.draft");
  };
  const isRevision = /^\d+$/.test(query.before ?? "");
  return entryView(ctx, given, {
    part: "revisions",
    more: say.t("library.staff.revisions.compare"),
    body: (
      <>
        <ComparisonView
          ctx={ctx}
          rows={compareContents(before, after)}
          sides={{ before: titleOf(query.before), after: titleOf(query.after) }}
          language={language}
        />
        {given.may.write && isRevision ? (
          <p class="buttons">
            <PostButton
              action={entryAddress(ctx, key, "/revisions/restore")}
              token={ctx.formToken}
              label={say.t("library.staff.button.restore", { state: titleOf(query.before) })}
              hidden={{ revision: query.before ?? "", draftVersion: String(text.draftVersion), language }}
            />
          </p>
        ) : null}
      </>
    ),
  });
}
