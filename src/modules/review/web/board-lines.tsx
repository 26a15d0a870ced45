import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { workingDaysBetween } from "#platform/i18n/working-day.rules.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { Board } from "../board/read-board.ts";
import { SHEET_STATES, type SheetState } from "../sheets/sheet-state.rules.ts";
import { yearAddress } from "./review-address.ts";

interface BoardProps {
  ctx: StaffContext;
  board: Board;
}

const sumOf = (board: Board, pick: (line: Board["lines"][number]) => number) =>
  board.lines.reduce((so, line) => so + pick(line), 0);

/** How many of how many stand where. */
export function Progress({ ctx, board }: BoardProps): JSX.Element {
  const { say } = ctx;
  const total = sumOf(board, (line) => line.total);
  const late = sumOf(board, (line) => line.late);
  return (
    <ul class="figures">
      {SHEET_STATES.map((state) => {
        const count = sumOf(board, (line) => line.byState[state]);
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

/** What the officer does next, the first thing first. */
export function NextActs({ ctx, board }: BoardProps): JSX.Element | null {
  const { say } = ctx;
  if (!board.isManager || board.cycle.state === "closed") return null;
  const waiting = board.cycle.chain
    .filter(({ kind }) => kind !== "sectionHead")
    .map(({ key, name }) => ({ count: board.waiting.get(key) ?? 0, query: `check-${key}`, check: say.plain(name) }))
    .filter(({ count }) => count > 0)
    .map(({ count, query, check }) => ({ query, words: say.t("review.staff.next.check", { count, check }) }));
  const provisional = board.isSettledTime ? sumOf(board, (line) => line.provisional) : 0;
  const amended = sumOf(board, (line) => line.amended);
  const acts = [
    ...waiting,
    ...(provisional > 0
      ? [{ query: "provisional", words: say.t("review.staff.next.provisional", { count: provisional }) }]
      : []),
    ...(amended > 0 ? [{ query: "amended", words: say.t("review.staff.next.amended", { count: amended }) }] : []),
  ];
  if (acts.length === 0) return null;
  return (
    <Section id="next" title={say.t("review.staff.next.title")}>
      <ul class="rows">
        {acts.map(({ query, words }) => (
          <li>
            <a href={yearAddress(ctx, board.cycle, `?only=${query}#sheets`)}>
              <span class="what">{words}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Section by section: where its sheets stand, how long it is late, when it was last reminded. */
export function Lines({ ctx, board }: BoardProps): JSX.Element {
  const { say } = ctx;
  const states = SHEET_STATES.filter((state) => sumOf(board, (line) => line.byState[state]) > 0);
  const hasReminders = board.lines.some(({ lastReminder }) => lastReminder !== null);
  const total = (state: SheetState) => sumOf(board, (line) => line.byState[state]);
  return (
    <Section id="sections" title={say.t("review.staff.board.sections")}>
      <table class="stacks board">
        <thead>
          <tr>
            <th scope="col">{say.t("review.staff.board.section")}</th>
            {states.map((state) => (
              <th scope="col" class="number">
                {say.t(`review.state.${state}`)}
              </th>
            ))}
            <th scope="col" class="number">
              {say.t("review.staff.board.late")}
            </th>
            {hasReminders ? <th scope="col">{say.t("review.staff.board.lastReminder")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {board.lines.map((line) => (
            <Line ctx={ctx} board={board} line={line} states={states} hasReminders={hasReminders} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say.t("review.staff.board.sum")}</th>
            {states.map((state) => (
              <td class="number" data-label={say.t(`review.state.${state}`)}>
                {say.format.number(total(state))}
              </td>
            ))}
            <td class="number" data-label={say.t("review.staff.board.late")}>
              {say.format.number(sumOf(board, (line) => line.late))}
            </td>
            {hasReminders ? <td /> : null}
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

interface LineProps extends BoardProps {
  line: Board["lines"][number];
  states: readonly SheetState[];
  hasReminders: boolean;
}

function Line({ ctx, board, line, states, hasReminders }: LineProps): JSX.Element {
  const { say } = ctx;
  const place = line.sectionId === null ? `b${line.bodyId}` : `s${line.sectionId}`;
  const days = line.lateSince === null ? 0 : workingDaysBetween(line.lateSince, board.today);
  const { lastReminder } = line;
  return (
    <tr>
      <th scope="row">
        <a href={yearAddress(ctx, board.cycle, `?place=${place}#sheets`)}>
          <TextOf say={say} text={line.name} />
        </a>
      </th>
      {states.map((state) => (
        <td class="number" data-label={say.t(`review.state.${state}`)}>
          {line.byState[state] > 0 ? say.format.number(line.byState[state]) : null}
        </td>
      ))}
      <td class="number late" data-label={say.t("review.staff.board.late")}>
        {line.late > 0 ? (
          <>
            {say.format.number(line.late)}
            <small> {say.t("review.staff.board.workingDays", { days })}</small>
          </>
        ) : null}
      </td>
      {hasReminders ? (
        <td data-label={say.t("review.staff.board.lastReminder")}>
          {lastReminder
            ? say.t("review.staff.board.reminded", {
                date: say.format.date(lastReminder.day),
                people: lastReminder.people,
              })
            : null}
        </td>
      ) : null}
    </tr>
  );
}
