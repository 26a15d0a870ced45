import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { checkout } from "#platform/checkout.ts";
import { SERVING_ENVIRONMENT, SERVING_FLAGS } from "../scripts/serving-node.mjs";
import { lindera } from "../src/yasashii/analyser/lindera.ts";
import { createChecker, type Glossary } from "../src/yasashii/index.ts";
import { sentencesOf } from "../src/yasashii/text/sentences.ts";
import { ms, printTable, printVerdict, whole } from "./report.ts";
import { spreadOf } from "./statistics.ts";
import type { Measured } from "./yasashii-process.ts";

const PAGE_LETTERS = 2_000;
const EDITS = 20;

interface Effort {
  rounds: number;
  glossary: Glossary;
  texts: readonly string[];
}

export function printSpeed({ rounds, glossary, texts }: Effort): void {
  const all = texts.join("\n");
  const sentences = sentencesOf(all).map(({ start, end }) => all.slice(start, end));
  const pages = Array.from({ length: Math.floor(all.length / PAGE_LETTERS) }, (_, at) =>
    all.slice(at * PAGE_LETTERS, (at + 1) * PAGE_LETTERS),
  );
  const tokens = sentences.reduce((sum, sentence) => sum + lindera.tokens(sentence).length, 0);
  const times = { analyser: [] as Time[], check: [] as Time[], page: [] as Time[], edit: [] as Time[] };
  for (let round = 0; round <= rounds; round += 1) {
    const isWarming = round === 0;
    const analyser = timed(() => sentences.map((sentence) => lindera.tokens(sentence)));
    const check = timed(() => createChecker({ glossary }).check(all));
    const fresh = createChecker({ glossary });
    const page = pages.map((text) => timed(() => fresh.check(text)));
    const edit = pages.slice(0, EDITS).map((text) => timeEdit(createChecker({ glossary }), text));
    if (isWarming) continue;
    times.analyser.push(analyser);
    times.check.push(check);
    times.page.push(...page);
    times.edit.push(...edit);
  }
  const clock = (values: readonly Time[]) => values.map(({ wall }) => wall);
  const rates = (values: readonly number[]) => values.map((time) => (tokens / time) * 1_000);
  const processor = (values: readonly Time[]) => whole(spreadOf(rates(values.map((time) => time.processor))).median);
  const row = (name: string, values: readonly number[], show: (value: number) => string) => {
    const { median, min, max } = spreadOf(values);
    return [name, ...[median, min, max].map(show)];
  };
  printTable(
    [`${whole(tokens)} tokens, ${pages.length} pages`, "median", "least", "most", "by processor time"],
    [
      [...row("analyser, tokens a second", rates(clock(times.analyser)), whole), processor(times.analyser)],
      [...row("whole check, tokens a second", rates(clock(times.check)), whole), processor(times.check)],
      row(`page of ${whole(PAGE_LETTERS)} letters`, clock(times.page), ms),
      row("one sentence of it edited", clock(times.edit), ms),
    ],
  );
  printAims({
    analyser: spreadOf(rates(clock(times.analyser))).median,
    check: spreadOf(rates(clock(times.check))).median,
    page: spreadOf(clock(times.page)).median,
    edit: spreadOf(clock(times.edit)).median,
  });
  printProcess();
}

function printAims(seen: Record<"analyser" | "check" | "page" | "edit", number>): void {
  const atLeast = (what: string, value: number, aim: number) =>
    printVerdict(what, { isMet: value >= aim, seen: `${whole(value)} tokens/s`, aim: `≥ ${whole(aim)}` });
  const below = (what: string, value: number, aim: number) =>
    printVerdict(what, { isMet: value < aim, seen: ms(value), aim: `< ${aim} ms` });
  console.log();
  atLeast("analyser alone", seen.analyser, 50_000);
  atLeast("whole check", seen.check, 20_000);
  below("a page", seen.page, 60);
  below("an edited sentence", seen.edit, 5);
}

/** Milliseconds; of the processor with what collects garbage beside, but without what else runs on the machine. */
interface Time {
  wall: number;
  processor: number;
}

function timed(work: () => unknown): Time {
  const start = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - start, processor: (user + system) / 1_000 };
}

/** A letter more in the middle sentence of a page that was checked already. */
function timeEdit(checker: ReturnType<typeof createChecker>, page: string): Time {
  checker.check(page);
  const spans = sentencesOf(page);
  const end = spans[Math.floor(spans.length / 2)]?.end ?? 0;
  const edited = `${page.slice(0, Math.max(0, end - 2))}は${page.slice(Math.max(0, end - 2))}`;
  return timed(() => checker.check(edited));
}

/** What one process pays, each time a new one and started as the application is: with the checker, and the same without. */
function printProcess(): void {
  const ask = (mode: string) =>
    JSON.parse(
      execFileSync(process.execPath, [...SERVING_FLAGS, join(checkout, "bench", "yasashii-process.ts"), mode], {
        encoding: "utf8",
        env: { ...process.env, ...SERVING_ENVIRONMENT },
      }),
    ) as Measured;
  const runs = [1, 2, 3].map(() => ({ without: ask("without"), with: ask("with") }));
  const load = spreadOf(runs.map((run) => run.with.loadMs)).median;
  const more = spreadOf(runs.map((run) => run.with.residentMb - run.without.residentMb)).median;
  const most = spreadOf(runs.map((run) => run.with.mostMb - run.without.mostMb)).median;
  printVerdict("load, to the first finding", { isMet: load < 500, seen: ms(load), aim: "< 500 ms" });
  printVerdict("memory after 100,000 letters, above the same process without", {
    isMet: more <= 150,
    seen: `${more.toFixed(0)} MB, ${most.toFixed(0)} MB at most on the way`,
    aim: "≤ 150 MB",
  });
}
