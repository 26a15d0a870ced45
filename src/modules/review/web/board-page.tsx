import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { BOARD_FILTERS, type Board, type BoardFilter, readBoard } from "../board/read-board.ts";
import { SHEET_STATES } from "../sheets/sheet-state.rules.ts";
import { BoardActs } from "./board-acts.tsx";
import { reviewAddress, sheetAddress, yearAddress } from "./review-address.ts";

/** The officer's board: section by section, then sheet by sheet. */
export const boardRoute = staffPage({
  path: "/review/:plan/:year",
  access: "review.read",
  query: ["section", "body", "only"],
  async handle(ctx, { params, query }) {
    const { say } = ctx;
    const number = (value: string | undefined) => (value && /^\d+$/.test(value) ? Number(value) : undefined);
    const only = BOARD_FILTERS.find((filter) => filter === query.only);
    const board = await readBoard(ctx, {
      planKey: params.plan ?? "",
      fiscalYear: Number(params.year),
      sectionId: number(query.section),
      bodyId: number(query.body),
      only,
    });
    const title = say.format.fiscalYear(board.cycle.fiscalYear);
    return page({
      title,
      crumbs: [{ label: say.t("review.staff.menu"), href: reviewAddress(ctx) }, { label: title }],
      body: (
        <>
          <p class="eyebrow">
            <TextOf say={say} text={board.cycle.planTitle} />
          </p>
          <h1>{say.t("review.staff.board.title", { year: title })}</h1>
          <Progress ctx={ctx} board={board} />
          <BoardActs ctx={ctx} board={board} />
          {board.cycle.ruleSetId === null ? null : (
            <p>
              <a href={yearAddress(ctx, board.cycle, "/grades")}>{say.t("review.staff.grade.yearLink")}</a>
            </p>
          )}
          <Lines ctx={ctx} board={board} />
          <Sheets ctx={ctx} board={board} only={only} section={query.section} />
        </>
      ),
    });
  },
});

interface BoardProps {
  ctx: StaffContext;
  board: Board;
}

/** How many of how many stand where. */
function Progress({ ctx, board }: BoardProps): JSX.Element {
  const { say } = ctx;
  const total = board.lines.reduce((so, line) => so + line.total, 0);
  const late = board.lines.reduce((so, line) => so + line.late, 0);
  return (
    <ul class="figures">
      {SHEET_STATES.map((state) => {
        const count = board.lines.reduce((so, line) => so + line.byState[state], 0);
        return count === 0 ? null : (
          <li>
            <a href={yearAddress(ctx, board.cycle, `?only=${state}#sheets`)}>
              <b>{say.format.number(count)}</b> {say.t(`review.state.${state}`)}
            </a>
          </li>
        );
      })}
      <li>
        <a class={late > 0 ? "late" : undefined} href={yearAddress(ctx, board.cycle, "?only=late#sheets")}>
          <b>{say.format.number(late)}</b> {say.t("review.staff.board.lateOf", { total })}
        </a>
      </li>
    </ul>
  );
}

function Lines({ ctx, board }: BoardProps): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="sections" title={say.t("review.staff.board.sections")}>
      <table class="stacks board">
        <thead>
          <tr>
            <th scope="col">{say.t("review.staff.board.section")}</th>
            {SHEET_STATES.map((state) => (
              <th scope="col" class="number">
                {say.t(`review.state.${state}`)}
              </th>
            ))}
            <th scope="col" class="number">
              {say.t("review.staff.board.late")}
            </th>
          </tr>
        </thead>
        <tbody>
          {board.lines.map((line) => (
            <tr>
              <th scope="row">
                <a
                  href={yearAddress(
                    ctx,
                    board.cycle,
                    `?${line.sectionId === null ? `body=${line.bodyId}` : `section=${line.sectionId}`}#sheets`,
                  )}
                >
                  <TextOf say={say} text={line.name} />
                </a>
              </th>
              {SHEET_STATES.map((state) => (
                <td class="number" data-label={say.t(`review.state.${state}`)}>
                  {line.byState[state] > 0 ? line.byState[state] : null}
                </td>
              ))}
              <td class="number late" data-label={say.t("review.staff.board.late")}>
                {line.late > 0 ? line.late : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Sheets({
  ctx,
  board,
  only,
  section,
}: BoardProps & { only: BoardFilter | undefined; section: string | undefined }): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="sheets" title={say.t("review.staff.board.sheets", { count: board.sheets.length })}>
      <form class="filters" method="get" action={`${yearAddress(ctx, board.cycle)}#sheets`}>
        {section ? <input type="hidden" name="section" value={section} /> : null}
        <div class="field">
          <label for="only">{say.t("review.staff.board.only")}</label>
          <select id="only" name="only">
            <option value="">{say.t("review.staff.board.all")}</option>
            {BOARD_FILTERS.map((filter) => (
              <option value={filter} selected={filter === only}>
                {filterName(ctx, filter)}
              </option>
            ))}
          </select>
        </div>
        <button class="button" type="submit">
          {say.t("review.staff.board.show")}
        </button>
      </form>
      <ul class="rows">
        {board.sheets.map((sheet) => (
          <li>
            <a href={sheetAddress(ctx, sheet.id)}>
              <span class="what">
                <TextOf say={say} text={sheet.projectTitle} />
              </span>
              <span class="more">
                {say.t(`review.state.${sheet.state}`)}
                {sheet.due ? (
                  <span class={sheet.due < board.today ? "late" : undefined}>
                    {" "}
                    · {say.t("review.staff.way.due", { date: say.format.date(sheet.due) })}
                  </span>
                ) : null}
              </span>
              <span class="under">
                {sheet.sectionName ? (
                  <TextOf say={say} text={sheet.sectionName} />
                ) : (
                  <TextOf say={say} text={sheet.postName} />
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function filterName({ say }: StaffContext, filter: BoardFilter): string {
  if (filter === "late" || filter === "amended" || filter === "provisional")
    return say.t(`review.staff.board.filter.${filter}`);
  return say.t(`review.state.${filter}`);
}
