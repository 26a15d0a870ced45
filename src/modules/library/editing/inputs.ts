import { z } from "zod";
import type { Block, Content } from "../content/block.rules.ts";
import { blockShape, contentShape } from "../content/content-shape.ts";
import { languageCode, version } from "../entries/inputs.ts";
import type { SentPart } from "./translating.ts";

const SAVE_ACTS = ["save", "handIn", "publish"] as const;
export type SaveAct = (typeof SAVE_ACTS)[number];

/** What the form of a text sends: the whole content as JSON, or without script a field for each line. */
export interface SentText {
  act: SaveAct;
  draftVersion: number;
  note: string | undefined;
  /** Undefined where lines came instead. */
  content: Content | undefined;
  title: string;
  summary: string;
  /** Block → path → line. */
  lines: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const fields = z.looseObject({
  act: z.enum(SAVE_ACTS).default("save"),
  draftVersion: version,
  title: z.string().trim().max(300, "library.error.tooLong").default(""),
  summary: z.string().trim().max(2_000, "library.error.tooLong").default(""),
  note: z.string().trim().max(500, "library.error.tooLong").optional(),
  blocks: z.string().optional(),
});

export const TextInput = fields.transform((typed, context): SentText => {
  const { act, draftVersion, title, summary, note, blocks } = typed;
  if (title === "") context.addIssue({ code: "custom", path: ["title"], message: "library.error.empty" });
  const lines = linesIn(typed as unknown as Record<string, string>);
  const sent = { act, draftVersion, note: note || undefined, title, summary, lines };
  if (blocks === undefined) return { ...sent, content: undefined };
  const content = contentShape.safeParse({ title: title || "-", summary, blocks: readBlocks(blocks), from: {} });
  if (content.success) return { ...sent, content: { ...content.data, title } };
  for (const { message } of content.error.issues.slice(0, 5))
    context.addIssue({ code: "custom", path: ["blocks"], message: isOurs(message) ? message : "library.error.blocks" });
  return { ...sent, content: undefined };
});

/** The blocks that a page can show again, however long they are; what is no block of ours was not typed in the editor. */
export function shownBlocks(json: string): Block[] | undefined {
  const blocks = readBlocks(json);
  if (!Array.isArray(blocks)) return undefined;
  return blocks.filter((block) => {
    const checked = blockShape.safeParse(block);
    return checked.success || checked.error.issues.every(({ code }) => code === "too_big");
  });
}

const isOurs = (message: string) => message.startsWith("library.error.");

/** Not blocks where it is no JSON: the shape says so. */
function readBlocks(json: string): Block[] | undefined {
  try {
    return JSON.parse(json) as Block[];
  } catch {
    return undefined;
  }
}

/** Fields `line.<block>.<path>`. */
export function linesIn(values: Readonly<Record<string, string>>): Map<string, Map<string, string>> {
  const lines = new Map<string, Map<string, string>>();
  for (const [name, value] of Object.entries(values)) {
    const [, block, path] = /^line\.([A-Za-z0-9][A-Za-z0-9-]{0,39})\.([a-z0-9.]+)$/i.exec(name) ?? [];
    if (block && path)
      lines.set(block, (lines.get(block) ?? new Map<string, string>()).set(path, String(value).trim()));
  }
  return lines;
}

const MAX_LINE = 20_000;

/** Parts of a translation: fields `line.<part>.<path>`, `hash.<part>`; a part that came as it was is not sent on. */
export const PartsInput = z
  .looseObject({
    draftVersion: version,
    from: languageCode(),
    act: z.enum(["save", "handIn", "publish"]).default("save"),
  })
  .transform(({ draftVersion, from, act, ...typed }, context) => {
    const values = typed as Record<string, string>;
    const parts = [...linesIn(values)].map(([id, lines]): SentPart => {
      for (const [path, line] of lines)
        if (line.length > MAX_LINE)
          context.addIssue({ code: "custom", path: [`line.${id}.${path}`], message: "library.error.tooLong" });
      const hash = values[`hash.${id}`] ?? "";
      return { id, lines, hash: /^[\w-]{16}$/.test(hash) ? hash : "" };
    });
    return { draftVersion, from, act, parts, current: confirmedOf(values) };
  });

/** Parts whose translator says that they still hold although the source changed. */
const confirmedOf = (values: Readonly<Record<string, string>>) =>
  new Set(Object.keys(values).flatMap((name) => (name.startsWith("current.") ? name.slice("current.".length) : [])));
