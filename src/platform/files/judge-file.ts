import { type FileType, isImage, typeInName, typeOfBytes } from "./file-type.ts";
import { type ImageSize, sizeOfImage } from "./image-size.ts";
import { readPdf } from "./read-pdf.ts";
import { stripImage } from "./strip-image.ts";

const MEGABYTE = 1_000_000;
export const MAX_DOCUMENT_MB = 20;
export const MAX_IMAGE_MB = 5;

/** A file as it may be stored. */
export interface JudgedFile {
  type: FileType;
  /** Of a picture without what its camera wrote beside it. */
  bytes: Uint8Array;
  /** Of a PDF, where it says so. */
  pages: number | null;
  /** Of a picture. */
  size: ImageSize | null;
}

/** Why a file is not taken. */
export type Refusal =
  | { reason: "empty" | "unknownType" | "brokenImage" | "script" | "launch" }
  /** The name says that it is another kind of file than its bytes. */
  | { reason: "otherType"; named: FileType; found: FileType }
  /** In megabytes, as people read them; `size` with one decimal. */
  | { reason: "tooLarge"; size: string; most: number };

/** Looks at a file that somebody sent: what it is comes from its bytes, never from its name. */
export function judgeFile({ name, bytes }: { name: string; bytes: Uint8Array }): JudgedFile | Refusal {
  if (bytes.length === 0) return { reason: "empty" };
  if (bytes.length > MAX_DOCUMENT_MB * MEGABYTE) return tooLarge(bytes, MAX_DOCUMENT_MB);
  const type = typeOfBytes(bytes);
  const named = typeInName(name);
  if (!type) return { reason: "unknownType" };
  if (named && !isSame(named, type)) return { reason: "otherType", named, found: type };
  return isImage(type) ? judgeImage(type, bytes) : judgeDocument(type, bytes, named);
}

export const isRefusal = (judged: JudgedFile | Refusal): judged is Refusal => "reason" in judged;

/** What stands in a text, words or a table, its bytes cannot say for certain. */
const isSame = (named: FileType, found: FileType) =>
  named === found || [named, found].every((type) => type === "txt" || type === "csv");

function judgeImage(type: "png" | "jpg" | "webp", bytes: Uint8Array): JudgedFile | Refusal {
  if (bytes.length > MAX_IMAGE_MB * MEGABYTE) return tooLarge(bytes, MAX_IMAGE_MB);
  const size = sizeOfImage(type, bytes);
  if (!size) return { reason: "brokenImage" };
  const stripped = stripImage(type, bytes);
  return { type, bytes: stripped, pages: null, size };
}

function judgeDocument(type: FileType, bytes: Uint8Array, named: FileType | undefined): JudgedFile | Refusal {
  if (type !== "pdf") return { type: type === "txt" ? (named ?? type) : type, bytes, pages: null, size: null };
  const { pages, danger } = readPdf(bytes);
  return danger ? { reason: danger } : { type, bytes, pages, size: null };
}

const tooLarge = (bytes: Uint8Array, most: number): Refusal => ({
  reason: "tooLarge",
  size: (Math.ceil(bytes.length / (MEGABYTE / 10)) / 10).toFixed(1),
  most,
});
