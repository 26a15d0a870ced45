import { type Content, type Line, withPart } from "#modules/library/public.ts";
import type { Exchange } from "../segments/unit.rules.ts";
import type { ComparedFile, HeldLine } from "./compare-returned.rules.ts";

/** No hash of a source: a part of which something is not translated yet counts as made from none. */
const INCOMPLETE = "incomplete";

interface Taking {
  compared: ComparedFile;
  exchange: Exchange;
  source: Content;
  target: Content;
  /** Parts whose held lines the person takes in. */
  takes: ReadonlySet<string>;
}

/** The translation with what is taken in. A part of an older source says that it is: it stays stale. */
export function takeParts({ compared, exchange, source, target, takes }: Taking): Content {
  const held = compared.held.filter((each) => takes.has(each.part) && each.line !== undefined);
  const changed = [...compared.changes.map(({ unit }) => unit.part), ...held.map(({ part }) => part)];
  return [...new Set(changed)].reduce((content, part) => {
    const lines = linesFor(part, { compared, exchange, held });
    return withPart(content, { id: part, lines, hash: hashFor(part, { lines, exchange, held }) }, source);
  }, target);
}

function linesFor(
  part: string,
  { compared, exchange, held }: Pick<Taking, "compared" | "exchange"> & { held: readonly HeldLine[] },
): Map<string, Line> {
  const units = exchange.units.filter((unit) => unit.part === part);
  return new Map([
    ...units.map(({ path, target }): [string, Line] => [path, target ?? ""]),
    ...compared.changes
      .filter(({ unit }) => unit.part === part)
      .map(({ unit, line }): [string, Line] => [unit.path, line]),
    ...held.filter((each) => each.part === part).map((each): [string, Line] => [each.path, each.line ?? ""]),
  ]);
}

function hashFor(
  part: string,
  { lines, exchange, held }: { lines: ReadonlyMap<string, Line>; exchange: Exchange; held: readonly HeldLine[] },
): string {
  if ([...lines.values()].some((line) => line.trim() === "")) return INCOMPLETE;
  const old = held.find((each) => each.part === part && each.why === "stale");
  return old?.hash ?? exchange.units.find((unit) => unit.part === part)?.hash ?? INCOMPLETE;
}
