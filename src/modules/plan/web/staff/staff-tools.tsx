import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { kindPath } from "./staff-words.ts";

/** Whether an entry is the first or the last among its neighbours: it cannot go further. */
export interface Ends {
  isFirst: boolean;
  isLast: boolean;
}
export const endsOf = (index: number, length: number): Ends => ({ isFirst: index === 0, isLast: index === length - 1 });

/** A link of which only the first word is seen; what it is about is heard. */
export function Tool({ href, label, about }: { href: string; label: string; about: string }): JSX.Element {
  return (
    <a href={href}>
      {label}
      <span class="visually-hidden"> {about}</span>
    </a>
  );
}

/** One step up, one step down: buttons of the form around the list. */
export function Steps({
  say,
  kind,
  at,
}: {
  say: StaffContext["say"];
  kind: string;
  at: { key: string; name: string; ends: Ends };
}): JSX.Element {
  const step = (to: "up" | "down", isEnd: boolean) => (
    <button
      type="submit"
      name="step"
      value={`${kindPath(kind)}:${at.key}:${to}`}
      disabled={isEnd}
      title={say.t(`plan.staff.${to}`)}
    >
      <span aria-hidden="true">{to === "up" ? "↑" : "↓"}</span>
      <span class="visually-hidden">
        {say.t(`plan.staff.${to}`)} {at.name}
      </span>
    </button>
  );
  return (
    <>
      {step("up", at.ends.isFirst)}
      {step("down", at.ends.isLast)}
    </>
  );
}
