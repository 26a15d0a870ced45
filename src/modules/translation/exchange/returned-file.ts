import type { Piece } from "../segments/mark.rules.ts";

/** What a file that came back says, before anybody looks whether it fits: texts and places, no permission, no database. */
export interface ReturnedFile {
  /** In a ZIP archive: the name there. */
  name: string;
  format: "xliff" | "workbook";
  /** The city that it was made for; null where nothing is left of it. */
  code: string | null;
  /** The entry's key, or `request.12`; null where no unit of ours is in it. */
  key: string | null;
  /** As the file names them (`vi-VN`); empty where it does not. */
  sourceTag: string;
  targetTag: string;
  /** Part → hash of its source when the file was made; null where nothing is left of it. */
  parts: Record<string, string> | null;
  units: ReturnedUnit[];
  /** Where in the file it begins. */
  line: number;
}

export interface ReturnedUnit {
  /** As it stands in the file. */
  id: string;
  /** What it says; null for a unit that is not ours. */
  place: { key: string; part: string; path: string } | null;
  /** Of the file, or the row of a sheet; from 1. */
  line: number;
  source: string | null;
  target: Returned | null;
  /** The translator says that the translation holds as it stands. */
  isConfirmed: boolean;
  /** Of the part's source and of the target when the file was made. */
  hash: string | null;
  mark: string | null;
}

/** A translated line: cut at its marks, or in our own notation. */
export type Returned = { pieces: Piece[] } | { typed: string };

export type FileProblemKind =
  | "encoding"
  | "notXml"
  | "doctype"
  | "entity"
  | "notXliff"
  | "version"
  | "empty"
  | "tooLarge"
  | "twice"
  | "archive"
  | "kind"
  | "workbook"
  | "headMissing";

/** Why a file cannot be read, and where. `detail`: the sign or word that is wrong. */
export interface FileProblemAt {
  what: FileProblemKind;
  line: number;
  detail?: string;
}

export class FileProblem extends Error {
  readonly problems: readonly FileProblemAt[];
  constructor(problems: readonly FileProblemAt[]) {
    super(`file: ${problems.map(({ what }) => what).join(", ")}`);
    this.problems = problems;
  }
}
