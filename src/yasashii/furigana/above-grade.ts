import { readFileSync } from "node:fs";
import { dataFile } from "../data-file.ts";
import { hasKanji } from "../text/kana.ts";
import type { Segment } from "./segment.ts";

let grades: ReadonlyMap<string, number> | undefined;

/** The school year in which a kanji is taught; data/yasashii/kanji-grades.tsv, read at the first question. */
function gradeOf(kanji: string): number {
  grades ??= new Map(
    readFileSync(dataFile("kanji-grades.tsv"), "utf8")
      .split("\n")
      .map((line) => line.split("\t"))
      .map(([letter = "", grade]): [string, number] => [letter, Number(grade)]),
  );
  return grades.get(kanji) ?? Number.POSITIVE_INFINITY;
}

/** Readings only for words with a kanji that is taught after this school year; 々 counts as the kanji before it. */
export function aboveGrade(segments: readonly Segment[], grade: number): Segment[] {
  return segments.map((segment) =>
    segment.reading !== null && !isAbove(segment.surface, grade)
      ? { ...segment, reading: null, alternatives: [] }
      : segment,
  );
}

const isAbove = (surface: string, grade: number) =>
  [...surface].some((letter) => hasKanji(letter) && !"々ヶ〆〇".includes(letter) && gradeOf(letter) > grade);
