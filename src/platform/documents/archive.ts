import { promisify } from "node:util";
import { crc32, deflateRaw, inflateRaw } from "node:zlib";

/** Why an archive was not opened. */
export type ArchiveProblem = "notAnArchive" | "tooManyParts" | "inflatesTooFar";

export class ArchiveError extends Error {
  readonly problem: ArchiveProblem;
  constructor(problem: ArchiveProblem) {
    super(`archive: ${problem}`);
    this.problem = problem;
  }
}

/** One file of a ZIP archive, inflated. */
export interface ArchivePart {
  name: string;
  bytes: Uint8Array;
}

export interface ArchiveLimits {
  parts: number;
  /** Sum of the inflated sizes. */
  bytes: number;
  /** Inflated size against the archive's own; counted above one megabyte, as a tiny file of blanks hurts nobody. */
  ratio: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** Of an entry: without it Windows reads names in the encoding of its own country. */
const NAME_IS_UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;
const ALWAYS_ALLOWED_BYTES = 1_000_000;
const deflate = promisify<Uint8Array, Buffer>(deflateRaw);
const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

/**
 * Inflates a ZIP archive within limits. The directory is judged before a byte is inflated, and each part may then grow
 * no further than the directory said, because headers lie. ZIP64 and encrypted parts are refused.
 * Layout: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. Throws ArchiveError.
 */
export async function readArchive(bytes: Uint8Array, limits: ArchiveLimits): Promise<ArchivePart[]> {
  const entries = readDirectory(bytes, limits.parts);
  const inflated = entries.reduce((sum, entry) => sum + entry.size, 0);
  const allowed = Math.min(limits.bytes, Math.max(ALWAYS_ALLOWED_BYTES, bytes.length * limits.ratio));
  if (inflated > allowed) throw new ArchiveError("inflatesTooFar");
  const parts: ArchivePart[] = [];
  for (const entry of entries) parts.push({ name: entry.name, bytes: await readPart(bytes, entry) });
  return parts;
}

/** The names of an archive's parts; nothing is inflated. Throws ArchiveError. */
export const namesInArchive = (bytes: Uint8Array, limit: number): string[] =>
  readDirectory(bytes, limit).map(({ name }) => name);

interface Entry {
  name: string;
  method: number;
  packedSize: number;
  size: number;
  offset: number;
}

function readDirectory(bytes: Uint8Array, limit: number): Entry[] {
  const view = viewOf(bytes);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limit) throw new ArchiveError("tooManyParts");
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new ArchiveError("notAnArchive");
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: methodOf(view, at),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Stored or deflated; anything else, and whatever is encrypted, is not for us. */
function methodOf(view: DataView, at: number): number {
  const method = view.getUint16(at + 10, true);
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) throw new ArchiveError("notAnArchive");
  return method;
}

function findEnd(view: DataView): number {
  // A comment of at most 65,535 bytes may follow the end record of 22.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new ArchiveError("notAnArchive");
}

async function readPart(bytes: Uint8Array, entry: Entry): Promise<Uint8Array> {
  const packed = packedBytes(bytes, entry);
  if (entry.method === STORED) return packed;
  if (entry.size === 0) return new Uint8Array(0);
  try {
    return await inflate(packed, { maxOutputLength: entry.size });
  } catch (error) {
    const grows = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new ArchiveError(grows ? "inflatesTooFar" : "notAnArchive");
  }
}

function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = viewOf(bytes);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_ENTRY) {
    throw new ArchiveError("notAnArchive");
  }
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(from, from + entry.packedSize);
  const isWhole = packed.length === entry.packedSize && (entry.method === DEFLATED || entry.packedSize === entry.size);
  if (!isWhole) throw new ArchiveError("notAnArchive");
  return packed;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** 1980-01-01, the first date that ZIP knows: equal parts give equal bytes whenever they are written. */
const FIXED_DATE = 33;

/** An archive of parts as they are, not packed. */
export function storeArchive(parts: readonly ArchivePart[]): Uint8Array<ArrayBuffer> {
  return archiveOf(parts.map(({ name, bytes }) => ({ name, bytes, packed: bytes })));
}

/** An archive of packed parts. */
export async function packArchive(parts: readonly ArchivePart[]): Promise<Uint8Array<ArrayBuffer>> {
  return archiveOf(await Promise.all(parts.map(async (part) => ({ ...part, packed: await deflate(part.bytes) }))));
}

interface PackedPart extends ArchivePart {
  /** The same as `bytes` where the part is stored as it is. */
  packed: Uint8Array;
}

function archiveOf(parts: readonly PackedPart[]): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes, packed } of parts) {
    const label = new TextEncoder().encode(name);
    const method = packed === bytes ? STORED : DEFLATED;
    const flags = /^[ -~]*$/.test(name) ? 0 : NAME_IS_UTF8;
    const common = [20, flags, method, 0, FIXED_DATE].map((value) => [value, 2] as const);
    const sizes = [
      [crc32(bytes), 4],
      [packed.length, 4],
      [bytes.length, 4],
      [label.length, 2],
      [0, 2],
    ] as const;
    const local = fieldsOf([[LOCAL_ENTRY, 4], ...common, ...sizes]);
    directory.push(
      fieldsOf([[DIRECTORY_ENTRY, 4], [20, 2], ...common, ...sizes, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]),
      label,
    );
    chunks.push(local, label, packed);
    offset += local.length + label.length + packed.length;
  }
  return new Uint8Array(Buffer.concat([...chunks, ...directory, endOf(parts.length, { directory, offset })]));
}

function endOf(count: number, { directory, offset }: { directory: readonly Uint8Array[]; offset: number }): Uint8Array {
  return fieldsOf([
    [END_OF_DIRECTORY, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [directory.reduce((sum, chunk) => sum + chunk.length, 0), 4],
    [offset, 4],
    [0, 2],
  ]);
}

/** Little-endian numbers of two or four bytes, one behind the other. */
function fieldsOf(fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}
