import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { TextOf } from "#ui/message.tsx";
import { dueDay } from "../sheets/lock.rules.ts";
import type { OpenSheet } from "../sheets/open-sheet.ts";
import { isWithOwner } from "../sheets/sheet-state.rules.ts";

/** The way of a sheet as one line: written, each check, published; where it stands and until when. */
export function SheetWay({ say, opened }: { say: Translator; opened: OpenSheet }): JSX.Element {
  const { cycle, checks } = opened;
  const stands = standsAt(opened);
  const stages: Stage[] = [
    { name: say.t("review.staff.way.written"), due: cycle.reportsDue },
    ...checks.map((check) => ({ name: say.plain(check.name), due: check.due })),
    { name: say.t("review.staff.way.published"), due: null },
  ];
  return (
    <ol class="way" aria-label={say.t("review.staff.way.label")}>
      {stages.map((stage, index) =>
        index === stands ? (
          <li data-at="now" aria-current="step">
            <span class="name">{stage.name}</span>
            <span class="more">
              {say.t(`review.state.${opened.sheet.state}`)} {dueWords(say, stage)}
            </span>
          </li>
        ) : (
          <li data-at={index < stands ? "past" : "ahead"}>
            <span class="name">{stage.name}</span>
            <span class="more">{index > stands ? dueWords(say, stage) : null}</span>
          </li>
        ),
      )}
    </ol>
  );
}

interface Stage {
  name: string;
  due: string | null;
}

const dueWords = (say: Translator, { due }: Stage): string =>
  due ? say.t("review.staff.way.due", { date: say.format.date(due) }) : "";

/** The index of the stage; one behind the last when everything is done. */
function standsAt({ sheet, checks }: OpenSheet): number {
  if (isWithOwner(sheet.state)) return 0;
  if (sheet.level !== null) return 1 + sheet.level;
  return sheet.state === "accepted" ? 1 + checks.length : 2 + checks.length;
}

/** What the reader should know first: until when, or that it is late. */
export function SheetDue({
  say,
  opened,
  today,
}: {
  say: Translator;
  opened: OpenSheet;
  today: string;
}): JSX.Element | null {
  const { sheet, cycle, checks } = opened;
  if (sheet.state === "accepted" || sheet.state === "published") return null;
  const due = dueDay({ reportsDue: cycle.reportsDue, checks }, sheet);
  const date = say.format.date(due);
  return (
    <p class={due < today ? "late" : "more"}>
      {say.t(due < today ? "review.staff.lateSince" : "review.staff.dueOn", { date })}
    </p>
  );
}

/** Where the project stands in the plan, as it was named then. */
export function SheetPlace({ say, opened }: { say: Translator; opened: OpenSheet }): JSX.Element {
  const { sheet } = opened;
  const last = sheet.place.at(-1);
  return (
    <>
      {last?.number ? `${last.number} ` : null}
      {last ? <TextOf say={say} text={last.title} /> : null}
    </>
  );
}
