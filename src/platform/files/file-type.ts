import { ArchiveError, namesInArchive } from "#platform/documents/archive.ts";

export const DOCUMENT_TYPES = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "txt", "csv"] as const;
export const IMAGE_TYPES = ["png", "jpg", "webp"] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];
/** Also the ending of a file's name. */
export type FileType = (typeof DOCUMENT_TYPES)[number] | ImageType;

export const isImage = (type: FileType): type is ImageType => IMAGE_TYPES.some((image) => image === type);

const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN_DOCUMENT = "application/vnd.oasis.opendocument";

export const MEDIA_TYPE: Readonly<Record<FileType, string>> = {
  pdf: "application/pdf",
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
  odt: `${OPEN_DOCUMENT}.text`,
  ods: `${OPEN_DOCUMENT}.spreadsheet`,
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
};

const startsWith = (bytes: Uint8Array, beginning: readonly number[], at = 0) =>
  beginning.every((byte, index) => bytes[at + index] === byte);
const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0));

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * What a file is, from its bytes alone: names lie. Undefined for whatever we do not take. Plain text with commas in each
 * of its lines, the same number of them, is a table.
 */
export function typeOfBytes(bytes: Uint8Array): FileType | undefined {
  if (startsWith(bytes, PNG)) return "png";
  if (startsWith(bytes, JPEG)) return "jpg";
  if (startsWith(bytes, ascii("RIFF")) && startsWith(bytes, ascii("WEBP"), 8)) return "webp";
  if (startsWith(bytes, ascii("%PDF-"))) return "pdf";
  if (startsWith(bytes, ZIP)) return typeOfArchive(bytes);
  return typeOfText(bytes);
}

const MOST_PARTS = 10_000;

/** By the part that only this kind has. */
const MAIN_PARTS: readonly [part: string, type: FileType][] = [
  ["word/document.xml", "docx"],
  ["xl/workbook.xml", "xlsx"],
  ["ppt/presentation.xml", "pptx"],
];
/** A document with macros runs a program: none of ours. */
const PROGRAM = /vbaProject\.bin$|^Basic\/|^Scripts\//i;

function typeOfArchive(bytes: Uint8Array): FileType | undefined {
  const names = namesOf(bytes);
  if (names.some((name) => PROGRAM.test(name))) return undefined;
  if (names.includes("[Content_Types].xml")) return MAIN_PARTS.find(([part]) => names.includes(part))?.[1];
  return (["odt", "ods"] as const).find((type) => startsWith(bytes, ascii(`mimetype${MEDIA_TYPE[type]}`), NAME_AT));
}

/** Of an OpenDocument the first part says what it is, as it stands: OpenDocument 1.3 part 2, 3.3. */
const NAME_AT = 30;

function namesOf(bytes: Uint8Array): string[] {
  try {
    return namesInArchive(bytes, MOST_PARTS);
  } catch (error) {
    if (error instanceof ArchiveError) return [];
    throw error;
  }
}

/** Tags at the beginning: a page or a drawing, which browsers would run. */
const MARKUP = /^\s*<(?:[!?a-z])/i;
/** Control characters other than those that part lines and columns. */
const NOT_TEXT = /[^\P{Cc}\t\n\f\r]/u;

function typeOfText(bytes: Uint8Array): FileType | undefined {
  const text = decoded(bytes);
  if (text === undefined || text.trim() === "" || MARKUP.test(text) || NOT_TEXT.test(text)) return undefined;
  const lines = text.trim().split(/\r?\n/);
  const commas = lines.map((line) => line.replaceAll(/"[^"]*"/g, "").split(",").length - 1);
  const isTable = lines.length > 1 && commas[0] !== 0 && commas.every((count) => count === commas[0]);
  return isTable ? "csv" : "txt";
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What a name says that a file is; undefined where it has no ending that we know. */
export function typeInName(name: string): FileType | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const type = ending === "jpeg" ? "jpg" : ending;
  return [...DOCUMENT_TYPES, ...IMAGE_TYPES].find((known) => known === type);
}
