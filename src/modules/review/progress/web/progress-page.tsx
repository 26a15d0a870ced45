import type { ComponentChildren, JSX } from "preact";
import { INDICATOR_KINDS } from "#modules/indicators/public.ts";
import { PLAN_KINDS, type PlanHead, planPage } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import type { Crumb, PageView } from "#platform/http/reply.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import { progressAddress } from "./progress-address.ts";

/** What the menu of a plan looks at. */
const MENU_KINDS = [...PLAN_KINDS, ...INDICATOR_KINDS];

/** A page about a plan's years, with the way to it. */
export function progressPage(
  ctx: ResidentContext,
  view: { plan: string; head: PlanHead; title: string; crumbs: Crumb[]; body: ComponentChildren },
): Promise<PageView> {
  const first = { label: ctx.say.message("review.progress.title"), href: progressAddress(ctx, view.plan) };
  return planPage(ctx, {
    ...view,
    kinds: MENU_KINDS,
    section: "progress",
    crumbs: view.crumbs.length === 0 ? [{ label: first.label }] : [first, ...view.crumbs],
  });
}

/** Says of invented years that they are invented. */
export function DemoMark({ say, isDemo }: { say: Translator; isDemo: boolean }): JSX.Element | null {
  if (!isDemo) return null;
  return (
    <Notice>
      <Message say={say} k="review.progress.demoMark" />
    </Notice>
  );
}

/** One row of a list of links. */
export function RowLink(props: {
  href: string;
  children: ComponentChildren;
  more?: ComponentChildren;
  under?: ComponentChildren;
}): JSX.Element {
  return (
    <li>
      <a href={props.href}>
        <span class="what">{props.children}</span>
        {props.more ? <span class="more">{props.more}</span> : null}
        {props.under ? <span class="under">{props.under}</span> : null}
      </a>
    </li>
  );
}
