import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { InLanguage, Message, TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { buildTree } from "../../reading/plan-tree.rules.ts";
import type { PlanReading } from "../../reading/read-plan-parts.ts";
import type { Listing, PlanNode, PlanSection, Project } from "../../records/plan-records.ts";
import { versionNumber } from "../../versions/inputs.ts";
import { readPublicVersion, type VersionReading } from "../../versions/read-version.ts";
import type { Version } from "../../versions/version.data.ts";
import { targetsOf } from "../../versions/version-targets.rules.ts";
import { versionDate, versionName } from "../../versions/version-words.ts";
import { planAddress, planPage } from "./plan-page.tsx";
import { TopNode } from "./tree-page.tsx";
import { comparisonAddress } from "./versions-page.tsx";

export const VERSION_PATH = "/plans/:plan/versions/:number";

/** A plan as it was: its tree, its targets, who worked on it, under the names of past. */
export const versionRoute = (parts: PlanParts) =>
  residentPage({
    path: VERSION_PATH,
    async handle(ctx, { params }) {
      const plan = params.plan ?? "";
      const reading = await readPublicVersion(ctx, { plan, number: versionNumber(params.number) });
      return planPage(ctx, {
        kinds: parts.kinds,
        plan,
        head: reading.head,
        section: "versions",
        title: versionName(ctx.say, reading.version),
        crumbs: [versionsCrumb(ctx, plan), { label: versionName(ctx.say, reading.version) }],
        body: (
          <>
            <Heading ctx={ctx} plan={plan} reading={reading} />
            <VersionContent ctx={ctx} past={reading.past} />
            <Proof ctx={ctx} plan={plan} version={reading.version} />
          </>
        ),
      });
    },
  });

export const versionsCrumb = (ctx: ResidentContext, plan: string) => ({
  label: ctx.say.message("plan.versions.title"),
  href: planAddress(ctx, plan, "/versions"),
});

/** Said on every page of a version, so that nobody takes the old for the new. */
export function ThenNotice({
  ctx,
  now,
  version,
}: {
  ctx: ResidentContext;
  /** The address of the same thing in the plan of today. */
  now: string;
  version: Version;
}): JSX.Element {
  return (
    <Notice tone="warning">
      <p>
        <Message
          say={ctx.say}
          k="plan.versions.then"
          params={{ version: versionName(ctx.say, version).value, date: versionDate(ctx.say, version) }}
        />{" "}
        <a href={now}>
          <Message say={ctx.say} k="plan.versions.now" />
        </a>
      </p>
    </Notice>
  );
}

interface HeadingProps {
  ctx: ResidentContext;
  plan: string;
  reading: VersionReading;
}

function Heading({ ctx, plan, reading: { version, past } }: HeadingProps): JSX.Element {
  const { say } = ctx;
  return (
    <div class="hero">
      <p class="eyebrow">
        <InLanguage resolved={versionName(say, version)} />
        {" ・ "}
        {versionDate(say, version)}
      </p>
      <h1>
        <TextOf say={say} text={past.head.title} />
      </h1>
      <p>
        <TextOf say={say} text={past.head.summary} />
      </p>
      <ThenNotice ctx={ctx} now={planAddress(ctx, plan)} version={version} />
      <Grounds ctx={ctx} version={version} />
      <p>
        <a href={comparisonAddress(ctx, plan, { before: version.number, after: "now" })}>
          <Message say={say} k="plan.versions.compareNow" />
        </a>
      </p>
    </div>
  );
}

/** Why the version was made, and how it was decided. */
function Grounds({ ctx: { say }, version }: { ctx: ResidentContext; version: Version }): JSX.Element | null {
  const { reason, decision } = version;
  const entries = [
    ["plan.versions.reason", reason && <span lang="ja">{reason}</span>],
    ["plan.versions.decisionNumber", decision?.number && <span lang="ja">{decision.number}</span>],
    ["plan.versions.decidedOn", decision?.decidedOn && say.format.date(decision.decidedOn)],
  ] as const;
  const known = entries.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl class="pairs">
      {known.map(([key, value]) => (
        <>
          <dt>
            <Message say={say} k={key} />
          </dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

/** The same for residents and staff: what the version holds. */
export function VersionContent({ ctx, past }: { ctx: ResidentContext; past: PlanReading }): JSX.Element {
  const { say } = ctx;
  const tree = buildTree({
    nodes: past.list<PlanNode>("nodes"),
    listings: past.list<Listing>("listings"),
    projects: past.list<Project>("projects"),
    today: past.today,
  });
  return (
    <>
      {past.head.vision ? (
        <section class="section vision">
          <h2 class="eyebrow">
            <TextOf say={say} text={past.head.visionLabel} />
          </h2>
          <p>
            <TextOf say={say} text={past.head.vision} />
          </p>
        </section>
      ) : null}
      {tree.map((top) => (
        <TopNode ctx={ctx} plan={past.plan.key} top={top} />
      ))}
      <Targets ctx={ctx} past={past} />
      <Sections ctx={ctx} past={past} />
    </>
  );
}

function Targets({ ctx: { say }, past }: { ctx: ResidentContext; past: PlanReading }): JSX.Element | null {
  const targets = targetsOf(past);
  if (targets.length === 0) return null;
  const value = ({ value, date }: { value: string | null; date: string | null }, decimals: number) =>
    [value && say.format.number(value, decimals), date && `(${say.format.date(date)})`].filter(Boolean).join(" ");
  return (
    <Section id="targets" title={<Message say={say} k="plan.versions.targets" />}>
      <div class="table-wrap">
        <table class="stacks">
          <thead>
            <tr>
              {(["plan.versions.indicator", "plan.versions.baseline", "plan.versions.target"] as const).map((key) => (
                <th scope="col">
                  <Message say={say} k={key} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <tr>
                <th scope="row">
                  <InLanguage resolved={say.text(target.title)} before={target.number ? `${target.number} ` : null} />
                  {target.unit ? (
                    <>
                      {" "}
                      <small>
                        (<TextOf say={say} text={target.unit} />)
                      </small>
                    </>
                  ) : null}
                </th>
                <td data-label={say.t("plan.versions.baseline")}>{value(target.baseline, target.decimals)}</td>
                <td data-label={say.t("plan.versions.target")}>{value(target.goal, target.decimals)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Sections({ ctx: { say }, past }: { ctx: ResidentContext; past: PlanReading }): JSX.Element | null {
  const sections = past.list<PlanSection>("sections");
  if (sections.length === 0) return null;
  return (
    <Section id="sections" title={<Message say={say} k="plan.versions.sections" />}>
      <ul class="many">
        {sections.map((section) => (
          <li>
            <TextOf say={say} text={section.name} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** By which anybody can see that nothing was changed since. */
function Proof({ ctx, plan, version }: { ctx: ResidentContext; plan: string; version: Version }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <details class="section">
      <summary>
        <h2>
          <Message say={say} k="plan.versions.proof" />
        </h2>
      </summary>
      <p>
        <Message say={say} k="plan.versions.proofLead" />
      </p>
      <p class="digest" dir="ltr">
        <code>{version.sha256}</code>
      </p>
      <p>
        <a href={`/api/v1/municipalities/${municipality.code}/plans/${plan}/versions/${version.number}`}>
          <Message say={say} k="plan.versions.json" />
        </a>
      </p>
    </details>
  );
}
