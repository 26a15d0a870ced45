import type { ComponentChildren, JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import { InLanguage } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import type { StaffEntry } from "../../editing/read-for-staff.ts";
import { entryAddress, libraryAddress } from "./staff-address.ts";

const PARTS = {
  text: "",
  properties: "/properties",
  preview: "/preview",
  revisions: "/revisions",
  texts: "/texts",
  place: "/place",
  files: "/files",
  feedback: "/feedback",
  qr: "/qr",
} as const;
type EntryPart = keyof typeof PARTS;

interface EntryPage {
  part: EntryPart;
  body: ComponentChildren;
  status?: number;
  islands?: string[];
  /** The step below the part: a comparison, a language. */
  more?: string;
  /** The body has the page's title itself. */
  hasTitle?: boolean;
}

/** A page of one entry: where it stands, its title, the ways to its other pages. */
export function entryView(ctx: StaffContext, given: StaffEntry, view: EntryPage): PageView {
  const { say } = ctx;
  const { entry, root } = given;
  const title = root?.draft.title || entry.key;
  const plain = stripReadings(title);
  const name = say.t(`library.staff.part.${view.part}`);
  const language = getLanguage(entry.rootLanguage);
  const isFallback = language.htmlLang !== say.language.htmlLang;
  return page({
    title: `${plain}：${view.more ?? name}`,
    status: view.status,
    islands: view.islands,
    crumbs: [
      { label: say.t("library.staff.menu"), href: libraryAddress(ctx) },
      { label: { value: title, language, isFallback }, href: entryAddress(ctx, entry.key) },
      { label: view.more ?? name },
    ],
    body: (
      <>
        {view.hasTitle ? null : (
          <h1>
            <InLanguage resolved={{ value: title, language, isFallback }} />
          </h1>
        )}
        <Ways ctx={ctx} given={given} current={view.part} />
        <Archived ctx={ctx} given={given} />
        {view.body}
      </>
    ),
  });
}

function Ways({ ctx, given, current }: { ctx: StaffContext; given: StaffEntry; current: EntryPart }): JSX.Element {
  const { say } = ctx;
  const hidden = [given.may.manage ? "" : "place", given.entry.kind === "document" ? "" : "files"];
  const parts = Object.entries(PARTS).filter(([part]) => !hidden.includes(part));
  return (
    <nav class="plan-nav" aria-label={say.t("library.staff.part.ways")}>
      {parts.map(([part, rest]) => (
        <a href={entryAddress(ctx, given.entry.key, rest)} aria-current={part === current ? "page" : undefined}>
          {say.t(`library.staff.part.${part as EntryPart}`)}
        </a>
      ))}
    </nav>
  );
}

function Archived({ ctx, given }: { ctx: StaffContext; given: StaffEntry }): JSX.Element | null {
  const { say } = ctx;
  const { archivedWith, entry } = given;
  if (!archivedWith) return null;
  const isOwn = archivedWith.id === entry.id;
  return (
    <Notice tone="warning">
      {say.t(isOwn ? "library.staff.archived.ownNote" : "library.staff.archived.inheritedNote")}{" "}
      {isOwn ? null : <a href={entryAddress(ctx, archivedWith.key, "/place")}>{archivedWith.key}</a>}
    </Notice>
  );
}
