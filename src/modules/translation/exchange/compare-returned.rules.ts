import { type Line, plainOf } from "#modules/library/public.ts";
import type { Issue } from "#platform/errors.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import { type Term, unusedTerms } from "../glossary/term.rules.ts";
import { checkMarks, isSameLine, type Joined, returnedLine } from "../segments/mark.rules.ts";
import { type Exchange, isJapanese, type Unit, withoutReadings } from "../segments/unit.rules.ts";
import { lineMark } from "../segments/unit-name.rules.ts";
import type { Returned, ReturnedFile, ReturnedUnit } from "./returned-file.ts";

/** A line that the file says anew. */
export interface ReturnedChange {
  unit: Unit;
  line: Line;
  /** Official words of the source that it does not use. */
  unused: string[];
}

/**
 * What the file says and nobody takes in unasked: of a source that has changed since (`stale`), of a line that somebody
 * else has changed too (`conflict`), of a part that is not there any more (`gone`).
 */
export interface HeldLine {
  why: "stale" | "conflict" | "gone";
  part: string;
  path: string;
  /** Undefined where the place is gone. */
  unit: Unit | undefined;
  /** Without marks where they do not fit any more. */
  text: string;
  /** Undefined where it cannot be taken in. */
  line: Line | undefined;
  sourceThen: string | null;
  /** What the translation was made from. */
  hash: string;
}

export interface ComparedFile {
  issues: Issue[];
  changes: ReturnedChange[];
  held: HeldLine[];
  /** Lines that the file leaves as they are. */
  same: number;
  /** Units that have no translation in the file. */
  untranslated: number;
}

/** What taking a file in would change, and everything that is wrong with it, each with its unit and its line. */
export function compareReturned(file: ReturnedFile, exchange: Exchange, terms: readonly Term[]): ComparedFile {
  const units = new Map(exchange.units.map((unit) => [placeOf(unit), unit]));
  const compared: ComparedFile = { issues: [], changes: [], held: [], same: 0, untranslated: 0 };
  const at = { file, exchange, terms };
  for (const returned of file.units) {
    const issue = placeIssue(returned, exchange);
    const unit = returned.place ? units.get(placeOf(returned.place)) : undefined;
    if (issue) compared.issues.push(issue);
    else if (unit) compareUnit(compared, { ...at, unit, returned });
    else leaveGone(compared, file, returned);
  }
  compared.issues.push(...missingUnits(file, exchange));
  return compared;
}

const placeOf = ({ part, path }: { part: string; path: string }) => `${part}/${path}`;

const issueAt = (code: string, { id, line }: Pick<ReturnedUnit, "id" | "line">, more: Issue["params"] = {}): Issue => ({
  path: "file",
  code: `translation.error.file.${code}`,
  params: { unit: id, line, ...more },
});

function placeIssue(returned: ReturnedUnit, { key }: Exchange): Issue | undefined {
  if (!returned.place) return issueAt("unitUnknown", returned);
  return returned.place.key === key ? undefined : issueAt("otherText", returned, { key });
}

interface OneUnit {
  file: ReturnedFile;
  exchange: Exchange;
  terms: readonly Term[];
  unit: Unit;
  returned: ReturnedUnit;
}

function compareUnit(compared: ComparedFile, one: OneUnit): void {
  const { unit, returned } = one;
  if (!returned.target || isBlank(returned.target)) {
    compared.untranslated += 1;
    return;
  }
  const joined = joinedOf(returned.target, unit);
  const isStale = !isOfSource(one);
  if ("line" in joined && unit.target !== null && isSameLine(joined.line, unit.target))
    leaveSame(compared, { ...one, isStale });
  else if (isStale) compared.held.push(heldOf(one, { why: "stale", target: returned.target, joined }));
  else if ("problem" in joined)
    compared.issues.push(issueAt(joined.problem, returned, { marks: joined.ids.join(", ") }));
  else takeLine(compared, { ...one, line: joined.line, target: returned.target });
}

function heldOf(
  { file, unit, returned }: OneUnit,
  { why, target, joined }: { why: "stale" | "conflict"; target: Returned; joined: Joined },
): HeldLine {
  return {
    ...{ why, part: unit.part, path: unit.path, unit, text: textOf(target), sourceThen: returned.source },
    line: "line" in joined ? joined.line : undefined,
    hash: why === "conflict" ? unit.hash : (returned.hash ?? file.parts?.[unit.part] ?? ""),
  };
}

function takeLine(compared: ComparedFile, one: OneUnit & { line: Line; target: Returned }): void {
  const { unit, returned, exchange, terms, line, target } = one;
  if (isChangedSince(returned, unit))
    holdConflict(compared, heldOf(one, { why: "conflict", target, joined: { line } }), returned);
  else if (hasOpenReading(line, exchange)) compared.issues.push(issueAt("reading", returned));
  else compared.changes.push({ unit, line, unused: unusedTerms({ source: unit.source, line }, exchange, terms) });
}

/** The same words: of a part whose source has changed a translator may say that they still hold. */
function leaveSame(compared: ComparedFile, { unit, returned, isStale }: OneUnit & { isStale: boolean }): void {
  const isConfirming = unit.state === "stale" && returned.isConfirmed && !isStale;
  if (isConfirming) compared.changes.push({ unit, line: unit.target ?? "", unused: [] });
  else compared.same += 1;
}

/** Somebody has changed the line here since the file was made; where the translator left it alone, nothing is to be decided. */
function holdConflict(compared: ComparedFile, held: HeldLine, { mark }: ReturnedUnit): void {
  if (held.line !== undefined && lineMark(held.line) === mark) compared.same += 1;
  else compared.held.push(held);
}

const isChangedSince = ({ mark }: ReturnedUnit, { target }: Unit): boolean =>
  mark !== null && target !== null && lineMark(target) !== mark;

/** Whether the source is what it was when the file was made: by its hash, or by its words where a program has dropped that. */
function isOfSource({ file, exchange, unit, returned }: OneUnit): boolean {
  const hash = returned.hash ?? file.parts?.[unit.part];
  if (hash !== undefined) return hash === unit.hash;
  if (returned.source === null) return true;
  const then = spaced(returned.source);
  return [unit.source, withoutReadings(plainOf(unit.source), exchange.sourceLanguage)].some(
    (now) => spaced(now) === then,
  );
}

const spaced = (text: string) => text.replace(/\s+/gu, " ").trim();

const joinedOf = (target: Returned, unit: Unit): Joined =>
  "pieces" in target ? returnedLine(target.pieces, unit.source, unit.target) : typedLine(target.typed, unit);

const typedLine = (typed: string, { source, target }: Unit): Joined =>
  target !== null && isSameLine(typed, target) ? { line: target } : checkMarks(typed, source);

const textOf = (target: Returned): string =>
  "pieces" in target ? target.pieces.map((piece) => ("text" in piece ? piece.text : "")).join("") : target.typed;

const isBlank = (target: Returned): boolean => textOf(target).trim() === "";

/** In Japanese a reading that was opened has to be closed, or the rest of the sentence stands above a letter. */
function hasOpenReading(line: Line, { targetLanguage }: Exchange): boolean {
  return isJapanese(targetLanguage) && /[《》]/.test(stripReadings(line));
}

function leaveGone(compared: ComparedFile, file: ReturnedFile, returned: ReturnedUnit): void {
  const { place, target, source } = returned;
  if (!place || !(place.part in (file.parts ?? {}))) {
    compared.issues.push(issueAt("unitUnknown", returned));
    return;
  }
  if (!target || isBlank(target)) return;
  const held = { part: place.part, path: place.path, unit: undefined, text: textOf(target), line: undefined };
  compared.held.push({ ...held, why: "gone", sourceThen: source, hash: file.parts?.[place.part] ?? "" });
}

/** Units that went out and did not come back. What was written since could not be in the file. */
function missingUnits({ units, parts, line }: ReturnedFile, exchange: Exchange): Issue[] {
  const there = new Set(units.flatMap(({ place }) => (place ? [placeOf(place)] : [])));
  const missing = exchange.units.filter(
    (unit) => !there.has(placeOf(unit)) && (parts === null || parts[unit.part] === unit.hash),
  );
  return missing.map((unit) => issueAt("unitMissing", { id: `${exchange.key}/${placeOf(unit)}`, line }));
}
