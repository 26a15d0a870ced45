import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { readWorkbook, type SheetContent, writeWorkbook } from "#platform/documents/workbook.ts";

/** A control of a sheet's form. */
export const control = (page: Page, name: string) => page.locator(`[name="f.${name}"]`);

/** What a section writes into everything that a sheet asks, but the numbers of its outputs. */
export async function fillSheet(page: Page, words: { done: string; grade: string; reason?: string }): Promise<void> {
  await control(page, "planned.text").fill("計画した会場で行う。");
  await control(page, "done.text").fill(words.done);
  await control(page, "budget.general").fill("１，２００");
  await control(page, "settled.general").fill("1,150");
  await control(page, "selfGrade.grade").selectOption(words.grade);
  await control(page, "selfGrade.evidence").fill("参加者の名簿");
  await control(page, "selfGrade.overrideReason").fill(words.reason ?? "");
  await control(page, "reasons.text").fill("参加した人が増えたため。");
  await control(page, "direction.direction").selectOption("expand");
  await control(page, "directionReason.text").fill("求める人が増えているため。");
  await control(page, "rolling.0.kind").selectOption("expand");
  await control(page, "rolling.0.activities").fill("会場を一つ増やす。");
  await control(page, "rolling.0.general").fill("1400");
}

/** The outputs that last year's sheet has named, where they hold no number yet. */
export async function fillOutputs(page: Page, numbers: { planned: string; actual: string }): Promise<void> {
  const names = page.locator('[name^="f.outputs."][name$=".name"]');
  for (let row = 0; row < (await names.count()); row += 1) {
    if ((await names.nth(row).inputValue()) === "") continue;
    for (const [cell, words] of Object.entries(numbers)) {
      const input = control(page, `outputs.${row}.${cell}`);
      if ((await input.inputValue()) === "") await input.fill(words);
    }
  }
}

/** Cells of a section's workbook by the beginning of their row's key, each written into the first column to fill. */
export async function writeIntoWorkbook(
  bytes: Uint8Array,
  texts: Readonly<Record<string, readonly (string | number)[]>>,
): Promise<Uint8Array> {
  const sheets = (await readWorkbook(bytes)).map(({ name, rows }): SheetContent => {
    const isHead = (cell: unknown) => typeof cell === "string" && cell.startsWith("▼");
    const column = rows.find((row) => row.some(isHead))?.findIndex(isHead) ?? 0;
    const written = rows.map((row) => {
      const key = Object.keys(texts).find((start) => typeof row[0] === "string" && row[0].startsWith(`${start}#`));
      const cells = key === undefined ? [] : (texts[key] ?? []);
      return row.map((cell, index) => cells[index - column] ?? cell);
    });
    return { name, rows: written, widths: [], textColumns: [], headerRows: 0, frozenColumns: 0, dropDowns: [] };
  });
  return throughOffice(await writeWorkbook(sheets, "x"));
}

const OFFICES = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];

/** Opened and saved by LibreOffice where the machine has it, as it is elsewhere. */
function throughOffice(bytes: Uint8Array): Uint8Array {
  const office = OFFICES.find((path) => existsSync(path));
  if (!office) return bytes;
  const folder = mkdtempSync(join(tmpdir(), "kakehashi-office-"));
  try {
    writeFileSync(join(folder, "section.xlsx"), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    const format = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", join(folder, "out")];
    const run = spawnSync(office, [profile, "--headless", ...format, join(folder, "section.xlsx")], {
      timeout: 120_000,
    });
    if (run.status !== 0) throw new Error(`LibreOffice ended with ${run.status}: ${run.stderr}`);
    return readFileSync(join(folder, "out", "section.xlsx"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
