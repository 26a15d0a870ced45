import { findLanguage } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { LedgerRow } from "./ledger-rows.ts";

type Column = { title: string; value(row: LedgerRow): string | number | null };

/** The ledger as rows of a spreadsheet, its heading first. */
export function ledgerSheet(rows: readonly LedgerRow[], say: Translator): (string | number | null)[][] {
  const columns = columnsOf(say);
  return [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))];
}

function columnsOf(say: Translator): Column[] {
  const plain = (text: Parameters<Translator["plain"]>[0]) => say.plain(text);
  return [
    { title: say.t("opinions.column.number"), value: ({ id }) => id },
    { title: say.t("opinions.column.source"), value: ({ source }) => say.t(`opinions.source.${source}`) },
    { title: say.t("opinions.column.said"), value: ({ saidOn }) => saidOn },
    { title: say.t("opinions.column.occasion"), value: ({ occasion }) => plain(occasion) },
    {
      title: say.t("opinions.column.place"),
      value: ({ places }) =>
        places.map(({ number, title }) => [number, plain(title)].filter(Boolean).join(" ")).join("\n"),
    },
    { title: say.t("opinions.column.opinion"), value: ({ text }) => plain(text) },
    {
      title: say.t("opinions.column.language"),
      value: ({ language }) => (language ? (findLanguage(language)?.name ?? language) : null),
    },
    { title: say.t("opinions.column.voices"), value: ({ voices }) => (voices === 0 ? null : voices) },
    {
      title: say.t("opinions.column.disposition"),
      value: ({ answer }) => (answer ? say.t(`opinions.disposition.${answer.disposition}`) : null),
    },
    { title: say.t("opinions.column.answer"), value: ({ answer }) => plain(answer?.text) },
    { title: say.t("opinions.column.answered"), value: ({ answer }) => answer?.on ?? null },
    {
      title: say.t("opinions.column.change"),
      value: ({ changes }) => changes.map(({ on, text }) => `${on} ${plain(text)}`).join("\n"),
    },
  ];
}
