import { encode } from "uqr";

/** A QR code as a drawing of `size` × `size` squares, with the empty border that readers of codes need. */
export interface QrCode {
  size: number;
  /** The dark squares, as SVG's path data. */
  path: string;
}

export function qrCode(content: string): QrCode {
  const { data, size } = encode(content, { border: 4, ecc: "M" });
  return {
    size,
    path: data
      .flatMap((row, y) => stretchesOf(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`))
      .join(""),
  };
}

/** Neighbours are one rectangle: fewer bytes, and no hair's breadth of white between them. */
function stretchesOf(row: readonly boolean[]): { x: number; length: number }[] {
  const stretches: { x: number; length: number }[] = [];
  row.forEach((isDark, x) => {
    const last = stretches.at(-1);
    if (isDark && last && last.x + last.length === x) last.length += 1;
    else if (isDark) stretches.push({ x, length: 1 });
  });
  return stretches;
}

/** As a picture of its own, black on white. */
export function qrSvg(content: string): string {
  const { size, path } = qrCode(content);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="M0 0h${size}v${size}H0z" fill="#fff"/><path d="${path}"/></svg>`;
}
