import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { Paper } from "#platform/documents/paper.ts";
import { PAPER_TYPES } from "#platform/documents/paper-task.ts";
import { type FileReply, file, type PageView, page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Message } from "#ui/message.tsx";
import { Arc, Notice } from "#ui/parts.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import { readLibrary } from "../../reading/read-library.ts";
import { LibraryMenu } from "../../web/portal/library-menu.tsx";
import {
  hasCounterSheet,
  headingAt,
  makeBranchBooklet,
  makeCounterSheet,
  makeWholeBooklet,
  PRINTED_SHELVES,
  type PrintedShelf,
  type PrintTools,
} from "../find-papers.ts";
import type { PrintedPdf } from "../print-shelf.ts";
import { printPath } from "./print-link.tsx";

const KEY = ":key{[a-z][a-z0-9-]*}";
const BOOKLET = "booklet.pdf";
const SHEET = "with-ja.pdf";

/** For each place of the library: a page that offers its PDFs and says how large they are, and the PDFs. */
export const printRoutes = (tools: PrintTools) => PRINTED_SHELVES.flatMap((shelf) => routesOf(shelf, tools));

function routesOf(shelf: PrintedShelf, tools: PrintTools) {
  const at = (params: Record<string, string>) => ({ ...tools, shelf, key: params.key ?? "" });
  const pdf = async (paper: Promise<Paper>) => pdfReply(await tools.printed.print(await paper));
  return [
    residentPage({ path: printPath(shelf.path), handle: (ctx) => wholePage(ctx, shelf, tools) }),
    residentPage({
      path: printPath(`${shelf.path}/${KEY}`),
      handle: (ctx, { params }) => entryPage(ctx, at(params), tools),
    }),
    residentPage({
      path: `${shelf.path}/${BOOKLET}`,
      handle: (ctx) => pdf(makeWholeBooklet(ctx, { ...tools, shelf })),
    }),
    residentPage({
      path: `${shelf.path}/${KEY}/${BOOKLET}`,
      handle: (ctx, { params }) => pdf(makeBranchBooklet(ctx, at(params))),
    }),
    residentPage({
      path: `${shelf.path}/${KEY}/${SHEET}`,
      handle: (ctx, { params }) => pdf(makeCounterSheet(ctx, at(params))),
    }),
  ];
}

/** Kept here already, by what stands in it. */
const pdfReply = ({ bytes }: PrintedPdf): FileReply => file({ body: bytes, type: PAPER_TYPES.pdf, isLarge: true });

async function wholePage(ctx: ResidentContext, shelf: PrintedShelf, tools: PrintTools): Promise<PageView> {
  const pdf = await tools.printed.print(await makeWholeBooklet(ctx, { ...tools, shelf }));
  const files = [{ label: shelf.title, path: `${shelf.path}/${BOOKLET}`, pdf }];
  return printPage(ctx, { shelf, path: shelf.path, name: ctx.say.message(shelf.title), files });
}

async function entryPage(
  ctx: ResidentContext,
  at: { shelf: PrintedShelf; key: string },
  tools: PrintTools,
): Promise<PageView> {
  const { path, title } = headingAt(await readLibrary(ctx), at.shelf, at.key);
  const booklet = await tools.printed.print(await makeBranchBooklet(ctx, { ...tools, ...at }));
  const files: OfferedFile[] = [{ label: "library.print.booklet", path: `${path}/${BOOKLET}`, pdf: booklet }];
  if (hasCounterSheet(ctx)) {
    const sheet = await tools.printed.print(await makeCounterSheet(ctx, { ...tools, ...at }));
    files.push({ label: "library.print.sheet", path: `${path}/${SHEET}`, pdf: sheet });
  }
  return printPage(ctx, { ...at, path, name: ctx.say.text(title), files });
}

interface OfferedFile {
  label: MessageKey;
  path: string;
  pdf: PrintedPdf;
}

interface Offer {
  shelf: PrintedShelf;
  /** Behind the language: of the page that is printed. */
  path: string;
  name: ReturnType<ResidentContext["say"]["text"]>;
  files: readonly OfferedFile[];
}

async function printPage(ctx: ResidentContext, offer: Offer): Promise<PageView> {
  const { say, municipality } = ctx;
  const { shelf, path, name, files } = offer;
  const root = `/${municipality.slug}/${say.language.code}`;
  const crumb = { label: name, href: `${root}${path}` };
  const top = { label: say.message(shelf.title), href: `${root}${shelf.path}` };
  return page({
    title: say.t("library.print.title"),
    noIndex: true,
    menu: <LibraryMenu ctx={ctx} library={await readLibrary(ctx)} current={shelf.path} />,
    crumbs: [...(path === shelf.path ? [] : [top]), crumb, { label: say.message("library.print.title") }],
    body: <PrintBody ctx={ctx} {...offer} files={files} />,
  });
}

function PrintBody({ ctx, path, files }: Offer & { ctx: ResidentContext }): JSX.Element {
  const { say, municipality, publicUrl } = ctx;
  const root = `/${municipality.slug}/${say.language.code}`;
  const online = `${publicUrl}${root}${path}`;
  return (
    <>
      <h1>
        <Message say={say} k="library.print.title" />
      </h1>
      <Arc />
      <p class="lead">
        <Message say={say} k="library.print.lead" />
      </p>
      <ul class="rows">
        {files.map(({ label, path: file, pdf }) => (
          <li>
            <a href={`${root}${file}`} rel="nofollow" type="application/pdf">
              <span class="what">
                <Message say={say} k={label} />
              </span>
              <span class="more">
                <Message
                  say={say}
                  k="library.print.size"
                  params={{ size: say.format.fileSize(pdf.bytes.length), pages: pdf.pages }}
                />
              </span>
            </a>
          </li>
        ))}
      </ul>
      {files.some(({ pdf }) => pdf.replaced.length > 0) ? (
        <Notice tone="warning">
          <Message say={say} k="library.print.missing" />
        </Notice>
      ) : null}
      <p>
        <Message say={say} k="library.print.online" />
      </p>
      <QrCode address={online} label={online} />
    </>
  );
}
