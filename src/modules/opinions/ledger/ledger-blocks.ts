import { type Block, type Line, lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { LedgerRow } from "./ledger-rows.ts";

/** Opinion → the city's answer → what changed, as a table for papers. */
export function ledgerBlocks(rows: readonly LedgerRow[], say: Translator): Block[] {
  if (rows.length === 0) return [{ kind: "paragraph", text: [say.t("opinions.ledger.empty")], tone: "note" }];
  const heading = (text: string) => ({ title: [text], width: 4 });
  return [
    {
      kind: "table",
      columns: [
        { ...heading(say.t("opinions.column.source")), width: 2 },
        heading(say.t("opinions.column.opinion")),
        heading(say.t("opinions.column.answer")),
        { ...heading(say.t("opinions.column.change")), width: 3 },
      ],
      rows: rows.map((row) => [
        sourceLines(row, say),
        opinionLines(row, say),
        answerLines(row, say),
        changeLines(row, say),
      ]),
    },
  ];
}

const textLine = (say: Translator, text: Text): Line => lineOf(say.text(text));

function sourceLines(row: LedgerRow, say: Translator): Line[] {
  return [
    [say.t(`opinions.source.${row.source}`)],
    ...(row.occasion ? [textLine(say, row.occasion)] : []),
    [say.format.date(row.saidOn)],
    ...row.places.map(({ number, title }) => [[number, say.plain(title)].filter(Boolean).join(" ")]),
  ];
}

function opinionLines(row: LedgerRow, say: Translator): Line[] {
  return [
    ...(row.isDemo ? [[say.t("opinions.entry.demo")]] : []),
    textLine(say, row.text),
    ...(row.voices > 1 ? [[say.t("opinions.entry.voices", { count: row.voices })]] : []),
  ];
}

function answerLines({ answer }: LedgerRow, say: Translator): Line[] {
  if (!answer) return [[say.t("opinions.entry.noAnswer")]];
  const by = answer.by && (answer.by.section ?? answer.by.post);
  return [
    [{ text: say.t(`opinions.disposition.${answer.disposition}`), strong: true }],
    textLine(say, answer.text),
    [[say.format.date(answer.on), by ? say.plain(by) : ""].filter(Boolean).join(" ")],
  ];
}

const changeLines = ({ changes }: LedgerRow, say: Translator): Line[] =>
  changes.flatMap((change) => [[say.format.date(change.on)], textLine(say, change.text)]);
