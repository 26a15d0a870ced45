import type { JSX } from "preact";
import { EASY_ISLAND, EasyAid } from "#modules/easy-japanese/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { type MarkedTexts, markChanges } from "#platform/i18n/mark-changes.rules.ts";
import { ErrorSummary, type FormState, formState } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import type { Part } from "../../content/block.rules.ts";
import { type Line, plainOf } from "../../content/line.rules.ts";
import { linesIn, PartsInput } from "../../editing/inputs.ts";
import { readTranslating, saveParts, type TranslatedPart, type Translating } from "../../editing/translating.ts";
import { handInText, returnText } from "../../entries/hand-in-text.ts";
import { NoteInput, ReasonInput } from "../../entries/inputs.ts";
import { publishDraft } from "../../entries/publish-draft.ts";
import { withdrawText } from "../../entries/publish-text.ts";
import { MarkedWords } from "./comparison-view.tsx";
import { DrawnLines, WrittenLines } from "./drawn-line.tsx";
import { entryView } from "./entry-frame.tsx";
import { PartLines, partName } from "./part-lines.tsx";
import { done, ENTRY, entryAddress, languageOf, READS, WRITES } from "./staff-address.ts";
import { TextButtons } from "./text-buttons.tsx";
import { Why } from "./text-state.tsx";

const PATH = `${ENTRY}/texts/:language`;

type Params = Readonly<Record<string, string>>;
const targetOf = ({ key = "", language }: Params) => ({ key, language: languageOf(language) });

const DONE = {
  save: "library.staff.done.saved",
  handIn: "library.staff.done.handedIn",
  publish: "library.staff.done.published",
} as const;

export const translationRoutes: Route[] = [
  staffPage({
    path: PATH,
    access: READS,
    query: ["from"],
    handle: (ctx, { params, query }) => translationPage(ctx, { ...params, from: query.from ?? "" }),
  }),
  staffAction({
    path: PATH,
    access: WRITES,
    input: PartsInput,
    async handle(ctx, { params, input }) {
      const { key, language } = targetOf(params);
      const { act, current: confirmed, ...parts } = input;
      await saveParts(ctx, { key, language, confirmed, ...parts });
      const { text } = await readTranslating(ctx, { key, language });
      const kept = { key, language, draftVersion: text?.draftVersion ?? 0 };
      if (act === "handIn") await handInText(ctx, kept);
      if (act === "publish") await publishDraft(ctx, kept);
      return done(ctx, `/${key}/texts/${language}`, DONE[act]);
    },
    invalid: (ctx, request) => translationPage(ctx, request.params, request),
  }),
  staffAction({
    path: `${PATH}/return`,
    access: "library.publish",
    input: NoteInput,
    async handle(ctx, { params, input }) {
      const { key, language } = targetOf(params);
      await returnText(ctx, { key, language, note: input.note });
      return done(ctx, `/${key}/texts/${language}`, "library.staff.done.returned");
    },
  }),
  staffAction({
    path: `${PATH}/withdraw`,
    access: "library.publish",
    input: ReasonInput,
    async handle(ctx, { params, input }) {
      const { key, language } = targetOf(params);
      await withdrawText(ctx, { key, language, reason: input.reason });
      return done(ctx, `/${key}/texts/${language}`, "library.staff.done.withdrawn");
    },
  }),
];

async function translationPage(ctx: StaffContext, params: Params, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const { key, language } = targetOf(params);
  const from = shown?.values.from ?? params.from;
  const given = await readTranslating(ctx, { key, language, ...(from && { from: languageOf(from) }) });
  const { name } = getLanguage(language);
  const form = formState(say, { id: "translation", labels: {}, values: shown?.values, issues: shown?.issues });
  const isClash = shown?.status === 409;
  // After a clash she goes on from what is there now: her words stand in the fields, the other's beside them.
  const draftVersion = isClash || !shown ? (given.text?.draftVersion ?? 0) : Number(shown.values.draftVersion) || 0;
  return entryView(ctx, given, {
    part: "texts",
    more: name,
    status: shown?.status,
    islands: isJapanese(language) ? [EASY_ISLAND] : [],
    body: (
      <>
        <Head ctx={ctx} given={given} />
        <form id="translation" method="post" action={entryAddress(ctx, key, `/texts/${language}`)} novalidate>
          <input type="hidden" name="_token" value={ctx.formToken} />
          <input type="hidden" name="draftVersion" value={draftVersion} />
          <input type="hidden" name="from" value={given.source.language} />
          <ErrorSummary form={form} />
          {given.parts.map((part) => (
            <PartPair {...{ ctx, given, form, part, isClash }} typed={shown?.values} />
          ))}
          {given.may.write ? <TextButtons ctx={ctx} mayPublish={given.may.publish} /> : null}
          <EasyTranslationAid ctx={ctx} given={given} />
        </form>
        <Acts ctx={ctx} given={given} />
      </>
    ),
  });
}

/** Beside a text in Easy Japanese, or in Japanese that was made from another. */
function EasyTranslationAid({ ctx, given }: GivenProps): JSX.Element | null {
  const { language, source, entry, may, parts } = given;
  if (!may.write || !isJapanese(language)) return null;
  const official = source.language === "ja" ? wordsOf(parts.map((part) => part.source)) : undefined;
  return (
    <EasyAid
      ctx={ctx}
      form="translation"
      fields={["line.*"]}
      subject={`library/${entry.key}/${language}`}
      official={official}
      auto={language === "ja-easy"}
    />
  );
}

const isJapanese = (language: LanguageCode) => getLanguage(language).htmlLang === "ja";

const wordsOf = (parts: readonly Part[]) => parts.flatMap(({ lines }) => lines.map(({ line }) => line)).join("\n");

interface GivenProps {
  ctx: StaffContext;
  given: Translating;
}

function Head({ ctx, given }: GivenProps): JSX.Element {
  const { say } = ctx;
  const { source, text, sources, language } = given;
  const open = given.parts.filter(({ state }) => state !== "current").length;
  const others = text ? [] : sources.filter((each) => each !== source.language);
  return (
    <>
      <p class="lead">
        {say.t("library.staff.texts.from", { language: getLanguage(source.language).name })}
        {"　"}
        {text ? say.t(`library.staff.work.${text.work}`) : say.t("library.staff.textState.missing")}
        {"　"}
        {say.t("library.staff.texts.open", { count: open })}
      </p>
      {others.length > 0 ? (
        <p class="tools-row">
          {say.t("library.staff.texts.otherSource")}
          {others.map((each) => (
            <a href={entryAddress(ctx, given.entry.key, `/texts/${language}?from=${each}`)}>{getLanguage(each).name}</a>
          ))}
        </p>
      ) : null}
      {given.may.write && text?.work === "inReview" ? <Notice>{say.t("library.staff.text.handedIn")}</Notice> : null}
      {given.isMachineWork ? <Notice tone="warning">{say.t("library.staff.texts.machine")}</Notice> : null}
    </>
  );
}

interface PartProps extends GivenProps {
  form: FormState;
  part: TranslatedPart;
  typed: Readonly<Record<string, string>> | undefined;
  isClash: boolean;
}

/** A part of the source, and beside it the fields of its translation. */
function PartPair({ ctx, given, form, part, typed, isClash }: PartProps): JSX.Element {
  const { source, own, hash, state } = part;
  const language = getLanguage(given.language);
  const { htmlLang, dir } = language;
  const stored = new Map(own?.lines.map(({ path, line }) => [path, line]));
  const sent = typed && linesIn(typed).get(source.id);
  const isTheirs = isClash && sent && [...sent].some(([path, line]) => line !== (stored.get(path) ?? ""));
  // The hash that she had before her, also where the form comes back.
  const known = typed?.[`hash.${source.id}`] ?? hash;
  return (
    <section class="part-pair" data-state={state} id={`part-${source.id}`}>
      <div>
        <h2>
          {partName(ctx, source)} <small>{ctx.say.t(`library.staff.partState.${state}`)}</small>
        </h2>
        <SourceWords ctx={ctx} language={given.source.language} part={part} />
        {isTheirs ? (
          <Notice tone="warning">
            <p>{ctx.say.t("library.staff.texts.theirs")}</p>
            <DrawnLines ctx={ctx} lines={[...stored.values()]} language={language} />
          </Notice>
        ) : null}
      </div>
      <div>
        <input type="hidden" name={`hash.${source.id}`} value={known} />
        <PartLines ctx={ctx} form={form} part={source} values={sent ?? stored} lang={htmlLang} dir={dir} />
        {state === "stale" ? (
          <label class="choice">
            <input type="checkbox" name={`current.${source.id}`} value="on" />
            <span>{ctx.say.t("library.staff.texts.stillHolds")}</span>
          </label>
        ) : null}
      </div>
    </section>
  );
}

/** What the source says, as its readers see it; where it changed since the part was made, what went and what came. */
function SourceWords({
  ctx,
  language,
  part,
}: {
  ctx: StaffContext;
  language: LanguageCode;
  part: TranslatedPart;
}): JSX.Element {
  const { before, source } = part;
  const place = { ctx, lines: source.lines.map(({ line }) => line), language: getLanguage(language) };
  if (!before) return <DrawnLines {...place} />;
  const marked = changesIn(before, source);
  return (
    <>
      <div class="comparison lines" lang={place.language.htmlLang} dir={place.language.dir}>
        <p>
          <MarkedWords ctx={ctx} segments={marked.after} mark="ins" />
        </p>
        <p class="basis">{ctx.say.t("library.staff.texts.before")}</p>
        <p>
          <MarkedWords ctx={ctx} segments={marked.before} mark="del" />
        </p>
      </div>
      <WrittenLines {...place} />
    </>
  );
}

/** Between the words as readers see them; where these are the same, between the lines as they are written: a link leads elsewhere. */
function changesIn(before: Part, after: Part): MarkedTexts {
  const words = (part: Part, of: (line: Line) => string) => part.lines.map(({ line }) => of(line)).join("\n");
  const [old, now] = [words(before, plainOf), words(after, plainOf)];
  if (old !== now) return markChanges(old, now);
  return markChanges(words(before, String), words(after, String));
}

function Acts({ ctx, given }: GivenProps): JSX.Element | null {
  const { text, entry, language, may } = given;
  if (!text || !may.publish) return null;
  const address = entryAddress(ctx, entry.key, `/texts/${language}`);
  return (
    <>
      {text.work === "inReview" ? <Why ctx={ctx} issues={[]} action={`${address}/return`} act="return" /> : null}
      {text.published ? <Why ctx={ctx} issues={[]} action={`${address}/withdraw`} act="withdraw" /> : null}
    </>
  );
}
