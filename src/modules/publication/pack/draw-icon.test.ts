import { inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { drawIcon } from "./draw-icon.ts";

it("draws a PNG of the size asked for, the city's colour to its corners and the arc in the part that no phone cuts off", () => {
  const size = 192;
  const png = drawIcon(size, "#8c1d34");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  const begin = png.indexOf("IDAT") + 4;
  const rows = inflateSync(png.subarray(begin, begin + png.readUInt32BE(begin - 8)));
  const at = (x: number, y: number) => [...rows.subarray(y * (size * 3 + 1) + 1 + x * 3).subarray(0, 3)];
  for (const [x, y] of [
    [0, 0],
    [size - 1, 0],
    [0, size - 1],
    [size - 1, size - 1],
  ] as const) {
    expect(at(x, y)).toEqual([0x8c, 0x1d, 0x34]);
  }
  const white: number[] = [];
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (at(x, y).every((part) => part === 255)) white.push(Math.hypot(x - size / 2, y - size / 2));
  expect(white.length).toBeGreaterThan(500);
  // The safe zone of a maskable icon: a circle of 40 % of the side.
  expect(Math.max(...white)).toBeLessThan(size * 0.4);
});
