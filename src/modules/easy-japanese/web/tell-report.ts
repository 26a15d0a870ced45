import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { type Finding, type Gain, gradeOf, type Report, topGains } from "../../../yasashii/index.ts";
import type { ToldFinding, ToldReport } from "./islands/aid/told.ts";

const AXES = ["vocabulary", "kanji", "stiffness", "length", "grammar"] as const;
const MOST_GAINS = 3;
/** Longer lists help nobody: what is mended makes room for the next. */
const MOST_SHOWN = 100;
/** From which value on an axis is good, or all right; below it is what to look at first. */
const GOOD = 80;
const FAIR = 50;

/** What a rule is called. */
const NAMES = {
  "long-sentence": "easy.staff.rule.longSentence",
  "mixed-endings": "easy.staff.rule.mixedEndings",
  katakana: "easy.staff.rule.katakana",
  "double-negative": "easy.staff.rule.doubleNegative",
  must: "easy.staff.rule.must",
  "passive-causative": "easy.staff.rule.passiveCausative",
  keigo: "easy.staff.rule.keigo",
  "hard-word": "easy.staff.rule.hardWord",
  vague: "easy.staff.rule.vague",
  term: "easy.staff.rule.term",
  "date-time": "easy.staff.rule.dateTime",
  nominalisation: "easy.staff.rule.nominalisation",
  "sino-verb": "easy.staff.rule.sinoVerb",
  onomatopoeia: "easy.staff.rule.onomatopoeia",
  furigana: "easy.staff.rule.furigana",
} as const satisfies Record<Gain["what"], MessageKey>;

/** A report in the writer's language. */
export function tellReport(say: Translator, report: Report): ToldReport {
  const all = report.sentences.flatMap(({ findings }) => findings);
  const open = all.filter(({ ignored }) => ignored === null);
  const shown = [...open.slice(0, MOST_SHOWN), ...all.filter(({ ignored }) => ignored !== null).slice(0, MOST_SHOWN)];
  const total = Math.round(report.score.total);
  const grade = say.t(`easy.staff.grade.${gradeOf(report.score.total)}`);
  return {
    total,
    grade,
    axes: AXES.map((name) => tellAxis(say, name, Math.round(report.score[name]))),
    gains: topGains(report)
      .slice(0, MOST_GAINS)
      .map(({ what, points }) => say.t("easy.staff.report.gain", { what: say.t(NAMES[what]), points })),
    findings: shown.sort((a, b) => a.start - b.start).map((finding) => tellFinding(say, finding)),
    isShortened: open.length > MOST_SHOWN,
    summary: say.t("easy.staff.report.summary", { total, grade, count: open.length }),
  };
}

function tellAxis(say: Translator, name: (typeof AXES)[number], value: number): ToldReport["axes"][number] {
  const state = value >= GOOD ? "good" : value >= FAIR ? "fair" : "poor";
  return {
    ...{ name, value, label: say.t(`easy.staff.axis.${name}`) },
    words: say.t(`easy.staff.axisState.${state}`),
  };
}

function tellFinding(say: Translator, { rule, severity, why, ...place }: Finding): ToldFinding {
  const { start, end, text, suggestions, isFix, ignored } = place;
  return {
    ...{ rule, severity, start, end, text, suggestions, isFix, ignored },
    label: say.t(NAMES[rule]),
    severityLabel: say.t(`easy.staff.severity.${severity}`),
    why: say.language.code === "ja" ? why.ja : why.en,
  };
}
