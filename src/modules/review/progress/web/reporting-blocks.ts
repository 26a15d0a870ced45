import type { Block } from "#platform/documents/paper.ts";
import { lineOf } from "#platform/documents/paper.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { reportingStatus, type SectionReporting } from "../reporting.rules.ts";
import { endColumn, said } from "./money-blocks.ts";

/** Who reported, in a sentence. */
export function reportingSentence(say: Translator, sections: readonly SectionReporting[]): Block {
  const reported = sections.filter(({ published }) => published > 0).length;
  return {
    kind: "paragraph",
    text: said(say, "review.progress.reportedLead", { sections: sections.length, reported }),
  };
}

/** Section by section. */
export function reportingTable(say: Translator, sections: readonly SectionReporting[]): Block {
  const hasLate = sections.some(({ late }) => late > 0);
  return {
    kind: "table",
    columns: [
      { title: said(say, "review.report.section"), width: 3 },
      { title: said(say, "review.progress.status"), width: 2 },
      endColumn(said(say, "review.report.projects")),
      endColumn(said(say, "review.state.published")),
      ...(hasLate ? [endColumn(said(say, "review.progress.late"))] : []),
    ],
    headerColumns: 1,
    rows: sections.map((section) => [
      [lineOf(say.text(section.name))],
      [said(say, `review.progress.status.${reportingStatus(section)}`)],
      [[say.format.number(section.projects)]],
      [[say.format.number(section.published)]],
      ...(hasLate ? [[[say.format.number(section.late)]]] : []),
    ]),
  };
}
