import { performance } from "node:perf_hooks";
import { memoryOf } from "./server.ts";
import { readGold, readShippedGlossary } from "./yasashii-gold.ts";

// Run as a process of its own by yasashii-speed.ts: `with` loads the checker and checks 100,000 letters, `without` does not.

export interface Measured {
  /** From nothing loaded to the first report, without reading the glossary's files. */
  loadMs: number;
  residentMb: number;
  mostMb: number;
}

const LETTERS = 100_000;

const glossary = readShippedGlossary();
const once = readGold("tuning")
  .texts.map(({ text }) => text)
  .join("\n");
let text = once;
for (let copy = 1; text.length < LETTERS; copy += 1) text += `\n${once.replaceAll("。", `（${copy}）。`)}`;
text = text.slice(0, LETTERS);

const start = performance.now();
let loadMs = 0;
if (process.argv[2] === "with") {
  const { createChecker } = await import("../src/yasashii/index.ts");
  const checker = createChecker({ glossary });
  checker.check("書類を提出してください。");
  loadMs = performance.now() - start;
  checker.check(text);
}
const { now, most } = memoryOf(process.pid);
console.log(JSON.stringify({ loadMs, residentMb: now, mostMb: most } satisfies Measured));
