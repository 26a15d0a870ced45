import { ArchiveError, readArchive } from "#platform/documents/archive.ts";
import { readTranslationBook } from "../workbook/read-translation-book.ts";
import { readXliff } from "../xliff/read-xliff.ts";
import { FileProblem, type FileProblemAt, type ReturnedFile } from "./returned-file.ts";

const LIMITS = { parts: 1_000, bytes: 200_000_000, ratio: 50 };
const XLIFF = /\.(?:xlf|xliff|sdlxliff|mqxliff|mxliff|xml)$/i;

/** What could be read of an upload, and for each file in it what could not. */
export interface ReadUpload {
  files: ReturnedFile[];
  refused: { name: string; problems: readonly FileProblemAt[] }[];
}

/** An XLIFF file, a workbook, or a ZIP archive of such files: what it is tells its content, not its name. */
export async function readReturned({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<ReadUpload> {
  if (!isArchive(bytes)) return readOne(name, async () => readXliff(bytes, name));
  const parts = await readArchive(bytes, LIMITS).catch((error: unknown) => {
    if (!(error instanceof ArchiveError)) throw error;
    return undefined;
  });
  if (!parts) return refused(name, "archive");
  if (parts.some((part) => part.name === "[Content_Types].xml"))
    return readOne(name, () => readTranslationBook(bytes, name));
  const inner = parts.filter((part) => !/(?:^|\/)(?:__MACOSX\/|\.)|\/$/.test(part.name));
  const read = await Promise.all(inner.map((part) => readInner(part)));
  if (read.length === 0) return refused(name, "empty");
  return { files: read.flatMap(({ files }) => files), refused: read.flatMap((each) => each.refused) };
}

const isArchive = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function readInner({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<ReadUpload> {
  if (/\.xlsx$/i.test(name)) return readOne(name, () => readTranslationBook(bytes, name));
  return XLIFF.test(name) ? readOne(name, async () => readXliff(bytes, name)) : refused(name, "kind");
}

const refused = (name: string, what: FileProblemAt["what"]): ReadUpload => ({
  files: [],
  refused: [{ name, problems: [{ what, line: 1 }] }],
});

async function readOne(name: string, read: () => Promise<ReturnedFile[]>): Promise<ReadUpload> {
  try {
    return { files: await read(), refused: [] };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { files: [], refused: [{ name, problems: error.problems }] };
  }
}
