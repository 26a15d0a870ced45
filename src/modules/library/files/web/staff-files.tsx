import type { JSX } from "preact";
import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import type { FileStores } from "#platform/files/file-store.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { mayManageLibrary } from "../../permissions.ts";
import { done, libraryAddress, MANAGES, READS, WRITES } from "../../web/staff/staff-address.ts";
import { eraseFile } from "../erase-file.ts";
import { findFile } from "../file.data.ts";
import { fileName, originalsFirst } from "../file.rules.ts";
import { EraseInput, PictureInput } from "../inputs.ts";
import { type DocumentRow as Listed, listDocuments, listImages } from "../list-files.ts";
import { storeImage } from "../store-image.ts";
import { PaperFacts } from "./papers.tsx";
import { UPLOAD_READ_BYTES } from "./staff-papers.tsx";

const DOCUMENTS = "/library/documents";
const FILES = "/library/files";
const FILE = `${FILES}/:file{[0-9]+}`;

/** Files of the whole library: which entries offer papers, which pictures there are, and the way to take one out for good. */
export const fileRoutes = (stores: FileStores): Route[] => [
  staffPage({ path: DOCUMENTS, access: READS, handle: documentsPage }),
  staffPage({ path: FILES, access: READS, handle: (ctx) => picturesPage(ctx) }),
  staffAction({
    path: FILES,
    access: WRITES,
    input: PictureInput,
    upload: true,
    uploadLimit: UPLOAD_READ_BYTES,
    async handle(ctx, { files }) {
      await storeImage(ctx, stores, files.file);
      return done(ctx, "/files", "library.staff.files.done.picture");
    },
    invalid: (ctx, request) => picturesPage(ctx, request),
  }),
  staffPage({ path: FILE, access: MANAGES, handle: (ctx, { params }) => erasePage(ctx, idOf(params.file)) }),
  staffAction({
    path: FILE,
    access: MANAGES,
    input: EraseInput,
    async handle(ctx, { params, input }) {
      await eraseFile(ctx, stores, { id: idOf(params.file), reason: input.reason });
      return done(ctx, "/documents", "library.staff.files.done.erased");
    },
    invalid: (ctx, request) => erasePage(ctx, idOf(request.params.file), request),
  }),
];

/** No row has a longer number. */
const idOf = (typed = "") => (typed.length <= 9 ? Number(typed) : 0);

const crumbs = (ctx: StaffContext, label: string) => [
  { label: ctx.say.t("library.staff.menu"), href: libraryAddress(ctx) },
  { label },
];

async function documentsPage(ctx: StaffContext): Promise<PageView> {
  const { say } = ctx;
  const documents = await listDocuments(ctx);
  const may = mayManageLibrary(ctx.actor, (await ctx.read(getCityBody)).id);
  const title = say.t("library.staff.files.documents");
  return page({
    title,
    crumbs: crumbs(ctx, title),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          {say.t(documents.length > 0 ? "library.staff.files.documentsLead" : "library.staff.files.documentsEmpty")}
        </p>
        {may ? (
          <p class="buttons">
            <a class="button primary" href={libraryAddress(ctx, "/new?kind=document")}>
              {say.t("library.staff.files.addDocument")}
            </a>
          </p>
        ) : null}
        <ul class="rows">
          {documents.map((document) => (
            <DocumentRow ctx={ctx} document={document} />
          ))}
        </ul>
        <p>
          <a href={libraryAddress(ctx, "/files")}>{say.t("library.staff.files.pictures")}</a>
        </p>
      </>
    ),
  });
}

function DocumentRow({ ctx, document }: { ctx: StaffContext; document: Listed }): JSX.Element {
  const { say } = ctx;
  const { entry, title, isPublic, papers } = document;
  const kept = papers.filter(({ erasedAt }) => erasedAt === null);
  const total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  const languages = new Set(kept.toSorted(originalsFirst).map(({ language }) => language));
  return (
    <li>
      <a href={libraryAddress(ctx, `/${entry.key}/files`)}>
        <span class="what">{title}</span>
        <span class="more number">
          {say.t("library.staff.files.count", { count: kept.length })}
          {kept.length > 0 ? `・${say.format.fileSize(total)}` : ""}
        </span>
        <span class="under">
          {say.t(isPublic ? "library.staff.files.isPublic" : "library.staff.files.isDraft")}
          {[...languages].map((language) => {
            const { name, htmlLang, dir } = getLanguage(language);
            return (
              <>
                {"・"}
                <span lang={htmlLang} dir={dir}>
                  {name}
                </span>
              </>
            );
          })}
        </span>
      </a>
    </li>
  );
}

async function picturesPage(ctx: StaffContext, shown?: InvalidRequest): Promise<PageView> {
  const { say, municipality } = ctx;
  const pictures = await listImages(ctx);
  const title = say.t("library.staff.files.pictures");
  const total = pictures.reduce((sum, { bytes }) => sum + bytes, 0);
  return page({
    title,
    status: shown?.status,
    crumbs: crumbs(ctx, title),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          {say.t("library.staff.files.picturesLead", { count: pictures.length, size: say.format.fileSize(total) })}
        </p>
        <ul class="pictures">
          {pictures.map((picture) => (
            <li>
              <img
                src={`/${municipality.slug}/files/${fileName(picture)}`}
                alt=""
                width={picture.width}
                height={picture.height}
                loading="lazy"
              />
              <p>
                {picture.title || fileName(picture).slice(0, 12)}
                <br />
                <span class="basis number">
                  <PaperFacts say={say} paper={{ ...picture, pages: null }} /> · {picture.width} × {picture.height} ·{" "}
                  {say.format.date(todayInJapan(picture.addedAt))}
                </span>
                <br />
                <span class="basis">
                  {say.t(picture.isUsed ? "library.staff.files.used" : "library.staff.files.unused")}{" "}
                  <a href={libraryAddress(ctx, `/files/${picture.id}`)}>{say.t("library.staff.files.erase")}</a>
                </span>
              </p>
            </li>
          ))}
        </ul>
        <Section id="add" title={say.t("library.staff.files.addPicture")}>
          <PictureForm ctx={ctx} shown={shown} />
        </Section>
      </>
    ),
  });
}

function PictureForm({ ctx, shown }: { ctx: StaffContext; shown: InvalidRequest | undefined }): JSX.Element {
  const { say } = ctx;
  const labels = { file: say.t("library.staff.files.field.picture") };
  const form = formState(say, { id: "picture", labels, values: shown?.values, issues: shown?.issues });
  return (
    <Form form={form} action={libraryAddress(ctx, "/files")} token={ctx.formToken} upload>
      <TextInput
        form={form}
        name="file"
        type="file"
        accept=".png,.jpg,.jpeg,.webp"
        hint={say.t("library.staff.files.pictureHint")}
      />
      <div class="buttons">
        <Submit label={say.t("library.staff.files.sendPicture")} />
      </div>
    </Form>
  );
}

async function erasePage(ctx: StaffContext, id: number, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const stored = await ctx.read((scope) => findFile(scope, id));
  if (!stored || stored.erasedAt) throw notFound();
  const title = say.t("library.staff.files.eraseTitle");
  const labels = { reason: say.t("library.staff.files.field.reason") };
  const form = formState(say, { id: "erase", labels, values: shown?.values, issues: shown?.issues });
  return page({
    title,
    status: shown?.status,
    crumbs: crumbs(ctx, title),
    body: (
      <>
        <h1>{title}</h1>
        <p>
          {stored.title}{" "}
          <span class="number">
            (<PaperFacts say={say} paper={{ ...stored, pages: null }} />)
          </span>
        </p>
        <p class="lead">{say.t("library.staff.files.eraseLead")}</p>
        <Form form={form} action={libraryAddress(ctx, `/files/${id}`)} token={ctx.formToken}>
          <TextInput form={form} name="reason" maxLength={500} hint={say.t("library.staff.files.reasonHint")} />
          <div class="buttons">
            <Submit label={say.t("library.staff.files.eraseNow")} tone="danger" />
          </div>
        </Form>
      </>
    ),
  });
}
