import type { ComponentChildren, JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { fiscalYearDays, fiscalYearOf, todayInJapan } from "#platform/i18n/partial-date.ts";
import { Section } from "#ui/parts.tsx";
import { libraryAddress, READS } from "../../web/staff/staff-address.ts";
import { type Count, type Numbers, sumOf, sumsBy } from "../feedback.rules.ts";
import { type FeedbackNumbers, readNumbers } from "../read-feedback.ts";

const PATH = "/library/feedback/numbers";
/** So many fiscal years back can be asked for. */
const YEARS = 5;

export const numberRoutes: Route[] = [
  staffPage({
    path: PATH,
    access: READS,
    query: ["year"],
    handle: (ctx, { query }) => numbersPage(ctx, query.year ?? ""),
  }),
];

/** How each page is received, by language and month, of one fiscal year. */
async function numbersPage(ctx: StaffContext, typed: string): Promise<PageView> {
  const { say } = ctx;
  const latest = fiscalYearOf(todayInJapan(ctx.clock.now()));
  const years = Array.from({ length: YEARS }, (_, back) => latest - back);
  const year = years.find((each) => String(each) === typed) ?? latest;
  const { from, to } = fiscalYearDays(year);
  const numbers = await readNumbers(ctx, { from: from.slice(0, 7), to: to.slice(0, 7) });
  const title = say.t("library.staff.feedback.numbers");
  return page({
    title,
    crumbs: [
      { label: say.t("library.staff.menu"), href: libraryAddress(ctx) },
      { label: say.t("library.staff.feedback.title"), href: libraryAddress(ctx, "/feedback") },
      { label: title },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("library.staff.feedback.numbersLead")}</p>
        <nav class="plan-nav" aria-label={say.t("library.staff.feedback.years")}>
          {years.map((each) => (
            <a
              href={libraryAddress(ctx, `/feedback/numbers?year=${each}`)}
              aria-current={each === year ? "page" : undefined}
            >
              {say.format.fiscalYear(each)}
            </a>
          ))}
        </nav>
        <ByLanguage ctx={ctx} numbers={numbers} />
        <Pages ctx={ctx} numbers={numbers} />
      </>
    ),
  });
}

interface NumbersProps {
  ctx: StaffContext;
  numbers: FeedbackNumbers;
}

function ByLanguage({ ctx, numbers }: NumbersProps): JSX.Element {
  const { say } = ctx;
  const rows = [...sumsBy(numbers.counts, ({ language }) => language)].map(([code, sum]) => ({
    heads: [getLanguage(code).name],
    sum,
  }));
  return (
    <Section id="languages" title={say.t("library.staff.feedback.byLanguage")}>
      <NumberTable
        ctx={ctx}
        heads={[say.t("library.staff.feedback.head.language")]}
        rows={rows}
        total={numbers.total}
      />
    </Section>
  );
}

/** The pages with the most that was not helpful first. */
function Pages({ ctx, numbers }: NumbersProps): JSX.Element {
  const { say } = ctx;
  const groups = [...Map.groupBy(numbers.counts, ({ entryId }) => entryId)]
    .map(([entryId, counts]) => ({ entry: numbers.titles.get(entryId), counts, sum: sumOf(counts) }))
    .sort((one, other) => weight(other.sum) - weight(one.sum));
  return (
    <Section id="pages" title={say.t("library.staff.feedback.byPage")}>
      {groups.map(({ entry, counts, sum }) => (
        <details>
          <summary>
            <span>
              {entry?.title} <span class="basis number">{say.t("library.staff.feedback.sums", { ...sum })}</span>
            </span>
          </summary>
          <PageNumbers ctx={ctx} counts={counts} sum={sum} />
          <p>
            <a href={libraryAddress(ctx, `/${entry?.key}/feedback`)}>{say.t("library.staff.feedback.entryLink")}</a>
          </p>
        </details>
      ))}
    </Section>
  );
}

const weight = ({ no, texts }: Numbers) => no + texts;

function PageNumbers({ ctx, counts, sum }: { ctx: StaffContext; counts: readonly Count[]; sum: Numbers }): JSX.Element {
  const { say } = ctx;
  const rows = counts.map((count) => ({
    heads: [getLanguage(count.language).name, say.format.date(count.month)],
    sum: count,
  }));
  const heads = [say.t("library.staff.feedback.head.language"), say.t("library.staff.feedback.head.month")];
  return <NumberTable ctx={ctx} heads={heads} rows={rows} total={sum} />;
}

interface TableProps {
  ctx: StaffContext;
  heads: readonly string[];
  rows: readonly { heads: readonly string[]; sum: Numbers }[];
  total: Numbers;
}

function NumberTable({ ctx, heads, rows, total }: TableProps): JSX.Element {
  const { say } = ctx;
  const columns = ["yes", "no", "texts"] as const;
  const cells = (sum: Numbers): ComponentChildren =>
    columns.map((column) => <td class="number">{say.format.number(sum[column])}</td>);
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
            {columns.map((column) => (
              <th scope="col" class="number">
                {say.t(`library.staff.feedback.head.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.heads.map((head, index) => (index === 0 ? <th scope="row">{head}</th> : <td>{head}</td>))}
              {cells(row.sum)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={heads.length}>
              {say.t("library.staff.feedback.head.total")}
            </th>
            {cells(total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
