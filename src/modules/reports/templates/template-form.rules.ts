import type { Text } from "#platform/i18n/text.ts";
import type { Chapter, Piece } from "./template.rules.ts";

/** A template as its form holds it: everything as it was typed. `part` is empty where staff write a text themselves. */
export interface DraftPiece {
  part: string;
  ja: string;
  en: string;
}
export interface DraftChapter {
  level: string;
  ja: string;
  en: string;
  pieces: DraftPiece[];
}
export interface TemplateDraft {
  ja: string;
  en: string;
  chapters: DraftChapter[];
}

export const MOST_CHAPTERS = 120;
export const MOST_PIECES = 40;

type Values = Readonly<Record<string, string>>;

export function draftOf({ title, chapters }: { title: Text; chapters: readonly Chapter[] }): TemplateDraft {
  const both = (text: Text) => ({ ja: text.ja ?? "", en: text.en ?? "" });
  return {
    ...both(title),
    chapters: chapters.map((chapter) => ({
      ...both(chapter.title),
      level: String(chapter.level),
      pieces: chapter.pieces.map((piece) =>
        "part" in piece ? { part: piece.part, ja: "", en: "" } : { part: "", ...both(piece.text) },
      ),
    })),
  };
}

const counted = (typed: string | undefined, most: number): number[] =>
  Array.from({ length: Math.min(most, Math.max(0, Math.trunc(Number(typed)) || 0)) }, (_, index) => index);

export function readDraft(values: Values): TemplateDraft {
  const both = (prefix: string) => ({ ja: values[`${prefix}.ja`] ?? "", en: values[`${prefix}.en`] ?? "" });
  return {
    ...both("title"),
    chapters: counted(values.chapters, MOST_CHAPTERS).map((index) => ({
      ...both(`c.${index}`),
      level: values[`c.${index}.level`] ?? "1",
      pieces: counted(values[`c.${index}.pieces`], MOST_PIECES).map((piece) => ({
        ...both(`c.${index}.p.${piece}`),
        part: values[`c.${index}.p.${piece}.part`] ?? "",
      })),
    })),
  };
}

/** The other way round: what the form's inputs hold. */
export function valuesOf(draft: TemplateDraft): Record<string, string> {
  const values: Record<string, string> = {
    "title.ja": draft.ja,
    "title.en": draft.en,
    chapters: String(draft.chapters.length),
  };
  for (const [index, chapter] of draft.chapters.entries()) {
    const { level, ja, en, pieces } = chapter;
    const at = `c.${index}`;
    Object.assign(values, { [`${at}.level`]: level, [`${at}.ja`]: ja, [`${at}.en`]: en });
    values[`${at}.pieces`] = String(pieces.length);
    for (const [piece, typed] of pieces.entries())
      for (const [name, value] of Object.entries(typed)) values[`${at}.p.${piece}.${name}`] = value;
  }
  return values;
}

/** What the template is once it is saved; empty texts and pieces fall away. Its shape is still to be checked. */
export function templateOf(draft: TemplateDraft): {
  title: Text;
  chapters: { title: Text; level: number; pieces: Piece[] }[];
} {
  return {
    title: textOf(draft),
    chapters: draft.chapters.map((chapter) => ({
      title: textOf(chapter),
      level: Number(chapter.level),
      pieces: chapter.pieces.flatMap((piece): Piece[] => {
        if (piece.part) return [{ part: piece.part }];
        const text = textOf(piece);
        return text.ja || text.en ? [{ text }] : [];
      }),
    })),
  };
}

function textOf({ ja, en }: { ja: string; en: string }): Text {
  const typed = { ja: ja.trim(), en: en.trim() };
  return { ...(typed.ja ? { ja: typed.ja } : {}), ...(typed.en ? { en: typed.en } : {}) };
}

/**
 * Carries out what a button of the form asks: `up:3`, `down:3`, `remove:3`, `add:3` (a chapter behind it), `text:3`,
 * `part:3` (a piece at its end), `pieceUp:3:1`, `pieceRemove:3:1`. Gives the draft and the chapter to look at. What does
 * not fit changes nothing.
 */
export function actOn(draft: TemplateDraft, act: string): { draft: TemplateDraft; chapter: number } {
  const [name = "", chapter, piece] = act.split(":");
  const at = { chapter: Number(chapter), piece: Number(piece) };
  const change = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  return change?.(draft, at) ?? { draft, chapter: at.chapter };
}

type Acted = { draft: TemplateDraft; chapter: number };
type Act = (draft: TemplateDraft, at: { chapter: number; piece: number }) => Acted | undefined;

const ACTS: Readonly<Record<string, Act>> = {
  up: (draft, { chapter }) => swap(draft, blockBefore(draft.chapters, chapter), chapter),
  down: (draft, { chapter }) => {
    const next = endOf(draft.chapters, chapter);
    const isSibling = draft.chapters[next]?.level === draft.chapters[chapter]?.level;
    const moved = isSibling ? swap(draft, chapter, next) : undefined;
    return moved && { ...moved, chapter: chapter + endOf(draft.chapters, next) - next };
  },
  remove: (draft, { chapter }) => ({
    draft: { ...draft, chapters: draft.chapters.filter((_, index) => index !== chapter) },
    chapter: Math.max(0, chapter - 1),
  }),
  add: (draft, { chapter }) => {
    if (draft.chapters.length >= MOST_CHAPTERS) return undefined;
    const level = draft.chapters[chapter]?.level ?? "1";
    const added = { level, ja: "", en: "", pieces: [] };
    return { draft: { ...draft, chapters: draft.chapters.toSpliced(chapter + 1, 0, added) }, chapter: chapter + 1 };
  },
  text: (draft, { chapter }) => withPieces(draft, chapter, (pieces) => [...pieces, { part: "", ja: "", en: "" }]),
  part: (draft, { chapter }) => withPieces(draft, chapter, (pieces) => [...pieces, { part: "?", ja: "", en: "" }]),
  pieceRemove: (draft, { chapter, piece }) =>
    withPieces(draft, chapter, (pieces) => pieces.filter((_, index) => index !== piece)),
  pieceUp: (draft, { chapter, piece }) =>
    withPieces(draft, chapter, (pieces) => {
      const moved = pieces[piece];
      return moved && piece > 0 ? pieces.toSpliced(piece, 1).toSpliced(piece - 1, 0, moved) : pieces;
    }),
};

function withPieces(draft: TemplateDraft, at: number, change: (pieces: DraftPiece[]) => DraftPiece[]): Acted {
  const chapters = draft.chapters.map((chapter, index) =>
    index === at ? { ...chapter, pieces: change(chapter.pieces).slice(0, MOST_PIECES) } : chapter,
  );
  return { draft: { ...draft, chapters }, chapter: at };
}

/** Behind the chapters that stand under one. */
function endOf(chapters: readonly DraftChapter[], at: number): number {
  const level = Number(chapters[at]?.level);
  const after = chapters.findIndex((chapter, index) => index > at && Number(chapter.level) <= level);
  return after < 0 ? chapters.length : after;
}

/** Where the chapter beside it begins; -1 where it is the first under its own. */
function blockBefore(chapters: readonly DraftChapter[], at: number): number {
  const level = Number(chapters[at]?.level);
  const before = chapters.findLastIndex((chapter, index) => index < at && Number(chapter.level) <= level);
  return Number(chapters[before]?.level) === level ? before : -1;
}

/** Two chapters that stand beside each other change places, each with what is under it. */
function swap(draft: TemplateDraft, first: number, second: number): Acted | undefined {
  if (first < 0 || second >= draft.chapters.length || !draft.chapters[first]) return undefined;
  const end = endOf(draft.chapters, second);
  const { chapters } = draft;
  const [before, one, other, rest] = [
    chapters.slice(0, first),
    chapters.slice(first, second),
    chapters.slice(second, end),
    chapters.slice(end),
  ];
  return { draft: { ...draft, chapters: [...before, ...other, ...one, ...rest] }, chapter: first };
}
