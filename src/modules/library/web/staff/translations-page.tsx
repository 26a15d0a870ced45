import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { getLanguage, LANGUAGES } from "#platform/i18n/languages.ts";
import { statesOf, type Texts, textState } from "../../content/staleness.rules.ts";
import { readForStaff, type StaffEntry } from "../../editing/read-for-staff.ts";
import { sourceContent } from "../../editing/translating.ts";
import { entryView } from "./entry-frame.tsx";
import { ENTRY, entryAddress, READS } from "./staff-address.ts";

export const translationsRoutes: Route[] = [
  staffPage({
    path: `${ENTRY}/texts`,
    access: READS,
    handle: (ctx, { params }) => translationsPage(ctx, params.key ?? ""),
  }),
];

/** The languages of an entry: how each stands, and where it is written. */
async function translationsPage(ctx: StaffContext, key: string): Promise<PageView> {
  const { say } = ctx;
  const given = await readForStaff(ctx, key);
  if (!given.root) throw notFound();
  const languages = LANGUAGES.filter(({ code }) => code !== given.entry.rootLanguage);
  return entryView(ctx, given, {
    part: "texts",
    body: (
      <>
        <p class="lead">{say.t("library.staff.texts.lead")}</p>
        <ul class="rows">
          {languages.map(({ code, name, htmlLang, dir }) => (
            <li>
              <a href={entryAddress(ctx, key, `/texts/${code}`)}>
                <span class="what" lang={htmlLang} dir={dir}>
                  {name}
                </span>
                <State ctx={ctx} given={given} code={code} />
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

function State({
  ctx,
  given,
  code,
}: {
  ctx: StaffContext;
  given: StaffEntry;
  code: (typeof LANGUAGES)[number]["code"];
}): JSX.Element {
  const { say } = ctx;
  const text = given.texts.find(({ language }) => language === code);
  const state = textState(statesOf(draftsOf(given), given.entry.rootLanguage, code), text?.work);
  const from = text?.madeFrom ? say.t("library.staff.texts.from", { language: getLanguage(text.madeFrom).name }) : "";
  return (
    <span class="more">
      {[say.t(`library.staff.textState.${state}`), from, text?.published ? say.t("library.staff.texts.public") : ""]
        .filter(Boolean)
        .join("・")}
    </span>
  );
}

/** Translations as they are drafted, against their sources as they are public. */
function draftsOf({ texts, entry }: StaffEntry): Texts {
  return new Map(
    texts.map((text) => [
      text.language,
      { madeFrom: text.madeFrom, content: text.language === entry.rootLanguage ? sourceContent(text) : text.draft },
    ]),
  );
}
