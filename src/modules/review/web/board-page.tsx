import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { type BoardPlace, readBoard } from "../board/read-board.ts";
import { SheetsInput } from "../sheets/inputs.ts";
import { BoardActs } from "./board-acts.tsx";
import { Lines, NextActs, Progress } from "./board-lines.tsx";
import { BoardSheets, handleSheets, readFilters } from "./board-sheets.tsx";
import { BoardFiles } from "./exchange/board-files.tsx";
import { reviewAddress, yearAddress } from "./review-address.ts";

const PATH = "/review/:plan/:year";

const boardRoute = staffPage({
  path: PATH,
  access: "review.read",
  query: ["place", "only"],
  handle: (ctx, { params, query }) => boardPage(ctx, { ...yearOf(params), ...readFilters(query) }),
});

const sheetsRoute = staffAction({
  path: `${PATH}/sheets`,
  access: "review.manage",
  input: SheetsInput,
  handle: (ctx, { params, input }) => handleSheets(ctx, yearOf(params), input),
  invalid: (ctx, request) => {
    const filters = readFilters(Object.fromEntries(new URLSearchParams(request.values.filter ?? "")));
    return boardPage(ctx, { ...yearOf(request.params), ...filters }, request);
  },
});

/** The board's address is the widest of all: it stands last. */
export const boardRoutes: readonly Route[] = [sheetsRoute, boardRoute];

const yearOf = (params: Record<string, string>) => ({ planKey: params.plan ?? "", fiscalYear: Number(params.year) });

/** The officer's board: what to do next, section by section, then sheet by sheet. */
async function boardPage(ctx: StaffContext, at: BoardPlace, sent?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const board = await readBoard(ctx, at);
  const title = say.format.fiscalYear(board.cycle.fiscalYear);
  return page({
    title,
    status: sent?.status,
    crumbs: [{ label: say.t("review.staff.menu"), href: reviewAddress(ctx) }, { label: title }],
    body: (
      <>
        <p class="eyebrow">
          <TextOf say={say} text={board.cycle.planTitle} />
        </p>
        <h1>{say.t("review.staff.board.title", { year: title })}</h1>
        <p class="more">
          {say.t(`review.staff.cycleState.${board.cycle.state}`)} ·{" "}
          {say.t("review.staff.board.due", { date: say.format.date(board.cycle.reportsDue) })}
        </p>
        <Progress ctx={ctx} board={board} />
        <NextActs ctx={ctx} board={board} />
        <Lines ctx={ctx} board={board} />
        <BoardFiles ctx={ctx} board={board} at={at} />
        <BoardSheets ctx={ctx} board={board} at={at} sent={sent} />
        <BoardActs ctx={ctx} board={board} />
        {board.cycle.ruleSetId === null ? null : (
          <p>
            <a href={yearAddress(ctx, board.cycle, "/grades")}>{say.t("review.staff.grade.yearLink")}</a>
          </p>
        )}
      </>
    ),
  });
}
