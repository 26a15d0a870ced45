import { insertPost } from "#modules/accounts/posts/post.data.ts";
import { saveSettings } from "#modules/review/cycles/settings.data.ts";
import { insertOwners } from "#modules/review/owners/owner.data.ts";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { nextNumber } from "./build.ts";
import { openPlanOffice } from "./plan-office.ts";
import { type StaffClient, signIn } from "./sign-in.ts";
import type { TestApp } from "./test-app.ts";

/** A section of a body with a post in it that somebody holds. */
export async function buildPost(
  app: TestApp,
  municipality: Municipality,
  { bodyId, hasSection = true, holder }: { bodyId: number; hasSection?: boolean; holder?: string },
): Promise<{ postId: number; sectionId: number | null }> {
  return inScope(app.db, municipality.id, async (scope) => {
    const key = `section-${nextNumber()}`;
    const name = { ja: `見本${key}課`, en: key };
    const sectionId = hasSection
      ? (
          await scope.db
            .insertInto("sections")
            .values({ municipality_id: municipality.id, body_id: bodyId, key, name: JSON.stringify(name) })
            .returning("id")
            .executeTakeFirstOrThrow()
        ).id
      : null;
    const post = {
      bodyId,
      sectionId,
      name: { ja: "見本係長", en: "Chief" },
      isDemo: false,
      validFrom: null,
      validTo: null,
    };
    const postId = await insertPost(scope, post);
    if (holder) await assign(scope.db, { municipality, postId, holder });
    return { postId, sectionId };
  });
}

type Db = Parameters<Parameters<typeof inScope>[2]>[0]["db"];

async function assign(db: Db, given: { municipality: Municipality; postId: number; holder: string }): Promise<void> {
  await db
    .insertInto("post_assignments")
    .values({
      municipality_id: given.municipality.id,
      post_id: given.postId,
      staff_id: given.holder,
      kind: "holder",
      valid_from: "2020-04-01",
    })
    .execute();
}

/** A check in a chain of the tests. */
export const check = (kind: "sectionHead" | "leadSection" | "committee", due = "05-30") => ({
  key: kind.toLowerCase(),
  name: { ja: { sectionHead: "課長", leadSection: "主管課", committee: "作業部会" }[kind], en: kind },
  kind,
  committee: null,
  due,
});

export interface ReviewOffice {
  municipality: Municipality;
  plan: string;
  planId: number;
  /** Runs the plan. */
  officer: StaffClient;
  /** Holds the post that answers for every project. */
  writer: StaffClient;
  /** Heads the writer's section. */
  head: StaffClient;
  postId: number;
  sectionId: number;
}

/** A city whose small plan can be opened: settings, a post for every project, somebody who holds it, and her head. */
export async function openReviewOffice(
  app: TestApp,
  chain = [check("sectionHead", "05-23"), check("leadSection", "06-06")],
): Promise<ReviewOffice> {
  const { municipality, plan, client, city } = await openPlanOffice(app);
  const writer = await signIn(app, municipality, { role: "sectionContributor", body: city });
  const head = await signIn(app, municipality, { role: "sectionHead", body: city });
  const { postId, sectionId } = await buildPost(app, municipality, { bodyId: city.id, holder: writer.staffId });
  const planId = await inScope(app.db, municipality.id, async (scope) => {
    const { id } = await scope.db.selectFrom("plans").select("id").where("key", "=", plan).executeTakeFirstOrThrow();
    const headPost = await insertPost(scope, {
      bodyId: city.id,
      sectionId,
      name: { ja: "課長", en: "Head" },
      isDemo: false,
      validFrom: null,
      validTo: null,
    });
    await assign(scope.db, { municipality, postId: headPost, holder: head.staffId });
    const schedule = { reportsDue: "05-16", lockedAfter: null, settledDue: "06-13" };
    const settings = { planId: id, chain, schedule, fieldSet: "standard", ruleSet: null, attachesWorkbook: true };
    await saveSettings(scope, settings);
    const owned = { planId: id, postId, validFrom: "2020-04-01", validTo: null };
    await insertOwners(scope, [
      { ...owned, project: "desk" },
      { ...owned, project: "class" },
    ]);
    return id;
  });
  if (sectionId === null) throw new Error("the post stands in a section");
  return { municipality, plan, planId, officer: client, writer, head, postId, sectionId };
}

/** Everything that a sheet asks, as a form sends it. */
export const FILLED: Readonly<Record<string, string>> = {
  "f.planned.sent": "on",
  "f.planned.text": "毎月ひらく",
  "f.outputs.sent": "on",
  "f.outputs.rows": "1",
  "f.outputs.0.name": "開催",
  "f.outputs.0.unit": "回",
  "f.outputs.0.planned": "12",
  "f.outputs.0.actual": "１１",
  "f.done.sent": "on",
  "f.done.text": "11回ひらいた",
  "f.budget.sent": "on",
  "f.budget.general": "1,200",
  "f.settled.sent": "on",
  "f.settled.general": "1,150",
  "f.selfGrade.sent": "on",
  "f.selfGrade.grade": "B",
  "f.selfGrade.evidence": "参加者名簿",
  "f.reasons.sent": "on",
  "f.reasons.text": "ほぼ予定どおり",
  "f.direction.sent": "on",
  "f.direction.direction": "continue",
  "f.directionReason.sent": "on",
  "f.directionReason.text": "参加が増えている",
  "f.rolling.sent": "on",
  "f.rolling.0.kind": "continue",
  "f.rolling.0.activities": "毎月ひらく",
  "f.rolling.0.general": "1200",
};
