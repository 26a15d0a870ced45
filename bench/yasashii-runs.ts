import { Problem } from "#platform/problem.ts";
import type { Segment } from "../src/yasashii/index.ts";

/** A run of kanji with how a careful announcer reads it. */
export interface Run {
  start: number;
  end: number;
  surface: string;
  /** Each is right. */
  readings: string[];
  /** Of a person or a place: it is not to be read without being asked. */
  isName: boolean;
}

const RUN = /(?:｜([^｜《》]+)|([\p{Script=Han}々〆ヶ〇]+))《([^《》]*)》/gu;
/** A sign that has a reading without being kanji (○): nobody is asked for one. */
const READ_SIGN = /(?<=[^\p{Script=Han}々〆ヶ〇])《[^《》]*》/gu;

/** The runs of `納付書《のうふしょ》が届《とど》いた`. @throws Problem where the line without its readings is not the text */
export function runsOf(line: string, { id, text }: { id: string; text: string }): Run[] {
  const runs: Run[] = [];
  let plain = "";
  let last = 0;
  for (const match of line.matchAll(RUN)) {
    const [whole, begun, kanji, reading = ""] = match;
    const surface = begun ?? kanji ?? "";
    plain += line.slice(last, match.index).replace(READ_SIGN, "");
    const isName = reading.startsWith("!");
    const readings = (isName ? reading.slice(1) : reading).split("|");
    runs.push({ start: plain.length, end: plain.length + surface.length, surface, readings, isName });
    plain += surface;
    last = match.index + whole.length;
  }
  plain += line.slice(last).replace(READ_SIGN, "");
  if (plain !== text) throw new Problem(`${id}: the reading line is not the text.`);
  return runs;
}

export interface ReadRun {
  run: Run;
  /** What the segments over the run say; null where they cannot be laid over it. */
  seen: string | null;
  /** A person is asked: the tool does not claim to know. */
  isMarked: boolean;
}

/** What the segments of a text say about each of its runs. */
export function readRuns(runs: readonly Run[], segments: readonly Segment[]): ReadRun[] {
  let at = 0;
  const placed = segments.map((segment) => {
    const start = at;
    at += segment.surface.length;
    return { ...segment, start, end: at };
  });
  return runs.map((run) => {
    const over = placed.filter(({ start, end }) => start < run.end && end > run.start);
    const from = over[0]?.start ?? run.start;
    const surface = over.map((segment) => segment.surface).join("");
    const said = over.map((segment) => segment.reading ?? segment.surface).join("");
    return {
      run,
      seen: within(said, { before: surface.slice(0, run.start - from), after: surface.slice(run.end - from) }),
      isMarked: over.some(({ alternatives }) => alternatives.length > 0),
    };
  });
}

/** The reading without the kana on both sides of the run, where a segment reaches further than it. */
function within(said: string, { before, after }: { before: string; after: string }): string | null {
  const reading = hiragana(said);
  const fits = reading.startsWith(hiragana(before)) && reading.endsWith(hiragana(after));
  return fits ? reading.slice(before.length, reading.length - after.length) : null;
}

export const hiragana = (text: string) =>
  text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

export const isRight = ({ run, seen }: ReadRun) =>
  seen !== null && run.readings.some((reading) => hiragana(reading) === seen);
