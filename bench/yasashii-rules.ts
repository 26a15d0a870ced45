import type { Finding, Report, RuleId } from "../src/yasashii/index.ts";
import { printTable, printVerdict } from "./report.ts";
import { wilson } from "./statistics.ts";
import type { GoldText, Mark } from "./yasashii-gold.ts";

/** Fewer cases say nothing. */
const ENOUGH = 20;
const AIM_PRECISION = 0.95;
const AIM_RECALL = 0.9;
const AIM_FALSE_ALARMS = 0.05;
/** A hint of its own, no part of the gold set. */
const NOT_IN_THE_SET: RuleId = "must";

export interface Checked {
  gold: GoldText;
  report: Report;
}

interface Tally {
  /** Findings, and how many of them are right. */
  told: number;
  right: number;
  /** Marked places, and how many of them were found. */
  marked: number;
  found: number;
  /** Look-alikes, and how many of them were taken for cases. */
  harmless: number;
  alarmed: number;
  wrong: string[];
  missed: string[];
}

/** Precision and recall of each rule: the same rule at an overlapping place is a match. */
export function printRules(checked: readonly Checked[], { show }: { show?: string }): void {
  const tallies = new Map<RuleId, Tally>();
  const tallyOf: TallyOf = (rule) => {
    const known = tallies.get(rule) ?? {
      ...{ told: 0, right: 0, marked: 0, found: 0, harmless: 0, alarmed: 0 },
      ...{ wrong: [], missed: [] },
    };
    tallies.set(rule, known);
    return known;
  };
  for (const each of checked) count(each, tallyOf);
  const all = [...tallies].sort(([a], [b]) => a.localeCompare(b));
  const pooled = sumOf(all.map(([, tally]) => tally));
  printTable(
    ["rule", "precision", "95 %", "of", "recall", "95 %", "of", "harmless", "alarms"],
    [...all, ["all", pooled] as const].map(([rule, tally]) => [
      rule,
      ...shareCells(tally.right, tally.told),
      ...shareCells(tally.found, tally.marked),
      ...[String(tally.harmless), String(tally.alarmed)],
    ]),
  );
  console.log();
  verdictOf("precision, all rules", { right: pooled.right, of: pooled.told, aim: AIM_PRECISION });
  verdictOf("recall, all rules", { right: pooled.found, of: pooled.marked, aim: AIM_RECALL });
  printAlarms("false alarms on look-alikes", pooled.alarmed, pooled.harmless);
  printClean(checked);
  if (show) printPlaces(all.filter(([rule]) => show === "all" || rule === show));
}

type TallyOf = (rule: RuleId) => Tally;

function count({ gold, report }: Checked, tallyOf: TallyOf): void {
  const findings = report.sentences
    .flatMap((sentence) => sentence.findings)
    .filter(({ rule }) => rule !== NOT_IN_THE_SET);
  for (const finding of findings) if (!marks(gold.unsure, finding)) countTold(gold, finding, tallyOf(finding.rule));
  for (const mark of gold.findings) {
    const match = findings.find((finding) => isMatch(mark, finding));
    countMarked(gold, mark, { isFound: match !== undefined, tally: tallyOf(match?.rule ?? firstOf(mark)) });
  }
  for (const mark of gold.harmless) {
    const alarm = findings.find((finding) => isMatch(mark, finding) && !marks(gold.findings, finding));
    const tally = tallyOf(alarm?.rule ?? firstOf(mark));
    tally.harmless += 1;
    if (alarm) tally.alarmed += 1;
  }
}

const firstOf = ({ rules: [first = NOT_IN_THE_SET] }: Mark) => first;

function countTold(gold: GoldText, finding: Finding, tally: Tally): void {
  tally.told += 1;
  if (marks(gold.findings, finding)) tally.right += 1;
  else tally.wrong.push(placeIn(gold, finding));
}

function countMarked(gold: GoldText, mark: Mark, { isFound, tally }: { isFound: boolean; tally: Tally }): void {
  tally.marked += 1;
  if (isFound) tally.found += 1;
  else tally.missed.push(placeIn(gold, mark));
}

const isMatch = ({ rules, start, end }: Mark, finding: Finding) =>
  rules.includes(finding.rule) && finding.start < end && finding.end > start;
const marks = (all: readonly Mark[], finding: Finding) => all.some((mark) => isMatch(mark, finding));

const placeIn = ({ id, text }: GoldText, { start, end }: { start: number; end: number }) =>
  `${id}  ${text.slice(0, start)}【${text.slice(start, end)}】${text.slice(end)}`.replaceAll("\n", "⏎");

function sumOf(tallies: readonly Tally[]): Tally {
  const sum = (key: "told" | "right" | "marked" | "found" | "harmless" | "alarmed") =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  return {
    ...{ told: sum("told"), right: sum("right"), marked: sum("marked"), found: sum("found") },
    ...{ harmless: sum("harmless"), alarmed: sum("alarmed"), wrong: [], missed: [] },
  };
}

function shareCells(right: number, of: number): string[] {
  return of < ENOUGH ? ["not measured", "", String(of)] : [(right / of).toFixed(3), intervalOf(right, of), String(of)];
}

export function intervalOf(right: number, of: number): string {
  const { least, most } = wilson(right, of);
  return `${least.toFixed(3)}–${most.toFixed(3)}`;
}

export function verdictOf(what: string, { right, of, aim }: { right: number; of: number; aim: number }): void {
  const seen = `${(right / of).toFixed(3)} (${intervalOf(right, of)}, n = ${of})`;
  printVerdict(what, { isMet: right / of >= aim, seen, aim: `≥ ${aim}` });
}

function printAlarms(what: string, alarmed: number, of: number): void {
  const seen = `${((100 * alarmed) / of).toFixed(1)} % (${intervalOf(alarmed, of)}, n = ${of})`;
  printVerdict(what, { isMet: alarmed / of <= AIM_FALSE_ALARMS, seen, aim: "≤ 5 %" });
}

/** Texts in which there is nothing to find. */
function printClean(checked: readonly Checked[]): void {
  const clean = checked.filter(({ gold }) => gold.findings.length + gold.unsure.length === 0);
  const alarmed = clean.filter(({ report }) =>
    report.sentences.some(({ findings }) => findings.some(({ rule }) => rule !== NOT_IN_THE_SET)),
  );
  printAlarms("clean texts with a false alarm", alarmed.length, clean.length);
}

function printPlaces(tallies: readonly (readonly [RuleId, Tally])[]): void {
  for (const [rule, { wrong, missed }] of tallies) {
    console.log(`\n  ${rule}: told and wrong, ${wrong.length}`);
    for (const place of wrong) console.log(`    ${place}`);
    console.log(`\n  ${rule}: missed, ${missed.length}`);
    for (const place of missed) console.log(`    ${place}`);
  }
}
