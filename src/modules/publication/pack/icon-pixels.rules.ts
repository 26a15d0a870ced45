/**
 * The mark as pixels: a white arc on the city's colour, to the edge of the square, because phones cut icons in shapes of
 * their own; the arc stays in the inner part that all of them leave. RGB, row by row.
 */
export function iconPixels(size: number, colour: string): Uint8Array<ArrayBuffer> {
  const ground = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const pixels = new Uint8Array(size * size * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = ground[at % 3] ?? 0;
  const points = arcPoints(size);
  const half = (size * STROKE) / 2;
  const cover = new Float32Array(size * size);
  for (const [x, y] of points) coverDisc(cover, size, { x, y, radius: half });
  for (const [index, share] of cover.entries()) {
    if (share === 0) continue;
    for (let part = 0; part < 3; part += 1) {
      const base = ground[part] ?? 0;
      pixels[index * 3 + part] = Math.round(base + (255 - base) * share);
    }
  }
  return pixels;
}

/** Shares of the square's side. */
const STROKE = 0.065;
const FROM = { x: 0.2, y: 0.58 };
const VIA = { x: 0.35, y: 0.374 };

/** The arc of the mark (a cubic curve, the same on both sides), so close together that discs at its points make a line. */
function arcPoints(size: number): [number, number][] {
  const count = size * 2;
  return Array.from({ length: count + 1 }, (_, index) => {
    const t = index / count;
    const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3] as const;
    const [a, b, c, d] = weights;
    const x = a * FROM.x + b * VIA.x + c * (1 - VIA.x) + d * (1 - FROM.x);
    const y = (a + d) * FROM.y + (b + c) * VIA.y;
    return [x * size, y * size];
  });
}

/** How far each pixel lies in one of the discs, its edge softened over one pixel. */
function coverDisc(
  cover: Float32Array,
  size: number,
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  const reach = Math.ceil(radius + 1);
  for (let row = Math.max(0, Math.floor(y) - reach); row <= Math.min(size - 1, y + reach); row += 1) {
    for (let column = Math.max(0, Math.floor(x) - reach); column <= Math.min(size - 1, x + reach); column += 1) {
      const distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
      const share = Math.min(1, Math.max(0, radius + 0.5 - distance));
      const index = row * size + column;
      if (share > (cover[index] ?? 0)) cover[index] = share;
    }
  }
}
