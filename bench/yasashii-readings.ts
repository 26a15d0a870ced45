import { printVerdict } from "./report.ts";
import type { Checked } from "./yasashii-rules.ts";
import { intervalOf } from "./yasashii-rules.ts";
import { isRight, type ReadRun, readRuns } from "./yasashii-runs.ts";

const AIM = 0.97;
const FLOOR = 0.94;
const MOST_MARKED = 0.1;

/** Readings over the kanji runs of the gold set; names are not counted, they are only not to be read. */
export function printReadings(checked: readonly Checked[], { show }: { show?: string }): void {
  const all = checked.flatMap(({ gold, report }) => {
    const segments = report.sentences.flatMap((sentence) => sentence.segments);
    return readRuns(gold.runs, segments).map((read) => ({ ...read, id: gold.id, text: gold.text }));
  });
  const runs = all.filter(({ run }) => !run.isName);
  const marked = runs.filter(({ isMarked }) => isMarked);
  const sure = runs.filter(({ isMarked }) => !isMarked);
  const right = sure.filter(isRight).length;
  const share = right / sure.length;
  console.log();
  printVerdict("readings of runs that are not marked ambiguous", {
    isMet: share >= AIM,
    seen: `${share.toFixed(3)} (${intervalOf(right, sure.length)}, n = ${sure.length})`,
    aim: `≥ ${AIM}, floor ${FLOOR}${share < FLOOR ? ": below the floor" : ""}`,
  });
  printVerdict("runs marked ambiguous", {
    isMet: marked.length / runs.length <= MOST_MARKED,
    seen: `${((100 * marked.length) / runs.length).toFixed(1)} % of ${runs.length}, ${marked.filter(isRight).length} of ${marked.length} right as proposed`,
    aim: "≤ 10 %",
  });
  const names = all.filter(({ run }) => run.isName && ownKanji(run.surface).length > 0);
  const read = names.filter(({ run, seen }) => ownKanji(run.surface).some((kanji) => !seen?.includes(kanji))).length;
  printVerdict("names that were read without being asked", {
    isMet: read === 0,
    seen: `${read} of ${names.length}`,
    aim: "0",
  });
  if (show === "readings" || show === "all") printWrong(sure.filter((each) => !isRight(each)));
}

/** What is of the name alone: 市 and the like are read everywhere in one way. */
const ownKanji = (name: string) => name.replace(/(?:地区|[市区町村県府都])$/, "").match(/\p{Script=Han}/gu) ?? [];

function printWrong(wrong: readonly (ReadRun & { id: string; text: string })[]): void {
  console.log(`\n  readings that are wrong, ${wrong.length}`);
  for (const { run, seen, id, text } of wrong)
    console.log(`    ${id}  ${run.surface}: ${run.readings.join("|")}, told ${seen ?? "(across)"}   ${text}`);
}
