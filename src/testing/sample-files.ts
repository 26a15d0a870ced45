import { crc32, deflateSync } from "node:zlib";
import { packArchive, storeArchive } from "#platform/documents/archive.ts";

const text = (value: string) => new Uint8Array(Buffer.from(value, "latin1"));
const base64 = (value: string) => new Uint8Array(Buffer.from(value, "base64"));
const joined = (...pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

/** What a camera would tell and a file must not. */
export const SECRET = "36.5613N 136.6562E";

/** 3 × 2, red. */
const PLAIN_JPEG = base64(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k=",
);

/** A photograph with its place in Exif, in XMP and in a comment, and another picture behind its end. */
export function sampleJpeg({ orientation = 1 } = {}): Uint8Array<ArrayBuffer> {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const exif = joined(text("Exif\0\0"), new Uint8Array(tiff), text(SECRET));
  return joined(
    PLAIN_JPEG.subarray(0, 2),
    segment(0xe1, exif),
    segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
    segment(0xfe, text(SECRET)),
    PLAIN_JPEG.subarray(2),
    text(SECRET),
  );
}

const segment = (marker: number, body: Uint8Array) =>
  joined(new Uint8Array([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body);

/** `width` × 2 grey points, different for each `width`. */
export function samplePng({ width = 3 } = {}): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array([0, 0, width >> 8, width & 255, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
  const points = deflateSync(new Uint8Array((width + 1) * 2));
  return joined(
    text("\x89PNG\r\n\x1a\n"),
    chunk("IHDR", header),
    chunk("tEXt", text(`Comment\0${SECRET}`)),
    chunk("eXIf", text(SECRET)),
    chunk("IDAT", points),
    chunk("IEND", new Uint8Array()),
  );
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const named = joined(text(name), body);
  const number = (value: number) => new Uint8Array([24, 16, 8, 0].map((bits) => (value >>> bits) & 255));
  return joined(number(body.length), named, number(crc32(named)));
}

/** 3 × 2 as an extended file, with its place in Exif. */
export function sampleWebp(): Uint8Array<ArrayBuffer> {
  const picture = base64(
    "UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=",
  ).subarray(12);
  const extended = joined(text("VP8X"), new Uint8Array([10, 0, 0, 0, 0b1000, 0, 0, 0, 2, 0, 0, 1, 0, 0]));
  const exif = joined(text("EXIF"), new Uint8Array([SECRET.length, 0, 0, 0]), text(SECRET));
  const body = joined(text("WEBP"), extended, picture, exif);
  return joined(text("RIFF"), new Uint8Array([body.length & 255, body.length >> 8, 0, 0]), body);
}

/** A lossy and a lossless file as they are written without notes, 3 × 2. */
export const PLAIN_WEBP = [
  base64("UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA="),
  base64("UklGRhwAAABXRUJQVlA4TA8AAAAvAkAAAAcQ/Y/+ByKi/wEA"),
];

interface PdfWishes {
  pages?: number;
  /** Objects are packed into a stream, as most programs write them today. */
  isPacked?: boolean;
  /** Stands in the catalogue. */
  action?: string;
  /** Makes its bytes different from another's. */
  words?: string;
}

/** A PDF as far as anybody looks at it who does not draw it. */
export function samplePdf(wishes: PdfWishes = {}): Uint8Array<ArrayBuffer> {
  const { pages = 1, isPacked = false, action = "", words = "" } = wishes;
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(" ");
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${action}>>`,
    `<</Type /Pages /Kids [${kids}] /Resources <</Font <<>>>> /Count ${pages}>>`,
    ...Array.from({ length: pages }, () => "<</Type/Page/Parent 2 0 R>>"),
    `<</Title (${words})>>`,
  ];
  const plain = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  const body = isPacked ? packed(objects.join(" ")) : plain;
  return text(`%PDF-1.7\n${body}trailer <</Root 1 0 R>>\n%%EOF\n`);
}

function packed(objects: string): string {
  const stream = deflateSync(Buffer.from(objects, "latin1")).toString("latin1");
  return `9 0 obj\n<</Type /ObjStm /Filter /FlateDecode /Length ${stream.length}>>\nstream\n${stream}\nendstream\nendobj\n`;
}

/** An archive with empty parts of these names, as office programs write them. */
export const sampleArchive = (...names: string[]): Promise<Uint8Array<ArrayBuffer>> =>
  packArchive(names.map((name) => ({ name, bytes: text("<xml/>") })));

export const sampleOpenDocument = (mediaType: string): Uint8Array<ArrayBuffer> =>
  storeArchive([
    { name: "mimetype", bytes: text(mediaType) },
    { name: "content.xml", bytes: text("<xml/>") },
  ]);
