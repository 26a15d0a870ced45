import { encode } from "uqr";

/** Empty modules around the code, without which phones do not see where it begins (ISO/IEC 18004, 5.3.8). */
const QUIET = 4;

/** As a file of its own, black on white: for papers, and for templates of letters. */
export function qrSvg(address: string): string {
  const { size, path } = drawQr(address);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="30mm" height="30mm" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" stroke="#000" fill="none"/></svg>`;
}

interface DrawnCode {
  /** Modules on each side, the quiet zone included. */
  size: number;
  /** A line through the middle of each run of dark modules, one module thick. */
  path: string;
}

/** Addresses stay, while the pages that show their codes are made anew after each change: a code takes as long as half a page. */
const drawn = new Map<string, DrawnCode>();
const MOST_DRAWN = 2_000;

/** Readable with 15 % of it damaged: paper is folded. */
export function drawQr(address: string): DrawnCode {
  const known = drawn.get(address);
  if (known) return known;
  const { data, size } = encode(address, { ecc: "M", border: QUIET });
  const lines = data.flatMap((row, y) => runsOf(row).map(({ from, length }) => `M${from} ${y}.5h${length}`));
  const code = { size, path: lines.join("") };
  const oldest = drawn.size >= MOST_DRAWN ? drawn.keys().next().value : undefined;
  if (oldest !== undefined) drawn.delete(oldest);
  drawn.set(address, code);
  return code;
}

function runsOf(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  row.forEach((isDark, at) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last && last.from + last.length === at) last.length += 1;
    else runs.push({ from: at, length: 1 });
  });
  return runs;
}
