import type { ImageType } from "./file-type.ts";

export interface ImageSize {
  width: number;
  height: number;
}

/** As wide and high as a browser shows it; undefined where the bytes are no whole picture of this type. */
export function sizeOfImage(type: ImageType, bytes: Uint8Array): ImageSize | undefined {
  try {
    const size = READERS[type](viewOf(bytes));
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (error) {
    // A header that points behind the end of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const READERS: Readonly<Record<ImageType, (view: DataView) => ImageSize | undefined>> = {
  png: sizeOfPng,
  jpg: sizeOfJpeg,
  webp: sizeOfWebp,
};

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Four letters that name a chunk. */
export const nameAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));

/** PNG, third edition, 11.2.2: the first chunk is the header. */
function sizeOfPng(view: DataView): ImageSize | undefined {
  if (nameAt(view, 12) !== "IHDR") return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** A segment of a JPEG: its marker, and where it begins and ends, its marker and length included. */
export interface Segment {
  marker: number;
  from: number;
  to: number;
}

const START_OF_SCAN = 0xda;
const APP1 = 0xe1;

/** The segments before the picture itself begins (ITU-T T.81, B.1.1). */
export function segmentsOf(view: DataView): Segment[] {
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const to = at + 2 + view.getUint16(at + 2);
    segments.push({ marker, from: at, to });
    if (marker === START_OF_SCAN) break;
    at = to;
  }
  return segments;
}

/** Frame headers: 0xC0 to 0xCF but for the tables that lie between them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function sizeOfJpeg(view: DataView): ImageSize | undefined {
  const segments = segmentsOf(view);
  const frame = segments.find(({ marker }) => isFrame(marker));
  if (!frame || segments.at(-1)?.marker !== START_OF_SCAN) return undefined;
  const size = { width: view.getUint16(frame.from + 7), height: view.getUint16(frame.from + 5) };
  const isOnItsSide = orientationOf(view) >= 5;
  return isOnItsSide ? { width: size.height, height: size.width } : size;
}

/** How a camera was held, 1 to 8 (Exif 2.32, 4.6.4 A); 1 where it does not say. */
export function orientationOf(view: DataView): number {
  const exif = segmentsOf(view).find(({ marker, from }) => marker === APP1 && nameAt(view, from + 4) === "Exif");
  if (!exif) return 1;
  const tiff = exif.from + 10;
  const isLittle = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index++) {
    const field = directory + 2 + index * 12;
    if (view.getUint16(field, isLittle) !== 0x0112) continue;
    const value = view.getUint16(field + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** The WebP container (RFC 9649, 2.5 to 2.7): lossy, lossless and extended say their size in three ways. */
function sizeOfWebp(view: DataView): ImageSize | undefined {
  const kind = nameAt(view, 12);
  if (kind === "VP8 ") return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== "VP8X") return undefined;
  const from = (at: number) => (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1;
  return { width: from(24), height: from(27) };
}
