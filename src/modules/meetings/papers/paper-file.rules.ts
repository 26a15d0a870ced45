export const PAPER_TYPES = ["pdf", "xlsx", "docx", "png", "jpg", "txt"] as const;
export type PaperType = (typeof PAPER_TYPES)[number];

/** A paper of a meeting is read on a phone and kept in the database: scans of whole books do not belong here. */
export const MAX_PAPER_BYTES = 10 * 1024 * 1024;
const MAX_NAME = 120;

export const MEDIA_TYPE: Readonly<Record<PaperType, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  png: "image/png",
  jpg: "image/jpeg",
  txt: "text/plain; charset=utf-8",
};

/** How files of a type begin. Workbooks and Word documents are ZIP archives. */
const BEGINNING: Readonly<Record<Exclude<PaperType, "txt">, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  xlsx: [0x50, 0x4b, 0x03, 0x04],
  docx: [0x50, 0x4b, 0x03, 0x04],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpg: [0xff, 0xd8, 0xff],
};

export type PaperCheck =
  | { isTaken: true; name: string; type: PaperType }
  | { isTaken: false; code: "meetings.error.paperType" | "meetings.error.paperSize" | "meetings.error.paperEmpty" };

/** Whether a file may lie on the table, and under which name: its ending and how it begins must say the same. */
export function checkPaperFile(given: { name: string; bytes: Uint8Array }): PaperCheck {
  const { bytes } = given;
  if (bytes.length === 0) return { isTaken: false, code: "meetings.error.paperEmpty" };
  if (bytes.length > MAX_PAPER_BYTES) return { isTaken: false, code: "meetings.error.paperSize" };
  const name = fileNameOf(given.name);
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase().replace("jpeg", "jpg");
  const type = PAPER_TYPES.find((known) => known === ending);
  if (!type || !beginsAs(type, bytes)) return { isTaken: false, code: "meetings.error.paperType" };
  return { isTaken: true, name, type };
}

/** The last part of what a browser calls the file, without what no file system takes; the ending is kept. */
export function fileNameOf(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const plain = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "")
    .replace(/^[.\s]+/u, "")
    .trim();
  if (plain.length <= MAX_NAME) return plain;
  const ending = /\.[A-Za-z]{1,5}$/.exec(plain)?.[0] ?? "";
  return [...plain.slice(0, MAX_NAME - ending.length)].join("").toWellFormed() + ending;
}

function beginsAs(type: PaperType, bytes: Uint8Array): boolean {
  if (type !== "txt") return BEGINNING[type].every((byte, index) => bytes[index] === byte);
  try {
    return !new TextDecoder("utf-8", { fatal: true }).decode(bytes).includes("\u0000");
  } catch {
    return false;
  }
}
