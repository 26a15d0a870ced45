import { crc32, deflateSync } from "node:zlib";
import { iconPixels } from "./icon-pixels.rules.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TRUECOLOUR = 2;
const drawn = new Map<string, Buffer<ArrayBuffer>>();

/** The city's icon as PNG; https://www.w3.org/TR/png/ */
export function drawIcon(size: number, colour: string): Buffer<ArrayBuffer> {
  const name = `${size} ${colour}`;
  const icon = drawn.get(name) ?? pngOf(size, iconPixels(size, colour));
  drawn.set(name, icon);
  return icon;
}

function pngOf(size: number, pixels: Uint8Array): Buffer<ArrayBuffer> {
  const width = size * 3;
  // Each row begins with the number of its filter: none.
  const rows = Buffer.alloc(size * (width + 1));
  for (let row = 0; row < size; row += 1)
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, TRUECOLOUR, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
