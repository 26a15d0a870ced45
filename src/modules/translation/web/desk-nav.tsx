import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { deskAddress } from "./desk-address.ts";

const PAGES = [
  ["", "translation.staff.coverage.title"],
  ["/requests", "translation.staff.queue.title"],
  ["/import", "translation.staff.import.title"],
] as const;

/** The pages of the desk. */
export function DeskNav({ ctx, current }: { ctx: StaffContext; current: (typeof PAGES)[number][0] }): JSX.Element {
  return (
    <nav class="plan-nav" aria-label={ctx.say.t("translation.staff.menu")}>
      {PAGES.map(([path, label]) => (
        <a href={deskAddress(ctx, path)} aria-current={path === current ? "page" : undefined}>
          {ctx.say.t(label)}
        </a>
      ))}
    </nav>
  );
}
