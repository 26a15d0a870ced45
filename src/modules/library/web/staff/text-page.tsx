import { EASY_ISLAND } from "#modules/easy-japanese/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { conflict, notFound } from "#platform/errors.ts";
import { json, type PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { type Block, type Content, withLines } from "../../content/block.rules.ts";
import { linesIn, type SaveAct, type SentText, shownBlocks, TextInput } from "../../editing/inputs.ts";
import { readForStaff } from "../../editing/read-for-staff.ts";
import { handInText, returnText } from "../../entries/hand-in-text.ts";
import { NoteInput, ReasonInput } from "../../entries/inputs.ts";
import { publishDraft } from "../../entries/publish-draft.ts";
import { withdrawText } from "../../entries/publish-text.ts";
import { saveDraft, setAside } from "../../entries/save-draft.ts";
import type { EntryText } from "../../entries/text.data.ts";
import { readEditorOptions } from "./editor-options.ts";
import { entryView } from "./entry-frame.tsx";
import { REPORT, savedReport } from "./saved-report.tsx";
import { done, ENTRY, READS, WRITES } from "./staff-address.ts";
import { TextConflict } from "./text-conflict.tsx";
import { TextForm } from "./text-form.tsx";
import { TextActs, TextState } from "./text-state.tsx";

export const textRoutes: Route[] = [
  staffPage({
    path: ENTRY,
    access: READS,
    query: ["report"],
    handle: (ctx, { params, query }) => textPage(ctx, params.key ?? "", { hasReport: query.report === "1" }),
  }),
  staffAction({
    path: ENTRY,
    access: WRITES,
    input: TextInput,
    async handle(ctx, { params, input }) {
      const flash = await saveAnd(ctx, params.key ?? "", input);
      // With script the assistant stands beside the text.
      return done(ctx, `/${params.key}${input.content ? "" : REPORT}`, flash);
    },
    invalid: (ctx, request) => textPage(ctx, request.params.key ?? "", { shown: request }),
  }),
  staffAction({
    path: `${ENTRY}/keep`,
    access: WRITES,
    input: TextInput,
    async handle(ctx, { params, input }) {
      const { draftVersion, isTakenBack } = await save(ctx, params.key ?? "", { ...input, isMeant: false });
      const time = ctx.say.format.dateTime(ctx.clock.now());
      const words = isTakenBack ? "library.staff.keep.takenBack" : "library.staff.keep.kept";
      return json({ draftVersion, words: ctx.say.t(words, { time }) });
    },
    invalid: async (ctx, { status, issues }) => {
      const code = (issues[0]?.code ?? "common.error.invalid") as MessageKey;
      return json({ words: ctx.say.t(code, issues[0]?.params) }, { status });
    },
  }),
  staffAction({
    path: `${ENTRY}/set-aside`,
    access: WRITES,
    input: TextInput,
    async handle(ctx, { params, input }) {
      const { language, content } = await contentFor(ctx, params.key ?? "", input);
      await setAside(ctx, { key: params.key ?? "", language, content });
      return done(ctx, `/${params.key}`, "library.staff.done.setAside");
    },
    invalid: (ctx, request) => textPage(ctx, request.params.key ?? "", { shown: request }),
  }),
  staffAction({
    path: `${ENTRY}/return`,
    access: "library.publish",
    input: NoteInput,
    async handle(ctx, { params, input }) {
      const { entry } = await readForStaff(ctx, params.key ?? "");
      await returnText(ctx, { key: entry.key, language: entry.rootLanguage, note: input.note });
      return done(ctx, `/${entry.key}`, "library.staff.done.returned");
    },
    invalid: (ctx, request) => textPage(ctx, request.params.key ?? "", { shown: { ...request, values: {} } }),
  }),
  staffAction({
    path: `${ENTRY}/withdraw`,
    access: "library.publish",
    input: ReasonInput,
    async handle(ctx, { params, input }) {
      const { entry } = await readForStaff(ctx, params.key ?? "");
      await withdrawText(ctx, { key: entry.key, language: entry.rootLanguage, reason: input.reason });
      return done(ctx, `/${entry.key}`, "library.staff.done.withdrawn");
    },
    invalid: (ctx, request) => textPage(ctx, request.params.key ?? "", { shown: { ...request, values: {} } }),
  }),
];

interface Kept {
  draftVersion: number;
  language: LanguageCode;
  isTakenBack: boolean;
}

async function save(ctx: StaffContext, key: string, sent: SentText & { isMeant: boolean }): Promise<Kept> {
  const { language, content } = await contentFor(ctx, key, sent);
  const { draftVersion, isMeant } = sent;
  const { version, isTakenBack } = await saveDraft(ctx, { key, language, draftVersion, content, isMeant });
  return { draftVersion: version, language, isTakenBack };
}

/** The draft is kept first: where it cannot be made public yet, nothing of it is lost. */
async function saveAnd(ctx: StaffContext, key: string, sent: SentText): Promise<MessageKey> {
  const { isTakenBack, ...kept } = await save(ctx, key, { ...sent, isMeant: true });
  if (sent.act === "handIn") await handInText(ctx, { key, ...kept });
  if (sent.act === "publish") await publishDraft(ctx, { key, ...kept, note: sent.note });
  return sent.act === "save" && isTakenBack ? "library.staff.done.takenBack" : DONE[sent.act];
}

const DONE: Record<SaveAct, MessageKey> = {
  save: "library.staff.done.saved",
  handIn: "library.staff.done.handedIn",
  publish: "library.staff.done.published",
};

/** What was sent, as a whole content: with script as it came, without it the draft with other words. */
async function contentFor(ctx: StaffContext, key: string, sent: SentText) {
  const { root } = await readForStaff(ctx, key);
  if (!root) throw notFound();
  if (sent.content) return { language: root.language, content: sent.content };
  // The fields are those of the blocks as they were: after another's change they may be those of others.
  if (root.draftVersion !== sent.draftVersion) throw conflict("library.error.textChangedMeanwhile");
  const { title, summary, lines } = sent;
  return {
    language: root.language,
    content: { title, summary, blocks: withTyped(root.draft.blocks, lines), from: {} },
  };
}

const withTyped = (blocks: readonly Block[], lines: SentText["lines"]): Block[] =>
  blocks.map((block) => withLines(block, lines.get(block.id) ?? new Map()));

interface Shown {
  shown?: InvalidRequest;
  /** Together with what the checker of Easy Japanese says of it. */
  hasReport?: boolean;
}

async function textPage(ctx: StaffContext, key: string, { shown, hasReport }: Shown): Promise<PageView> {
  const given = await readForStaff(ctx, key);
  const { root, may } = given;
  if (!root) throw notFound();
  const typed = shown?.values.title === undefined ? undefined : typedContent(root.draft, shown.values);
  const clash = shown?.status === 409 ? typed : undefined;
  const { issues = [], status } = shown ?? {};
  const page = { ctx, given, root };
  const form = {
    ...{ ctx, given, content: typed ?? root.draft, draftVersion: versionToGoOn(ctx, root, shown) },
    ...{ options: await readEditorOptions(ctx, given.entry), issues: typed ? issues : [] },
  };
  return entryView(ctx, given, {
    part: "text",
    status,
    islands: may.write ? ["content-editor", EASY_ISLAND] : [],
    body: (
      <>
        <TextState {...page} />
        {clash ? <TextConflict {...page} typed={clash} /> : <TextForm {...form} />}
        {hasReport ? await savedReport(ctx, key, root) : null}
        <TextActs {...page} issues={typed ? [] : issues} />
      </>
    ),
  });
}

/** A text that could be kept, but not made public, goes on from there; one that could not be kept, from where it began. */
function versionToGoOn(ctx: StaffContext, root: EntryText, shown: InvalidRequest | undefined): number {
  const isOwn = root.draftedBy === ctx.actor.staffId;
  return isOwn || shown?.values.draftVersion === undefined ? root.draftVersion : Number(shown.values.draftVersion);
}

/** What was typed, also where it cannot be kept. */
function typedContent(draft: Content, values: Readonly<Record<string, string>>): Content {
  const blocks = values.blocks === undefined ? undefined : shownBlocks(values.blocks);
  return {
    ...{ title: values.title ?? "", summary: values.summary ?? "", from: {} },
    blocks: blocks ?? withTyped(draft.blocks, linesIn(values)),
  };
}
