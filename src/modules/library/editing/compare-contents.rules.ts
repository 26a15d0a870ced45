import { type MarkedTexts, markChanges } from "#platform/i18n/mark-changes.rules.ts";
import { type Content, linesOf, type Part, partsOf } from "../content/block.rules.ts";

type Words = Pick<Content, "title" | "summary" | "blocks">;

/** A part of two states of a text: what it said, what it says. `moved`: the same words at another place. */
export interface ComparedPart {
  id: string;
  kind: Part["kind"];
  role?: Part["role"];
  what: "same" | "changed" | "added" | "removed" | "moved";
  marked: MarkedTexts;
}

/** Part by part, in the order of the newer state; what went stands where it was. */
export function compareContents(before: Words, after: Words): ComparedPart[] {
  const old = allParts(before);
  const now = allParts(after);
  const oldById = new Map(old.map((part) => [part.id, part]));
  const stayed = now.filter(({ id }) => oldById.has(id));
  const moved = movedOf(old, now);
  const rows = now.map((part): ComparedPart => {
    const was = oldById.get(part.id);
    if (!was) return row(part, "added", { before: "", after: part.text });
    const isSame = was.text === part.text && was.kind === part.kind;
    const what = isSame && moved.has(part.id) ? "moved" : isSame ? "same" : "changed";
    return row(part, what, { before: was.text, after: part.text });
  });
  const kept = new Set(stayed.map(({ id }) => id));
  for (const [index, part] of old.entries()) {
    if (kept.has(part.id)) continue;
    const previous = old.slice(0, index).findLast(({ id }) => rows.some((each) => each.id === id));
    const at = previous ? rows.findIndex(({ id }) => id === previous.id) + 1 : 0;
    rows.splice(at, 0, row(part, "removed", { before: part.text, after: "" }));
  }
  return rows;
}

const row = (
  { id, kind, role }: TextPart,
  what: ComparedPart["what"],
  texts: { before: string; after: string },
): ComparedPart => ({ id, kind, role, what, marked: markChanges(texts.before, texts.after) });

interface TextPart {
  id: string;
  kind: Part["kind"];
  role?: Part["role"];
  text: string;
}

/** Contact cards too: they have no words, but one that came or went is a change. */
function allParts(content: Words): TextPart[] {
  const [title, summary] = partsOf(content);
  const heads = [title, summary].flatMap((part) => part ?? []);
  return [
    ...heads.map(({ id, kind, lines }) => ({ id, kind, text: lines.map(({ line }) => line).join("\n") })),
    ...content.blocks.map((block) => ({
      ...{ id: block.id, kind: block.kind, role: block.role },
      text: block.kind === "contact" ? block.contact : textOf(block),
    })),
  ];
}

function textOf(block: Content["blocks"][number]): string {
  if (block.kind === "phrases")
    return block.items
      .map(({ words, reading = "", meaning }) => [words, reading, meaning].filter(Boolean).join("\n"))
      .join("\n");
  return linesOf(block)
    .map(({ line }) => line)
    .join("\n");
}

/** The parts of both states that are not in the longest row of parts that kept their order. */
function movedOf(old: readonly TextPart[], now: readonly TextPart[]): Set<string> {
  const place = new Map(old.map(({ id }, index) => [id, index]));
  const both = now.filter(({ id }) => place.has(id)).map(({ id }) => ({ id, at: place.get(id) ?? 0 }));
  const best: { length: number; from: number }[] = [];
  both.forEach(({ at }, index) => {
    best[index] = { length: 1, from: -1 };
    for (let earlier = 0; earlier < index; earlier++) {
      const length = (best[earlier]?.length ?? 0) + 1;
      if ((both[earlier]?.at ?? 0) < at && length > (best[index]?.length ?? 0)) best[index] = { length, from: earlier };
    }
  });
  const stayed = new Set<string>();
  const longest = Math.max(0, ...best.map(({ length }) => length));
  for (let at = best.findIndex(({ length }) => length === longest); at >= 0; at = best[at]?.from ?? -1)
    stayed.add(both[at]?.id ?? "");
  return new Set(both.map(({ id }) => id).filter((id) => !stayed.has(id)));
}
