import type { Report } from "./check.ts";

/**
 * The report of a text of which something was blanked before it was checked, in the words of the text itself: what was
 * checked is as long as the text, so the places are the same.
 */
export function inWordsOf(text: string, report: Report): Report {
  const sentences = report.sentences.map((sentence) => {
    let at = sentence.start;
    const segments = sentence.segments.map((segment) => {
      const start = at;
      at += segment.surface.length;
      return { ...segment, surface: text.slice(start, at) };
    });
    const findings = sentence.findings.map((each) => ({ ...each, text: text.slice(each.start, each.end) }));
    return { ...sentence, segments, findings, text: text.slice(sentence.start, sentence.end) };
  });
  return { ...report, sentences };
}
