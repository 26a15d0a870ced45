import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { redirect } from "#platform/http/reply.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, type FormState, formState, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { BOARD_FILTERS, type Board, type BoardFilter, type BoardPlace, type BoardSheet } from "../board/read-board.ts";
import type { SheetsInput } from "../sheets/inputs.ts";
import { isWithOwner } from "../sheets/sheet-state.rules.ts";
import { stepSheets } from "../sheets/step-sheets.ts";
import { yearAddress } from "./review-address.ts";
import { pickLabels, SheetRows } from "./sheet-picks.tsx";

interface ListProps {
  ctx: StaffContext;
  board: Board;
  at: BoardPlace;
  sent?: InvalidRequest;
}

/** The year sheet by sheet: what the filters leave, and what the officer does with many of them at once. */
export function BoardSheets({ ctx, board, at, sent }: ListProps): JSX.Element {
  const { say } = ctx;
  const isPicking = board.isManager && board.sheets.length > 0;
  const form = picksForm(ctx, board, sent);
  const listed = board.sheets.map((sheet) => ({
    sheet,
    more: <StateWords ctx={ctx} board={board} sheet={sheet} />,
    under: <TextOf say={say} text={sheet.sectionName ?? sheet.postName} />,
  }));
  return (
    <Section id="sheets" title={say.t("review.staff.board.sheets", { count: board.sheets.length })}>
      <Filters ctx={ctx} board={board} at={at} />
      {listed.length === 0 ? <p class="lead">{say.t("review.staff.board.noSheets")}</p> : null}
      {isPicking ? (
        <Form form={form} action={yearAddress(ctx, board.cycle, "/sheets")} token={ctx.formToken}>
          <input type="hidden" name="filter" value={filterQuery(at)} />
          <SheetRows ctx={ctx} listed={listed} picks={form} />
          <ManyActs ctx={ctx} board={board} form={form} />
        </Form>
      ) : (
        <SheetRows ctx={ctx} listed={listed} />
      )}
    </Section>
  );
}

/** Does the same with many sheets of the list and comes back to it. */
export async function handleSheets(ctx: StaffContext, year: BoardPlace, input: SheetsInput) {
  const count = await stepSheets(ctx, input);
  const query = input.filter === "" ? "" : `?${input.filter}`;
  return redirect(yearAddress(ctx, year, `${query}#sheets`), {
    flash: `review.staff.flash.many.${input.act}`,
    flashWords: { count: String(count) },
  });
}

function StateWords({ ctx, board, sheet }: { ctx: StaffContext; board: Board; sheet: BoardSheet }): JSX.Element {
  const { say } = ctx;
  const isAmended = sheet.amendedAt !== null && sheet.submittedAt !== null && sheet.amendedAt > sheet.submittedAt;
  const also = [
    isAmended ? say.t("review.staff.board.filter.amended") : null,
    sheet.settledState === "provisional" && board.isSettledTime ? say.t("review.staff.board.provisional") : null,
  ].filter((words) => words !== null);
  return (
    <>
      {sheet.check ? say.plain(sheet.check.name) : say.t(`review.state.${sheet.state}`)}
      {sheet.due ? (
        <span class={sheet.due < board.today ? "late" : undefined}>
          {" · "}
          {say.t("review.staff.way.due", { date: say.format.date(sheet.due) })}
        </span>
      ) : null}
      {also.length > 0 ? ` · ${also.join(" · ")}` : null}
    </>
  );
}

function Filters({ ctx, board, at }: Omit<ListProps, "sent">): JSX.Element {
  const { say } = ctx;
  const place = at.sectionId ? `s${at.sectionId}` : at.bodyId ? `b${at.bodyId}` : "";
  const checks = board.cycle.chain.filter(({ key }) => (board.waiting.get(key) ?? 0) > 0 || key === at.check);
  const chosen = at.check ? `check-${at.check}` : (at.only ?? "");
  return (
    <form class="filters" method="get" action={`${yearAddress(ctx, board.cycle)}#sheets`}>
      <div class="field">
        <label for="place">{say.t("review.staff.board.section")}</label>
        <select id="place" name="place">
          <option value="">{say.t("review.staff.board.all")}</option>
          {board.lines.map((line) => {
            const value = line.sectionId === null ? `b${line.bodyId}` : `s${line.sectionId}`;
            return (
              <option value={value} selected={value === place}>
                {say.plain(line.name)}
              </option>
            );
          })}
        </select>
      </div>
      <div class="field">
        <label for="only">{say.t("review.staff.board.only")}</label>
        <select id="only" name="only">
          <option value="">{say.t("review.staff.board.all")}</option>
          {BOARD_FILTERS.map((filter) => (
            <option value={filter} selected={filter === chosen}>
              {filterName(ctx, filter)}
            </option>
          ))}
          {checks.map(({ key, name }) => (
            <option value={`check-${key}`} selected={`check-${key}` === chosen}>
              {say.t("review.staff.board.filter.check", { check: say.plain(name) })}
            </option>
          ))}
        </select>
      </div>
      <button class="button" type="submit">
        {say.t("review.staff.board.show")}
      </button>
    </form>
  );
}

/** One note for all, and a button for each thing that can be done with some of the sheets that are shown. */
function ManyActs({ ctx, board, form }: { ctx: StaffContext; board: Board; form: FormState }): JSX.Element | null {
  const { say } = ctx;
  const canPass = board.sheets.some(({ state }) => state === "submitted");
  const canConfirm = board.isSettledTime && board.sheets.some(({ settledState }) => settledState === "provisional");
  const canUnlock = board.cycle.state === "open" && board.sheets.some(({ state }) => isWithOwner(state));
  if (!canPass && !canConfirm && !canUnlock) return null;
  return (
    <fieldset class="acts-for-many">
      <legend>{say.t("review.staff.many.title")}</legend>
      <Checkbox form={form} name="all" label={say.t("review.staff.many.all", { count: board.sheets.length })} />
      <TextArea form={form} name="note" hint={say.t("review.staff.many.noteHint")} rows={2} plain />
      <div class="buttons">
        {canPass ? <Submit label={say.t("review.staff.step.pass")} tone="plain" name="act" value="pass" /> : null}
        {canConfirm ? (
          <Submit label={say.t("review.staff.settled.confirm")} tone="plain" name="act" value="confirmSettled" />
        ) : null}
      </div>
      {canUnlock ? (
        <div class="short-fields">
          <TextInput form={form} name="until" type="date" plain />
          <Submit label={say.t("review.staff.unlock.button")} tone="plain" name="act" value="unlock" />
        </div>
      ) : null}
    </fieldset>
  );
}

function picksForm(ctx: StaffContext, board: Board, sent?: InvalidRequest): FormState {
  const { say } = ctx;
  const labels = { note: say.t("review.staff.many.note"), until: say.t("review.staff.unlock.until") };
  return formState(say, {
    id: "many",
    labels: { ...labels, ...pickLabels(ctx, board.sheets) },
    values: sent?.values ?? {},
    issues: sent?.issues,
  });
}

/** `place=s3&only=late`: what the board's address says of its filters. */
export function filterQuery({ sectionId, bodyId, only, check }: BoardPlace): string {
  const place = sectionId ? `s${sectionId}` : bodyId ? `b${bodyId}` : "";
  const chosen = check ? `check-${check}` : (only ?? "");
  return [place ? `place=${place}` : "", chosen ? `only=${chosen}` : ""].filter(Boolean).join("&");
}

/** What an address asks for. */
export function readFilters(
  query: Record<string, string>,
): Pick<BoardPlace, "sectionId" | "bodyId" | "only" | "check"> {
  const [, kind, id] = /^([sb])(\d{1,9})$/.exec(query.place ?? "") ?? [];
  const [, check] = /^check-([a-z][a-z0-9-]{0,39})$/.exec(query.only ?? "") ?? [];
  return {
    sectionId: kind === "s" ? Number(id) : undefined,
    bodyId: kind === "b" ? Number(id) : undefined,
    only: BOARD_FILTERS.find((filter) => filter === query.only),
    check,
  };
}

function filterName({ say }: StaffContext, filter: BoardFilter): string {
  if (filter === "late" || filter === "amended" || filter === "provisional")
    return say.t(`review.staff.board.filter.${filter}`);
  return say.t(`review.state.${filter}`);
}
