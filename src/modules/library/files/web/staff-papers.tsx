import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import type { FileStores } from "#platform/files/file-store.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage, LANGUAGES } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, formState, Select, Submit, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { readForStaff, type StaffEntry } from "../../editing/read-for-staff.ts";
import { entryView } from "../../web/staff/entry-frame.tsx";
import { done, ENTRY, entryAddress, libraryAddress, READS, WRITES } from "../../web/staff/staff-address.ts";
import { addPaper } from "../add-paper.ts";
import { listPapers } from "../file.data.ts";
import { fileName, isOver, offersOf, originalsFirst, type Paper } from "../file.rules.ts";
import { PaperInput } from "../inputs.ts";
import { PaperFacts } from "./papers.tsx";

const PATH = `${ENTRY}/files`;

/** A file above its own limit is told its size; what is larger than this nobody reads. */
export const UPLOAD_READ_BYTES = 40 * 1024 * 1024;
export const TAKEN = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv,.png,.jpg,.jpeg,.webp";

export const paperRoutes = (stores: FileStores): Route[] => [
  staffPage({ path: PATH, access: READS, handle: (ctx, { params }) => papersPage(ctx, params.key ?? "") }),
  staffAction({
    path: PATH,
    access: WRITES,
    input: PaperInput,
    upload: true,
    uploadLimit: UPLOAD_READ_BYTES,
    async handle(ctx, { params, input, files }) {
      const key = params.key ?? "";
      await addPaper(ctx, stores, { ...input, key, file: files.file });
      return done(ctx, `/${key}/files`, "library.staff.files.done.added");
    },
    invalid: (ctx, request) => papersPage(ctx, request.params.key ?? "", request),
  }),
];

async function papersPage(ctx: StaffContext, key: string, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const given = await readForStaff(ctx, key);
  if (given.entry.kind !== "document") throw notFound();
  const papers = await ctx.read((scope) => listPapers(scope, given.entry.id));
  const isPublic = Boolean(given.root?.published);
  return entryView(ctx, given, {
    part: "files",
    status: shown?.status,
    body: (
      <>
        <p class="lead">{say.t(isPublic ? "library.staff.files.leadPublic" : "library.staff.files.leadDraft")}</p>
        {papers.length > 0 ? <PaperList ctx={ctx} given={given} papers={papers} /> : null}
        {(isPublic ? given.may.publish : given.may.write) ? (
          <Section id="add" title={say.t("library.staff.files.add")} lead={say.t("library.staff.files.addLead")}>
            <PaperForm ctx={ctx} given={given} shown={shown} />
          </Section>
        ) : null}
      </>
    ),
  });
}

interface ListProps {
  ctx: StaffContext;
  given: StaffEntry;
  papers: readonly Paper[];
}

/** Every version, those that residents have and those that only staff see. */
function PaperList({ ctx, given, papers }: ListProps): JSX.Element {
  const today = todayInJapan(ctx.clock.now());
  const current = new Set(offersOf(papers, today).map((offer) => offer.current.id));
  return (
    <ul class="rows">
      {papers.toSorted(originalsFirst).map((paper) => (
        <li>
          <div class="row">
            <span class="what">
              {getLanguage(paper.language).name} — <PaperName ctx={ctx} paper={paper} />
            </span>
            <span class="more">
              <PaperFacts say={ctx.say} paper={paper} />
            </span>
            <span class="under">
              {stateOf(ctx, { paper, today, isCurrent: current.has(paper.id) })}・{daysOf(ctx, paper)}・
              {ctx.say.t("library.staff.files.addedOn", { date: ctx.say.format.date(todayInJapan(paper.addedAt)) })}{" "}
              {given.names.get(paper.addedBy ?? "") ?? ""}
              {given.may.manage && !paper.erasedAt ? (
                <>
                  {"　"}
                  <a href={libraryAddress(ctx, `/files/${paper.id}`)}>{ctx.say.t("library.staff.files.erase")}</a>
                </>
              ) : null}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function PaperName({ ctx, paper }: { ctx: StaffContext; paper: Paper }): JSX.Element {
  if (paper.erasedAt) return <>{ctx.say.t("library.staff.files.erased")}</>;
  const { htmlLang, dir } = getLanguage(paper.language);
  return (
    <a href={`/${ctx.municipality.slug}/files/${fileName(paper)}`} lang={htmlLang} dir={dir}>
      {paper.title}
    </a>
  );
}

function stateOf(ctx: StaffContext, at: { paper: Paper; today: string; isCurrent: boolean }): string {
  const { say } = ctx;
  const { paper, today, isCurrent } = at;
  const version = say.t("library.staff.files.version", { version: paper.version });
  const original = paper.isOriginal ? [say.t("library.staff.files.original")] : [];
  const isComing = paper.validFrom !== null && paper.validFrom > today;
  const state = isCurrent ? (isOver(paper, today) ? "over" : "current") : isComing ? "coming" : "replaced";
  return [version, ...original, say.t(`library.staff.files.state.${state}`)].join("・");
}

function daysOf({ say }: StaffContext, { validFrom, validTo }: Paper): string {
  if (validFrom === null && validTo === null) return say.t("library.staff.files.always");
  return `${validFrom ? say.format.date(validFrom) : ""}–${validTo ? say.format.date(validTo) : ""}`;
}

interface FormProps {
  ctx: StaffContext;
  given: StaffEntry;
  shown: InvalidRequest | undefined;
}

/** The same form for the first version and every one after it: the language says which. */
function PaperForm({ ctx, given, shown }: FormProps): JSX.Element {
  const { say } = ctx;
  const form = formState(say, {
    id: "paper",
    labels: Object.fromEntries(
      (["language", "title", "file", "validFrom", "validTo", "isOriginal"] as const).map((name) => [
        name,
        say.t(`library.staff.files.field.${name}`),
      ]),
    ),
    values: shown?.values ?? { language: given.entry.rootLanguage, title: given.root?.draft.title ?? "" },
    issues: shown?.issues,
  });
  return (
    <Form form={form} action={entryAddress(ctx, given.entry.key, "/files")} token={ctx.formToken} upload>
      <Select form={form} name="language" options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))} />
      <TextInput form={form} name="title" maxLength={200} hint={say.t("library.staff.files.titleHint")} dir="auto" />
      <TextInput form={form} name="file" type="file" accept={TAKEN} hint={say.t("library.staff.files.fileHint")} />
      <TextInput form={form} name="validFrom" hint={say.t("library.staff.field.dateHint")} optional />
      <TextInput form={form} name="validTo" optional />
      <Checkbox form={form} name="isOriginal" />
      <div class="buttons">
        <Submit label={say.t("library.staff.files.send")} />
      </div>
    </Form>
  );
}
