import type { ImageType } from "./file-type.ts";
import { nameAt, orientationOf, segmentsOf, viewOf } from "./image-size.ts";

/**
 * The picture without what cameras and programs write beside it: where it was taken, when, with whose device. Of all that
 * only how the camera was held stays, else photographs would lie on their side. @throws RangeError where it is cut off
 */
export function stripImage(type: ImageType, bytes: Uint8Array): Uint8Array {
  return STRIPPERS[type](bytes);
}

const STRIPPERS: Readonly<Record<ImageType, (bytes: Uint8Array) => Uint8Array>> = {
  png: stripPng,
  jpg: stripJpeg,
  webp: stripWebp,
};

const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

/** Kept of the application segments: JFIF, the colour profile, and Adobe's note on how colours are coded. */
const isPrivate = (view: DataView, { marker, from }: { marker: number; from: number }) => {
  if (marker === COMMENT) return true;
  if (marker < APP0 || marker > APP15 || marker === APP0 || marker === APP14) return false;
  return marker !== APP2 || nameAt(view, from + 4) !== "ICC_";
};

const END_OF_IMAGE = [0xff, 0xd9];

function stripJpeg(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const segments = segmentsOf(view);
  const orientation = orientationOf(view);
  const kept = segments.filter((segment) => !isPrivate(view, segment)).map(({ from, to }) => bytes.subarray(from, to));
  const scans = bytes.subarray(segments.at(-1)?.to ?? bytes.length);
  return joined([
    bytes.subarray(0, 2),
    ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
    ...kept,
    scans.subarray(0, endOf(scans)),
  ]);
}

/** Behind the end some phones write a film or a second picture with all its notes. */
function endOf(scans: Uint8Array): number {
  for (let at = 0; at + 1 < scans.length; at++)
    if (scans[at] === END_OF_IMAGE[0] && scans[at + 1] === END_OF_IMAGE[1]) return at + 2;
  return scans.length;
}

/** Exif with one field: how the camera was held. */
const orientationSegment = (orientation: number) =>
  new Uint8Array([
    ...[0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0x00, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);

/** Chunks that hold words, times and Exif; all others belong to the picture. */
const PRIVATE_PNG = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME"];

function stripPng(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const name = nameAt(view, at + 4);
    const to = at + 12 + view.getUint32(at);
    if (!PRIVATE_PNG.includes(name)) kept.push(bytes.subarray(at, to));
    if (name === "IEND") break;
    at = to;
  }
  return joined(kept);
}

const PRIVATE_WEBP = ["EXIF", "XMP "];
/** Bits of the extended header that announce them. */
const ANNOUNCED = 0b0000_1100;

function stripWebp(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const to = at + 8 + length + (length % 2);
    if (!PRIVATE_WEBP.includes(nameAt(view, at))) kept.push(bytes.slice(at, to));
    at = to;
  }
  const first = kept[0];
  if (first?.[8] !== undefined && nameAt(viewOf(first), 0) === "VP8X") first[8] &= ~ANNOUNCED;
  const result = joined([bytes.slice(0, 12), ...kept]);
  viewOf(result).setUint32(4, result.length - 8, true);
  return result;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}
