import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isImage } from "#platform/files/file-type.ts";
import { isRefusal, judgeFile } from "#platform/files/judge-file.ts";
import { Problem } from "#platform/problem.ts";
import type { Paper } from "../files/file.rules.ts";
import type { EntryFile, PaperFile } from "./library-file.ts";

/** A paper of an entry's file with its bytes, as it may be stored. */
export interface TakenPaper
  extends Pick<Paper, "language" | "title" | "type" | "pages" | "validFrom" | "validTo" | "isOriginal"> {
  /** The entry's key. */
  entry: string;
  bytes: Uint8Array;
}

type Named = Pick<EntryFile, "key" | "kind" | "files">;

/**
 * The papers of a city's entries, each judged as if somebody had sent it, the older versions first: so each gets its own
 * number when it is stored. @throws Problem with each mistake
 */
export function readPapers(dataFolder: string, slug: string, entries: readonly Named[]): TakenPaper[] {
  const mistakes: string[] = [];
  const taken = entries.flatMap((entry) => {
    mistakes.push(...mistakesOf(entry).map((mistake) => `${entry.key}.yaml: files: ${mistake}`));
    return [...entry.files]
      .sort((one, other) => one.version - other.version)
      .flatMap((paper) => {
        const read = readPaper(join(dataFolder, "library", slug, "files", paper.file), paper);
        if (typeof read !== "string") return [{ entry: entry.key, ...read }];
        mistakes.push(`${entry.key}.yaml: files: ${paper.file}: ${read}`);
        return [];
      });
  });
  if (mistakes.length > 0) throw new Problem(mistakes.join("\n"));
  return taken;
}

function mistakesOf({ kind, files }: Named): string[] {
  const versions = Map.groupBy(files, ({ language }) => language);
  const outOfTurn = [...versions].filter(([, papers]) => {
    const numbers = papers.map(({ version }) => version).sort((a, b) => a - b);
    return numbers.some((version, index) => version !== index + 1);
  });
  return [
    ...(files.length > 0 && kind !== "document" ? ["only an entry of kind document offers files"] : []),
    ...outOfTurn.map(([language]) => `${language}: versions must be 1, 2, 3 …, each once`),
    ...files
      .filter(({ valid_from: from, valid_to: to }) => from && to && from > to)
      .map(({ file }) => `${file}: valid_to is before valid_from`),
  ];
}

/** What is wrong with it where it cannot be taken. */
function readPaper(path: string, paper: PaperFile): Omit<TakenPaper, "entry"> | string {
  if (!existsSync(path)) return "there is no such file";
  const judged = judgeFile({ name: paper.file, bytes: new Uint8Array(readFileSync(path)) });
  if (isRefusal(judged)) return `not taken (${judged.reason})`;
  const { type, bytes, pages } = judged;
  return {
    ...{ language: paper.language, title: paper.title, type, bytes, pages: isImage(type) ? 1 : pages },
    ...{ validFrom: paper.valid_from ?? null, validTo: paper.valid_to ?? null, isOriginal: paper.original },
  };
}
