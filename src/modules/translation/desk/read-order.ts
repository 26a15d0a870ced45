import { getCityBody } from "#modules/accounts/public.ts";
import { getEntry, listServedProjects, listTexts } from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { addWorkingDays } from "#platform/i18n/working-day.rules.ts";
import { titleOf } from "../coverage/list-coverage.ts";
import { mayOrder } from "../permissions.ts";
import { listProjectChoices, type ProjectChoice, projectValue } from "./project-choices.ts";

/** A translation that nobody hurries for takes two weeks. */
const USUAL_DAYS = 10;

export interface OrderForm {
  /** The entry that is asked for; undefined for a pasted text. */
  entry: { key: string; title: Text; rootLanguage: string } | undefined;
  projects: ProjectChoice[];
  usualProject: string;
  usualDay: string;
}

/** What the form for a request needs. @throws AppError forbidden, notFound */
export async function readOrderForm(ctx: StaffContext, key: string | undefined): Promise<OrderForm> {
  return ctx.read(async (scope) => {
    allow(mayOrder(ctx.actor, (await getCityBody(scope)).id));
    const today = todayInJapan(ctx.clock.now());
    const found = key ? await getEntry(scope, key) : undefined;
    const [served] = found ? await listServedProjects(scope, found.id) : [];
    return {
      entry: found && {
        key: found.key,
        rootLanguage: found.rootLanguage,
        title: titleOf(await listTexts(scope, found.id)),
      },
      projects: await listProjectChoices(scope, today),
      usualProject: served ? projectValue({ planId: served.planId, key: served.projectKey }) : "",
      usualDay: addWorkingDays(today, USUAL_DAYS),
    };
  });
}
