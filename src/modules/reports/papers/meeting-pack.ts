import { getCityBody } from "#modules/accounts/public.ts";
import { drawMeetingPack, readMeetingPack } from "#modules/meetings/public.ts";
import { listReportedSections } from "#modules/review/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { type Block, lineOf, type Paper } from "#platform/documents/paper.ts";
import { allow } from "#platform/errors.ts";
import { fiscalYearOf, todayInJapan } from "#platform/i18n/partial-date.ts";
import type { ReportPart } from "#platform/module.ts";
import { lowered } from "../making/draw-report.ts";
import { mayManageReports } from "../permissions.ts";
import { heading, officerPaper } from "./officer-paper.ts";

/** What a committee looks at beside its agenda, in this order. */
const PARTS = ["indicators.targets", "review.grades", "review.sheets", "opinions.ledger"];

/**
 * All that lies before a committee as one document: the meeting's own pages, then the year that was closed last before it
 * with its targets, grades and sheets, and what became of opinions. @throws AppError notFound, forbidden
 */
export async function makeMeetingPack(
  ctx: StaffContext,
  { meetingId, parts }: { meetingId: number; parts: readonly ReportPart[] },
): Promise<Paper> {
  const { say } = ctx;
  const today = todayInJapan(ctx.clock.now());
  return ctx.read(async (scope) => {
    allow(mayManageReports(ctx.actor, (await getCityBody(scope)).id));
    const pack = await readMeetingPack(scope, meetingId);
    const { planId, planKey } = pack;
    const fiscalYear = fiscalYearOf(pack.heldOn) - 1;
    const place = { planId, planKey, fiscalYear, today };
    const blocks: Block[] = drawMeetingPack(pack, say).map((block) =>
      block.kind === "heading" ? heading(block.text) : block,
    );
    for (const name of PARTS) {
      const part = parts.find((entry) => entry.name === name);
      if (!part) continue;
      const title = [...lineOf(say.message(part.title)), `　${say.format.fiscalYear(fiscalYear)}`];
      blocks.push(heading(title), ...lowered(part.draw(await part.read(scope, place), say), 1));
    }
    return officerPaper(ctx, {
      title: lineOf(say.text(pack.name)),
      ...(pack.title ? { subtitle: lineOf(say.text(pack.title)) } : {}),
      date: pack.heldOn,
      isDemo: (await listReportedSections(scope, { planId, fiscalYear })).isDemo,
      hasContents: true,
      blocks,
    });
  });
}
