import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { InLanguage, Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { listPublicVersions } from "../../versions/read-version.ts";
import type { VersionEntry } from "../../versions/version.data.ts";
import { versionDate, versionName } from "../../versions/version-words.ts";
import { planAddress, planPage } from "./plan-page.tsx";

/** All that the public was shown of a plan as it was: a list that only grows. */
export const versionsRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/versions",
    async handle(ctx, { params }) {
      const { reading, versions } = await listPublicVersions(ctx, { plan: params.plan ?? "" });
      const { key } = reading.plan;
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: key,
        head: reading.head,
        section: "versions",
        title: ctx.say.message("plan.versions.title"),
        body: (
          <>
            <h1>
              <Message say={ctx.say} k="plan.versions.title" />
            </h1>
            <p class="lead">
              <Message say={ctx.say} k={versions.length > 0 ? "plan.versions.lead" : "plan.versions.none"} />
            </p>
            <ol class="rows" reversed>
              {versions.map((version) => (
                <li>
                  <VersionRow ctx={ctx} plan={key} version={version} />
                </li>
              ))}
            </ol>
            <Comparisons ctx={ctx} plan={key} versions={versions} />
          </>
        ),
      });
    },
  });

function VersionRow({
  ctx,
  plan,
  version,
}: {
  ctx: ResidentContext;
  plan: string;
  version: VersionEntry;
}): JSX.Element {
  return (
    <a href={planAddress(ctx, plan, `/versions/${version.number}`)}>
      <span class="what">
        <InLanguage resolved={versionName(ctx.say, version)} />
      </span>
      <span class="more">{versionDate(ctx.say, version)}</span>
      {version.reason ? (
        <span class="under" lang="ja">
          {version.reason}
        </span>
      ) : null}
    </a>
  );
}

/** Each version with the one before it, and the newest with the plan of today. */
function Comparisons({
  ctx,
  plan,
  versions,
}: {
  ctx: ResidentContext;
  plan: string;
  versions: readonly VersionEntry[];
}): JSX.Element | null {
  const [newest] = versions;
  if (!newest) return null;
  const { say } = ctx;
  const pairs = [
    { before: newest, after: undefined },
    ...versions.slice(0, -1).map((after, index) => ({ before: versions[index + 1] as VersionEntry, after })),
  ];
  return (
    <Section id="compare" title={<Message say={say} k="plan.versions.compare.title" />}>
      <ul class="rows">
        {pairs.map(({ before, after }) => (
          <li>
            <a href={comparisonAddress(ctx, plan, { before: before.number, after: after?.number ?? "now" })}>
              <span class="what">
                <Message
                  say={say}
                  k="plan.versions.compare.pair"
                  params={{
                    before: versionName(say, before).value,
                    after: after ? versionName(say, after).value : say.t("plan.versions.nowName"),
                  }}
                />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function comparisonAddress(
  ctx: ResidentContext,
  plan: string,
  { before, after }: { before: number; after: number | "now" },
): string {
  return planAddress(ctx, plan, `/versions/${before}/compare/${after}`);
}
