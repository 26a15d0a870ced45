import type { Translator } from "#platform/i18n/translator.ts";
import { type Finding, gradeOf, type Report, topGains } from "../../../yasashii/index.ts";
import type { FindingData, ReportData } from "./islands/aid/report-data.ts";

const AXES = ["vocabulary", "kanji", "stiffness", "length", "grammar"] as const;
const MOST_GAINS = 3;
/** Longer lists help nobody: what is mended makes room for the next. */
const MOST_SHOWN = 100;
/** From which value on an axis is good, or all right; below it is what to look at first. */
const GOOD = 80;
const FAIR = 50;

/** A report in the writer's language. */
export function reportData(say: Translator, report: Report): ReportData {
  const all = report.sentences.flatMap(({ findings }) => findings);
  const open = all.filter(({ ignored }) => ignored === null);
  const shown = [...open.slice(0, MOST_SHOWN), ...all.filter(({ ignored }) => ignored !== null).slice(0, MOST_SHOWN)];
  const total = Math.round(report.score.total);
  const grade = say.t(`easy-japanese.staff.grade.${gradeOf(report.score.total)}`);
  return {
    total,
    grade,
    axes: AXES.map((name) => axisData(say, name, Math.round(report.score[name]))),
    gains: topGains(report)
      .slice(0, MOST_GAINS)
      .map(({ what, points }) =>
        say.t("easy-japanese.staff.report.gain", { what: say.t(`easy-japanese.staff.rule.${what}`), points }),
      ),
    findings: shown.sort((a, b) => a.start - b.start).map((finding) => findingData(say, finding)),
    isShortened: open.length > MOST_SHOWN,
    summary: say.t("easy-japanese.staff.report.summary", { total, grade, count: open.length }),
  };
}

function axisData(say: Translator, name: (typeof AXES)[number], value: number): ReportData["axes"][number] {
  const state = value >= GOOD ? "good" : value >= FAIR ? "fair" : "poor";
  return {
    ...{ name, value, label: say.t(`easy-japanese.staff.axis.${name}`) },
    words: say.t(`easy-japanese.staff.axisState.${state}`),
  };
}

function findingData(say: Translator, { rule, severity, why, ...place }: Finding): FindingData {
  const { start, end, text, suggestions, isFix, ignored } = place;
  return {
    ...{ rule, severity, start, end, text, suggestions, isFix, ignored },
    label: say.t(`easy-japanese.staff.rule.${rule}`),
    severityLabel: say.t(`easy-japanese.staff.severity.${severity}`),
    why: say.language.code === "ja" ? why.ja : why.en,
  };
}
