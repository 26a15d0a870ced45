import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { file, type PageView, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, Submit } from "#ui/form.tsx";
import { InLanguage, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { buildTree, type TreeNode } from "../../reading/plan-tree.rules.ts";
import { exportVersion } from "../../versions/export-version.ts";
import { DecisionInput, versionNumber } from "../../versions/inputs.ts";
import { isPublicKind } from "../../versions/plan-state.rules.ts";
import { readVersionForStaff, type StaffVersion } from "../../versions/read-version.ts";
import { recordDecision } from "../../versions/record-decision.ts";
import { versionDate, versionName } from "../../versions/version-words.ts";
import { publicAddress, staffAddress, staffPlanPage } from "./staff-plan-page.tsx";
import { DecisionFields, madeWords } from "./staff-versions-page.tsx";

const PATH = "/plans/:plan/versions/:number";

export function versionRoutes(parts: PlanParts): Route[] {
  const place = (params: Record<string, string>) => ({ plan: params.plan ?? "", number: versionNumber(params.number) });
  return [
    staffPage({
      path: PATH,
      access: "plan.read",
      handle: (ctx, { params }) => versionPage(ctx, parts, place(params)),
    }),
    staffAction({
      path: `${PATH}/decision`,
      access: "plan.edit",
      input: DecisionInput,
      async handle(ctx, { params, input }) {
        const { plan, number } = place(params);
        await recordDecision(ctx, { plan, number }, input);
        return redirect(staffAddress(ctx, plan, `/versions/${number}`), { flash: "plan.staff.done.decision" });
      },
      invalid: (ctx, sent) => versionPage(ctx, parts, { ...place(sent.params), sent }),
    }),
    staffPage({
      path: `${PATH}/plan.xlsx`,
      access: "plan.read",
      handle: async (ctx, { params }) => file(await exportVersion(ctx, { ...parts, ...place(params) })),
    }),
  ];
}

interface Asked {
  plan: string;
  number: number;
  sent?: InvalidRequest;
}

async function versionPage(ctx: StaffContext, parts: PlanParts, asked: Asked): Promise<PageView> {
  const { say } = ctx;
  const { plan, number, sent } = asked;
  const found = await readVersionForStaff(ctx, { plan, number, kinds: parts.kinds });
  const { version, past } = found;
  const name = versionName(say, version);
  return staffPlanPage(ctx, found.reading, {
    parts,
    current: "versions",
    title: name.value,
    status: sent?.status,
    crumbs: [{ label: say.t("plan.staff.versions"), href: staffAddress(ctx, plan, "/versions") }, { label: name }],
    body: (
      <>
        <p class="eyebrow">{versionDate(say, version)}</p>
        <h1>
          <InLanguage resolved={name} />
        </h1>
        <p class="lead">
          {madeWords(ctx, found, version)}
          {" ・ "}
          {say.t(isPublicKind(version.kind) ? "plan.staff.version.public" : "plan.staff.version.office")}
        </p>
        <Facts ctx={ctx} found={found} />
        <Ways ctx={ctx} found={found} />
        {found.reading.mayEdit ? <DecisionForm ctx={ctx} found={found} sent={sent} /> : null}
        <Section id="content" title={say.t("plan.staff.version.content")}>
          <Branches ctx={ctx} branches={treeOf(past)} />
        </Section>
      </>
    ),
  });
}

const treeOf = (past: StaffVersion["past"]): TreeNode[] =>
  buildTree({
    nodes: past.list("nodes"),
    listings: past.list("listings"),
    projects: past.list("projects"),
    today: past.today,
  });

interface FoundProps {
  ctx: StaffContext;
  found: StaffVersion;
}

function Facts({ ctx: { say }, found: { version } }: FoundProps): JSX.Element {
  const none = say.t("plan.staff.version.notKnown");
  const { decision } = version;
  return (
    <dl class="pairs">
      <dt>{say.t("plan.staff.version.reason")}</dt>
      <dd>{version.reason ?? none}</dd>
      <dt>{say.t("plan.versions.decisionNumber")}</dt>
      <dd>{decision?.number ?? none}</dd>
      <dt>{say.t("plan.versions.decidedOn")}</dt>
      <dd>{decision?.decidedOn ? say.format.date(decision.decidedOn) : none}</dd>
      <dt>SHA-256</dt>
      <dd class="digest">
        <code>{version.sha256}</code>
      </dd>
    </dl>
  );
}

/** What can be done with a version: read it, compare it, take it along. */
function Ways({ ctx, found: { reading, version, others } }: FoundProps): JSX.Element {
  const { say } = ctx;
  const { key } = reading.plan;
  const to = (rest: string) => staffAddress(ctx, key, `/versions/${version.number}${rest}`);
  /** The older one is the old side. */
  const between = (one: number, other: number) =>
    staffAddress(ctx, key, `/versions/${Math.min(one, other)}/compare/${Math.max(one, other)}`);
  return (
    <Section id="compare" title={say.t("plan.versions.compare.title")}>
      <ul class="rows">
        <li>
          <a href={to("/compare/now")}>
            <span class="what">{say.t("plan.versions.compareNow")}</span>
          </a>
        </li>
        {others
          .filter((other) => other.number !== version.number)
          .map((other) => (
            <li>
              <a href={between(version.number, other.number)}>
                <span class="what">
                  {say.t("plan.versions.compareWith", { version: versionName(say, other).value })}
                </span>
              </a>
            </li>
          ))}
      </ul>
      <p class="buttons">
        {isPublicKind(version.kind) ? (
          <a class="button" href={`${publicAddress(ctx, key)}/versions/${version.number}`}>
            {say.t("plan.staff.public")}
          </a>
        ) : null}
        <a class="button" href={to("/plan.xlsx")}>
          {say.t("plan.staff.version.excel")}
        </a>
      </p>
    </Section>
  );
}

/** Number and date are often known only after the version was kept. */
function DecisionForm({ ctx, found: { reading, version }, sent }: FoundProps & Pick<Asked, "sent">): JSX.Element {
  const { say } = ctx;
  const labels = {
    decisionNumber: say.t("plan.versions.decisionNumber"),
    decidedOn: say.t("plan.versions.decidedOn"),
  };
  const { number, decidedOn } = version.decision ?? { number: null, decidedOn: null };
  const values = sent?.values ?? { decisionNumber: number ?? "", decidedOn: decidedOn ?? "" };
  const form = formState(say, { id: "decision", labels, values, issues: sent?.issues });
  const action = staffAddress(ctx, reading.plan.key, `/versions/${version.number}/decision`);
  return (
    <details class="section" open={sent !== undefined}>
      <summary>
        <h2>{say.t("plan.staff.version.decision")}</h2>
      </summary>
      <Form form={form} action={action} token={ctx.formToken}>
        <DecisionFields form={form} say={say} />
        <Submit tone="plain" label={say.t("plan.staff.version.decisionSave")} />
      </Form>
    </details>
  );
}

function Branches({ ctx, branches }: { ctx: StaffContext; branches: readonly TreeNode[] }): JSX.Element | null {
  if (branches.length === 0) return null;
  const { say } = ctx;
  return (
    <ul class="tree">
      {branches.map(({ node, children, projects }) => (
        <li>
          <span class="node">
            {node.number ? <span class="label">{node.number} </span> : null}
            <TextOf say={say} text={node.title} />
          </span>
          <Branches ctx={ctx} branches={children} />
          {projects.length > 0 ? (
            <ul class="tree">
              {projects.map(({ title, isHome }) => (
                <li>
                  <TextOf say={say} text={title} />
                  {isHome ? null : <small> （{say.t("plan.listing.again")}）</small>}
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
