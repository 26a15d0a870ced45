import { z } from "zod";
import { type Block, type Content, LETTER_ROLES, PROCEDURE_ROLES, partsOf, TONES } from "./block.rules.ts";
import { targetsOf } from "./line.rules.ts";

/** Of one entry: enough for 10,000 words in any script, and a bound for what a page must draw. */
const MAX_BLOCKS = 400;
const MAX_ITEMS = 200;
const MAX_COLUMNS = 12;
const MAX_LINE = 20_000;

const line = z.string().max(MAX_LINE);
const words = line.refine((value) => value.trim() !== "", "library.error.empty");
const base = {
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/),
  role: z.enum([...new Set([...PROCEDURE_ROLES, ...LETTER_ROLES])]).optional(),
  source: z.string().max(60).optional(),
  blank: z.boolean().optional(),
};
const items = z.array(line).min(1).max(MAX_ITEMS);
const phrase = z.strictObject({ words, reading: line.optional(), meaning: line });

export const blockShape: z.ZodType<Block> = z.discriminatedUnion("kind", [
  z.strictObject({ ...base, kind: z.literal("heading"), level: z.union([z.literal(2), z.literal(3)]), text: line }),
  z.strictObject({ ...base, kind: z.literal("paragraph"), text: line }),
  z.strictObject({ ...base, kind: z.literal("list"), items }),
  z.strictObject({ ...base, kind: z.literal("steps"), items }),
  z.strictObject({
    ...base,
    kind: z.literal("table"),
    caption: line.optional(),
    head: z.array(line).min(1).max(MAX_COLUMNS),
    rows: z.array(z.array(line).max(MAX_COLUMNS)).min(1).max(MAX_ITEMS),
  }),
  z.strictObject({ ...base, kind: z.literal("notice"), tone: z.enum(TONES), text: line }),
  z.strictObject({ ...base, kind: z.literal("phrases"), items: z.array(phrase).min(1).max(MAX_ITEMS) }),
  z.strictObject({
    ...base,
    kind: z.literal("image"),
    file: z.string().regex(/^[0-9a-f]{64}\.(?:png|jpg|webp|svg)$/),
    width: z.number().int().min(1).max(20_000),
    height: z.number().int().min(1).max(20_000),
    alt: line,
    caption: line.optional(),
  }),
  z.strictObject({ ...base, kind: z.literal("contact"), contact: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/) }),
]);

/** A content as it is stored and sent: docs/library-files.md. */
export const contentShape: z.ZodType<Content> = z
  .strictObject({
    title: words.max(300),
    summary: line.max(2_000),
    blocks: z.array(blockShape).max(MAX_BLOCKS),
    from: z.record(z.string(), z.string()).default({}),
  })
  .superRefine(({ blocks }, context) => {
    const seen = new Set<string>(["title", "summary"]);
    blocks.forEach(({ id }, index) => {
      if (seen.has(id))
        context.addIssue({ code: "custom", path: ["blocks", index, "id"], message: "library.error.idTwice" });
      seen.add(id);
    });
    blocks.forEach((block, index) => {
      if (block.kind !== "table") return;
      if (block.rows.some((row) => row.length !== block.head.length))
        context.addIssue({ code: "custom", path: ["blocks", index, "rows"], message: "library.error.tableShape" });
    });
  }) as unknown as z.ZodType<Content>;

/** Keys of the entries that a content leads to, and of the cards that it shows. */
export function referencesOf(content: Content): { entries: string[]; contacts: string[] } {
  const targets = partsOf(content).flatMap(({ lines }) => lines.flatMap(({ line: text }) => targetsOf(text)));
  const entries = targets.flatMap((target) => (target.startsWith("entry:") ? target.slice("entry:".length) : []));
  const contacts = content.blocks.flatMap((block) => (block.kind === "contact" ? block.contact : []));
  return { entries: [...new Set(entries)], contacts: [...new Set(contacts)] };
}
