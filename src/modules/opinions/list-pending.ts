import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { PendingWork } from "#platform/module.ts";
import { listHeldPosts } from "./ledger/held-posts.ts";
import { listOpinions } from "./ledger/opinion.data.ts";
import { opinionText } from "./ledger/opinion.rules.ts";
import { mayManageOpinions } from "./permissions.ts";
import { listRounds } from "./rounds/round.data.ts";
import { countSubmissions } from "./submissions/submission.data.ts";

const LONGEST_TITLE = 50;

/** Opinions that wait for an answer of the person's posts, and rounds with comments that nobody has looked at. */
export async function listPending(ctx: StaffContext): Promise<PendingWork[]> {
  return ctx.read(async (scope) => {
    const postIds = await listHeldPosts(scope, ctx.actor.staffId, todayInJapan(ctx.clock.now()));
    const asked = postIds.length > 0 ? await listOpinions(scope, { postIds, isAnswered: false }) : [];
    const answers: PendingWork[] = asked.map((opinion) => ({
      kind: "opinions.staff.pending.answer",
      title: shortened(opinionText(opinion)),
      path: `/opinions/${opinion.id}`,
      due: opinion.dueOn,
    }));
    const keepsLedger = mayManageOpinions(ctx.actor, (await getCityBody(scope)).id);
    return [...answers, ...(keepsLedger ? await listQueues(scope) : [])];
  });
}

async function listQueues(scope: Scope): Promise<PendingWork[]> {
  const waiting: PendingWork[] = [];
  for (const round of await listRounds(scope)) {
    if ((await countSubmissions(scope, round.id)).waiting === 0) continue;
    const path = `/comments/${round.key}`;
    waiting.push({ kind: "opinions.staff.pending.moderate", title: round.title, path, due: null });
  }
  return waiting;
}

function shortened(text: Text): Text {
  const entries = Object.entries(text).map(([code, value]) => {
    const characters = [...value.replaceAll(/\s+/gu, " ")];
    const isLong = characters.length > LONGEST_TITLE;
    return [code, isLong ? `${characters.slice(0, LONGEST_TITLE).join("")}…` : characters.join("")];
  });
  return Object.fromEntries(entries);
}
