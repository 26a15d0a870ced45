import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { withDemoApp } from "#testing/test-app.ts";

// The page that saves a life, on paper, in every language.

const POPPLER = "/usr/bin/pdftotext";
/** Where Debian has the fonts of Chinese and Korean, in whose letters contact cards name these languages. */
const CHINESE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
const app = await withDemoApp();

const load = async (path: string) => Buffer.from(await (await app.request(`/kanazawa/${path}`)).arrayBuffer());

/** Of the glyphs that a booklet takes along. Chinese and Korean come from fonts of the machine. */
const MOST_BYTES = 450_000;

it.each(LANGUAGES)("prints the emergency page in $name, tagged, with its fonts in it", async ({ code, htmlLang }) => {
  const bytes = await load(`${code}/guide/emergency/booklet.pdf`);
  const pdf = bytes.toString("latin1");
  for (const mark of ["/StructTreeRoot", "/Marked true", "<pdfuaid:part>1</pdfuaid:part>"]) expect(pdf).toContain(mark);
  expect(pdf).toMatch(new RegExp(`/Lang \\(${htmlLang.split("-")[0]}(-[A-Z]+)?\\)`));
  const fonts = pdf.match(/\/Type ?\/FontDescriptor/g) ?? [];
  expect(fonts.length).toBeGreaterThan(0);
  expect(pdf.match(/\/FontFile[23]/g)).toHaveLength(fonts.length);
  expect(bytes.length).toBeLessThan(MOST_BYTES);
});

it.skipIf(!existsSync(POPPLER)).each(LANGUAGES)("can be searched and read aloud in $name", async ({ code }) => {
  const run = spawnSync(POPPLER, ["-", "-"], {
    input: await load(`${code}/guide/emergency/booklet.pdf`),
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  expect(run.stdout).toContain("助けてください");
  expect(run.stdout).toContain("119");
  if (existsSync(CHINESE)) expect(run.stdout).not.toContain("〓");
});
