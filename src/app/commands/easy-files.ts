import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "#platform/problem.ts";

const TEXT = /\.(txt|md|markdown)$/i;

/** The file itself, whatever its name is; of a folder the texts in it and below, by name. @throws Problem */
export function findTexts(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Problem(`There is no file or folder ${path}.`);
  if (!found.isDirectory()) return [path];
  const texts = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (texts.length === 0) throw new Problem(`There is no text in ${path}: looked for .txt and .md.`);
  return texts;
}

/** Letter for letter as it stands in the file. @throws Problem where it is no text in UTF-8 */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  if (bytes.includes(0)) throw new Problem(`${file} is not a text: it holds bytes that no text has.`);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Problem(`${file} is not in UTF-8. If it is in Shift_JIS, save it again as UTF-8.`);
  }
}
