import { writeCsv } from "#platform/documents/csv.ts";
import { notFound } from "#platform/errors.ts";
import { file } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { readLedgerRows, toRow } from "../../ledger/ledger-rows.ts";
import { ledgerSheet } from "../../ledger/ledger-sheet.ts";
import type { OpinionParts } from "../../opinion-parts.ts";
import { WRITE_LEDGER } from "../../opinion-tasks.ts";
import { readRound } from "../../rounds/read-round.ts";

const CSV = "text/csv; charset=utf-8";

/** The tables as files, in the reader's language. */
export const fileRoutes = ({ kinds, documents }: OpinionParts) => [
  residentPage({
    path: "/opinions/opinions.csv",
    async handle(ctx) {
      const rows = await ctx.read((scope) => readLedgerRows(scope, { filter: {}, kinds }));
      const body = writeCsv(ledgerSheet(rows, ctx.say));
      return file({ body, type: CSV, fileName: `opinions-${ctx.municipality.code}.csv` });
    },
  }),
  residentPage({
    path: "/comments/:key/results.csv",
    async handle(ctx, { params }) {
      const { round, results } = await readRound(ctx, { key: params.key ?? "", kinds });
      if (!results) throw notFound();
      const body = writeCsv(ledgerSheet(results.entries.map(toRow), ctx.say));
      return file({ body, type: CSV, fileName: `${round.key}-results.csv` });
    },
  }),
  residentPage({
    path: "/comments/:key/results.xlsx",
    async handle(ctx, { params }) {
      const { round, results } = await readRound(ctx, { key: params.key ?? "", kinds });
      if (!results) throw notFound();
      const written = await documents.run(WRITE_LEDGER, {
        title: ctx.say.plain(round.title),
        name: ctx.say.t("opinions.results.title"),
        rows: ledgerSheet(results.entries.map(toRow), ctx.say),
      });
      return file({ ...written, fileName: `${round.key}-results.xlsx` });
    },
  }),
];
