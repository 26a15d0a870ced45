import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { plainOf } from "#modules/library/content/line.rules.ts";
import { compareReturned } from "#modules/translation/exchange/compare-returned.rules.ts";
import { readReturned } from "#modules/translation/exchange/read-returned.ts";
import { takeParts } from "#modules/translation/exchange/taken-parts.rules.ts";
import { isSameLine } from "#modules/translation/segments/mark.rules.ts";
import { unitId } from "#modules/translation/segments/unit-name.rules.ts";
import { writeXliffOne } from "#modules/translation/xliff/write-xliff-one.ts";
import { buildExchange, contents, madeFrom } from "#testing/build-exchange.ts";
import { hasToolkit, readByToolkit, runToolkit, translateByToolkit } from "./translate-toolkit.ts";

const folder = mkdtempSync(join(tmpdir(), "kakehashi-toolkit-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The toolkit speaks XLIFF 1.2. What XML has no place for is an element there, which the toolkit shows as one; a line end
 * that it writes as itself cannot be told from layout.
 */
const samples = fc
  .sample(contents, { numRuns: 8, seed: 5 })
  .map((content) => JSON.parse(JSON.stringify(content).replaceAll(/\\u0001|\\n/g, "")) as typeof content);
const note = () => [{ category: "glossary" as const, text: "避難所 → nơi lánh nạn <&>" }];
const spaced = (text: string) => text.replace(/\s+/gu, " ");

it.skipIf(!hasToolkit).each(samples.map((content, index) => [index, content] as const))(
  "is read by Debian's translate-toolkit and comes back from it whole (%i)",
  async (index, source) => {
    const exchange = buildExchange(source, index % 2 === 0 ? madeFrom(source, source) : undefined, {
      sourceLanguage: "en",
    });
    const file = join(folder, `${index}.xlf`);
    writeFileSync(file, writeXliffOne(exchange, note));
    const read = readByToolkit(file);
    expect(read.map(({ id }) => id)).toEqual(exchange.units.map((unit) => unitId(exchange.key, unit)));
    expect(read.map((unit) => spaced(unit.source))).toEqual(exchange.units.map((unit) => spaced(plainOf(unit.source))));
    expect(read.every(({ notes }) => notes.includes("nơi lánh nạn <&>"))).toBe(true);

    const back = join(folder, `${index}.back.xlf`);
    translateByToolkit(file, back);
    const { files, refused } = await readReturned({ name: back, bytes: new Uint8Array(readFileSync(back)) });
    expect(refused).toEqual([]);
    const bare = buildExchange(source, undefined, { sourceLanguage: "en" });
    const [returned] = files;
    if (!returned) throw new Error("nothing came back");
    const compared = compareReturned(returned, bare, []);
    expect(compared.issues).toEqual([]);
    const target = { title: "", summary: "", blocks: [], from: {} };
    const taken = takeParts({ compared, exchange: bare, source, target, takes: new Set() });
    const units = buildExchange(source, taken, { sourceLanguage: "en" }).units;
    expect(units.every((unit) => unit.target !== null && isSameLine(unit.target, unit.source))).toBe(true);
  },
);

it.skipIf(!hasToolkit)("can be turned into PO by it, unit by unit", () => {
  const [source] = samples;
  if (!source) throw new Error("no sample");
  const exchange = buildExchange(source, madeFrom(source, source), { sourceLanguage: "en" });
  writeFileSync(join(folder, "po.xlf"), writeXliffOne(exchange, note));
  runToolkit("xliff2po", "--progress=none", join(folder, "po.xlf"), join(folder, "out.po"));
  const po = readFileSync(join(folder, "out.po"), "utf8");
  expect(po.match(/^msgid /gm)?.length ?? 0).toBeGreaterThanOrEqual(exchange.units.length);
});
