import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import type { Board, BoardPlace } from "../../board/read-board.ts";
import { yearAddress } from "../review-address.ts";

interface FilesProps {
  ctx: StaffContext;
  board: Board;
  at: BoardPlace;
}

/** Excel files and the note for the budget: of the section that is chosen, or of all; for those who run the year. */
export function BoardFiles({ ctx, board, at }: FilesProps): JSX.Element | null {
  const { say } = ctx;
  if (!board.isManager) return null;
  const chosen = board.lines.find((line) =>
    line.sectionId === null ? line.bodyId === at.bodyId : line.sectionId === at.sectionId,
  );
  const key = chosen?.sectionId ? `?section=${chosen.sectionId}` : `?body=${chosen?.bodyId}`;
  const books = chosen ? `/workbook.xlsx${key}` : "/workbooks.zip";
  return (
    <p>
      {chosen ? <TextOf say={say} text={chosen.name} /> : null}{" "}
      <a href={yearAddress(ctx, board.cycle, books)} download>
        {say.t(chosen ? "review.staff.exchange.download" : "review.staff.exchange.downloadAll")}
      </a>
      {" · "}
      <a href={yearAddress(ctx, board.cycle, "/workbook#in")}>{say.t("review.staff.exchange.inBoard")}</a>
      {" · "}
      <a href={yearAddress(ctx, board.cycle, `/budget-note${chosen ? key : ""}`)}>{say.t("review.staff.note.title")}</a>
    </p>
  );
}
