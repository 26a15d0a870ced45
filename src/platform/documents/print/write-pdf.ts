import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { checkout } from "../../checkout.ts";
import type { Paper } from "../paper.ts";
import type { PaperWords } from "../paper-words.ts";
import { printPaper } from "./print-paper.ts";

/** Read where it lies: the bundle is another file, the checkout is the same. */
const TEMPLATE = join(checkout, "src", "platform", "documents", "print", "paper.typ");
/** BIZ UDPGothic has kanji and kana, the others what it lacks of the languages of residents. Chinese and Korean are too large. */
const FONTS = [
  "biz-udpgothic",
  "ibm-plex-sans-arabic",
  "noto-sans",
  "noto-sans-devanagari",
  "noto-sans-myanmar",
  "noto-sans-thai",
];
const WEIGHTS = ["400Regular", "700Bold"];
const STANDARD = "ua-1";
/** Printers' mark for a character that is not at hand. */
const NOT_AT_HAND = "〓";
const ATTEMPTS = 4;

export interface WrittenPdf {
  bytes: Uint8Array;
  /** Characters that no font of this machine has: 〓 stands for each. */
  replaced: string[];
  pages: number;
}

let compiler: NodeCompiler | undefined;

/** Writes a paper as tagged PDF (PDF/UA-1). */
export async function writePdf(paper: Paper, words: PaperWords): Promise<WrittenPdf> {
  compiler ??= await loadCompiler();
  try {
    return exportPdf(compiler, JSON.stringify(printPaper(paper, words)));
  } finally {
    // It keeps what it has laid out, for a next time that does not come.
    compiler.evictCache(0);
  }
}

/** A native module of 50 MB: only the process that prints loads it, and only when it prints. */
async function loadCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const packages = join(checkout, "node_modules", "@expo-google-fonts");
  const fontPaths = FONTS.flatMap((name) => WEIGHTS.map((weight) => join(packages, name, weight)));
  return NodeCompiler.create({ workspace: dirname(TEMPLATE), fontArgs: [{ fontPaths }] });
}

/** What cannot be drawn is known only when the file is written; then all of it is told at once, as a rule. */
function exportPdf(typst: NodeCompiler, data: string): WrittenPdf {
  const replaced = new Set<string>();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const known = [...replaced];
    const drawn = drawPdf(
      typst,
      known.reduce((so, text) => so.replaceAll(text, NOT_AT_HAND), data),
    );
    if (!Array.isArray(drawn)) return { ...drawn, replaced: known };
    for (const text of drawn) replaced.add(text);
  }
  throw new Error(`typst: no glyphs for ${JSON.stringify([...replaced])}`);
}

/** The PDF, or the texts that no font can draw. */
function drawPdf(typst: NodeCompiler, data: string): Omit<WrittenPdf, "replaced"> | string[] {
  const compiled = typst.compile({ mainFileContent: readFileSync(TEMPLATE, "utf8"), inputs: { paper: data } });
  const { result } = compiled;
  if (!result) throw new Error(`typst: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
  try {
    return { bytes: new Uint8Array(typst.pdf(result, { pdfStandard: STANDARD })), pages: result.numOfPages };
  } catch (error) {
    const texts = undrawableTexts(String(error));
    if (texts.length === 0) throw error;
    return texts;
  }
}

const UNDRAWABLE = /the text `\\"(.+?)\\"` could not be displayed/gu;

/** The texts in an error of the compiler, which are escaped twice there. */
function undrawableTexts(error: string): string[] {
  return [...error.matchAll(UNDRAWABLE)].map((match) => unescapeText(unescapeText(match[1] ?? "")));
}

/** Rust's way of writing a string down. */
const unescapeText = (text: string): string =>
  text.replace(/\\(?:u\{([0-9a-f]+)\}|(.))/gu, (_, code: string | undefined, character: string) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : character,
  );
