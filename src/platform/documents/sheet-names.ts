/** Excel's own limit, in UTF-16 units. */
const MAX_UNITS = 31;
const LETTERS = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Names as Excel takes them: at most 31 units, no letter cut in half, none of its forbidden signs, none twice.
 * What fits stays as it is, so that a sheet which is read again keeps its name.
 */
export function sheetNames(wished: readonly string[]): string[] {
  const taken = new Set<string>();
  return wished.map((name) => {
    const clean =
      name
        .replace(/[\\/?*[\]:]/g, " ")
        .replace(/^'+|'+$/g, "")
        .trim() || "1";
    let fitting = shorten(clean, MAX_UNITS);
    for (let number = 2; taken.has(fitting.toLowerCase()); number += 1) {
      const ending = ` ${number}`;
      fitting = shorten(clean, MAX_UNITS - ending.length) + ending;
    }
    taken.add(fitting.toLowerCase());
    return fitting;
  });
}

function shorten(name: string, units: number): string {
  if (name.length <= units) return name;
  let kept = "";
  for (const { segment } of LETTERS.segment(name)) {
    if (kept.length + segment.length + 1 > units) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
