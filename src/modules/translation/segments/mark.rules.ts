import { formatLine, type Line, parseLine, type Run } from "#modules/library/public.ts";

/** What a line has besides words, numbered in the order in which it begins: strong letters, a link with its target. */
export interface Mark {
  id: string;
  /** Of a link; undefined: strong letters. */
  href?: string;
}

/** A line as translators get it: words, and where marks begin and end. `point`: something that stands alone, which no line of ours has. */
export type Piece = { text: string } | { open: string } | { close: string } | { point: string };

/** The marks of a line, and the line cut at them. */
export interface MarkedLine {
  marks: Mark[];
  pieces: Piece[];
}

/** The line of a source: its marks are 1, 2, 3 … */
export function markLine(line: Line): MarkedLine {
  const marks: Mark[] = [];
  const number = (href?: string) => {
    const id = String(marks.length + 1);
    marks.push({ id, ...(href !== undefined && { href }) });
    return id;
  };
  return { pieces: piecesOf(line, number), marks };
}

/**
 * The line of a translation: each mark bears the number of the source's mark of its kind; what the source does not have is
 * numbered on behind. `marks` holds those of the source and these.
 */
export function markTranslated(line: Line, source: readonly Mark[]): MarkedLine {
  const marks = [...source];
  const free = [...source];
  const number = (href?: string) => {
    const at = free.findIndex((mark) => mark.href === href);
    const [found] = at < 0 ? [] : free.splice(at, 1);
    if (found) return found.id;
    const id = String(marks.length + 1);
    marks.push({ id, ...(href !== undefined && { href }) });
    return id;
  };
  return { pieces: piecesOf(line, number), marks };
}

function piecesOf(line: Line, number: (href?: string) => string): Piece[] {
  const pieces: Piece[] = [];
  let strong: string | undefined;
  const end = () => {
    if (strong !== undefined) pieces.push({ close: strong });
    strong = undefined;
  };
  for (const run of parseLine(line)) {
    if (!run.strong) end();
    if (run.strong && strong === undefined) {
      strong = number();
      pieces.push({ open: strong });
    }
    pieces.push(...linkPieces(run, number));
  }
  end();
  return pieces;
}

function linkPieces({ text, href }: Run, number: (href?: string) => string): Piece[] {
  if (href === undefined) return [{ text }];
  const id = number(href);
  return [{ open: id }, { text }, { close: id }];
}

export type MarkProblem = "markMissing" | "markUnknown" | "markTwice" | "markNested" | "markEmpty";

/** A line that was put together, or what is wrong with its marks: all of them, each once. */
export type Joined = { line: Line } | { problem: MarkProblem; ids: string[] };

/** Puts a returned line together. `required`: marks that have to be there, each once; others of `marks` are refused. */
export function joinPieces(pieces: readonly Piece[], marks: readonly Mark[]): Joined {
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  const walk = new Walk(byId);
  for (const piece of pieces) {
    const problem = walk.take(piece);
    if (problem) return problem;
  }
  return walk.end(marks.map(({ id }) => id));
}

/** Goes along a line and knows which marks are open. */
class Walk {
  readonly #byId: ReadonlyMap<string, Mark>;
  readonly #runs: Run[] = [];
  /** Mark → how many characters stand in it. */
  readonly #used = new Map<string, number>();
  readonly #open: Mark[] = [];

  constructor(byId: ReadonlyMap<string, Mark>) {
    this.#byId = byId;
  }

  take(piece: Piece): Joined | undefined {
    if ("text" in piece) this.#add(piece.text);
    else if ("open" in piece) return this.#begin(piece.open);
    else if ("close" in piece) return this.#finish(piece.close);
    else return { problem: "markUnknown", ids: [piece.point] };
    return undefined;
  }

  #add(text: string): void {
    const link = this.#open.find(({ href }) => href !== undefined);
    const isStrong = this.#open.some(({ href }) => href === undefined);
    for (const { id } of this.#open) this.#used.set(id, (this.#used.get(id) ?? 0) + text.length);
    this.#runs.push({ text, ...(isStrong && { strong: true as const }), ...(link && { href: link.href }) });
  }

  #begin(id: string): Joined | undefined {
    const mark = this.#byId.get(id);
    if (!mark) return { problem: "markUnknown", ids: [id] };
    if (this.#used.has(id)) return { problem: "markTwice", ids: [id] };
    // A link may stand in strong letters; nothing else can be written down.
    const isInLink = this.#open.some(({ href }) => href !== undefined);
    if (isInLink || (mark.href === undefined && this.#open.length > 0)) return { problem: "markNested", ids: [id] };
    this.#used.set(id, 0);
    this.#open.push(mark);
    return undefined;
  }

  #finish(id: string): Joined | undefined {
    if (this.#open.pop()?.id !== id) return { problem: this.#byId.has(id) ? "markNested" : "markUnknown", ids: [id] };
    return this.#used.get(id) === 0 ? { problem: "markEmpty", ids: [id] } : undefined;
  }

  end(required: readonly string[]): Joined {
    const left = this.#open.map(({ id }) => id);
    if (left.length > 0) return { problem: "markNested", ids: left };
    const missing = required.filter((id) => !this.#used.has(id));
    if (missing.length > 0) return { problem: "markMissing", ids: missing };
    return { line: formatLine(this.#runs) };
  }
}

/**
 * What a translator sent back for a line: the line as it stands where she changed nothing, else the new one, of which every
 * mark of the source has to be there once.
 */
export function returnedLine(pieces: readonly Piece[], source: Line, current: Line | null): Joined {
  const { marks } = markLine(source);
  if (current !== null) {
    const known = markTranslated(current, marks);
    const used = new Set(known.pieces.flatMap((piece) => ("open" in piece ? piece.open : [])));
    const same = joinPieces(
      pieces,
      known.marks.filter(({ id }) => used.has(id)),
    );
    if ("line" in same && isSameLine(same.line, current)) return { line: current };
  }
  return joinPieces(pieces, marks);
}

/** Of a line in our own notation (workbooks): its marks are those of the source, in any order. */
export function checkMarks(line: Line, source: Line): Joined {
  const { marks } = markLine(source);
  const own = markTranslated(line, marks);
  const used = new Set(own.pieces.flatMap((piece) => ("open" in piece ? piece.open : [])));
  const extra = own.marks.slice(marks.length).map(({ id }) => id);
  if (extra.length > 0) return { problem: "markUnknown", ids: extra };
  const missing = marks.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  return missing.length > 0 ? { problem: "markMissing", ids: missing } : { line };
}

/** However the marks of the two are written. */
export const isSameLine = (one: Line, other: Line): boolean => one === other || plainForm(one) === plainForm(other);

const plainForm = (line: Line) => formatLine(parseLine(line));
