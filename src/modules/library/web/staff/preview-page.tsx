import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { getLanguage, type Language } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Notice } from "#ui/parts.tsx";
import { type MergedContent, mergeContent } from "../../content/merge.rules.ts";
import type { Texts } from "../../content/staleness.rules.ts";
import { readForStaff, type StaffEntry } from "../../editing/read-for-staff.ts";
import { loadLibrary } from "../../reading/read-library.ts";
import { AnswersView } from "../portal/answers-view.tsx";
import type { BlockPlace } from "../portal/blocks-view.tsx";
import { EntryHead } from "../portal/entry-head.tsx";
import { entryView } from "./entry-frame.tsx";
import { ENTRY, entryAddress, languageOf, READS } from "./staff-address.ts";

export const previewRoutes: Route[] = [
  staffPage({
    path: `${ENTRY}/preview`,
    access: READS,
    query: ["language"],
    handle: (ctx, { params, query }) => previewPage(ctx, params.key ?? "", query.language),
  }),
];

/** The drafts as a resident would read them, were they public. */
async function previewPage(ctx: StaffContext, key: string, code: string | undefined): Promise<PageView> {
  const { say } = ctx;
  const given = await readForStaff(ctx, key);
  const { entry, texts } = given;
  const language = getLanguage(code ? languageOf(code) : entry.rootLanguage);
  if (!given.root) throw notFound();
  const drafts: Texts = new Map(texts.map((text) => [text.language, { madeFrom: text.madeFrom, content: text.draft }]));
  const chain = [...new Set([language.code, ...language.fallback, entry.rootLanguage])];
  const content = mergeContent(drafts, entry.rootLanguage, chain);
  const library = await ctx.read((scope) => loadLibrary(scope, todayInJapan(ctx.clock.now())));
  return entryView(ctx, given, {
    part: "preview",
    hasTitle: true,
    body: (
      <>
        <Notice>{say.t("library.staff.preview.lead")}</Notice>
        <Languages ctx={ctx} given={given} current={language} />
        <article class="preview" lang={language.htmlLang} dir={language.dir}>
          <Preview place={{ ctx, library }} content={content} />
        </article>
      </>
    ),
  });
}

function Languages({ ctx, given, current }: { ctx: StaffContext; given: StaffEntry; current: Language }): JSX.Element {
  return (
    <p class="tools-row">
      {given.texts.map(({ language }) => {
        const { name, htmlLang, dir } = getLanguage(language);
        return (
          <a
            href={entryAddress(ctx, given.entry.key, `/preview?language=${language}`)}
            lang={htmlLang}
            dir={dir}
            aria-current={language === current.code ? "true" : undefined}
          >
            {name}
          </a>
        );
      })}
    </p>
  );
}

function Preview({ place, content }: { place: BlockPlace; content: MergedContent }): JSX.Element {
  return (
    <>
      <EntryHead content={content} />
      <AnswersView place={place} blocks={content.blocks} />
    </>
  );
}
