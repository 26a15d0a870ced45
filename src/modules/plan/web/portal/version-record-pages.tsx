import { notFound } from "#platform/errors.ts";
import { residentPage } from "#platform/http/route.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { pathTo } from "../../reading/plan-tree.rules.ts";
import { nodeKind, projectKind } from "../../records/plan-kinds.ts";
import type { Listing, PlanNode, Project } from "../../records/plan-records.ts";
import { versionNumber } from "../../versions/inputs.ts";
import { readPublicVersion } from "../../versions/read-version.ts";
import { versionName } from "../../versions/version-words.ts";
import { NodeContent } from "./node-page.tsx";
import { numberedLabel, planAddress, planPage } from "./plan-page.tsx";
import { Heading, Places } from "./project-page.tsx";
import { ThenNotice, VERSION_PATH, versionsCrumb } from "./version-page.tsx";

/** An entry of the tree as a version has it. */
export const versionNodeRoute = (parts: PlanParts) =>
  residentPage({
    path: `${VERSION_PATH}/nodes/:key`,
    async handle(ctx, { params }) {
      const { plan = "", key = "" } = params;
      const record = { kind: nodeKind, key };
      const reading = await readPublicVersion(ctx, { plan, number: versionNumber(params.number), record });
      const { head, version, past } = reading;
      const path = pathTo(past.list<PlanNode>("nodes"), key);
      const node = path.at(-1);
      if (!node) throw notFound();
      return planPage(ctx, {
        kinds: parts.kinds,
        plan,
        head,
        section: "versions",
        title: numberedLabel(ctx, node),
        noIndex: true,
        crumbs: [
          versionsCrumb(ctx, plan),
          { label: versionName(ctx.say, version), href: planAddress(ctx, past.plan.key) },
          ...path.map((step, index) => ({
            label: numberedLabel(ctx, step),
            ...(index === path.length - 1 ? {} : { href: planAddress(ctx, past.plan.key, `/nodes/${step.key}`) }),
          })),
        ],
        body: (
          <>
            <ThenNotice
              ctx={ctx}
              now={planAddress(ctx, plan, reading.isStillThere ? `/nodes/${key}` : "")}
              version={version}
            />
            <NodeContent view={{ ctx, reading: past, node }} level={path.length} />
          </>
        ),
      });
    },
  });

/** A project as a version has it. */
export const versionProjectRoute = (parts: PlanParts) =>
  residentPage({
    path: `${VERSION_PATH}/projects/:key`,
    async handle(ctx, { params }) {
      const { plan = "", key = "" } = params;
      const record = { kind: projectKind, key };
      const reading = await readPublicVersion(ctx, { plan, number: versionNumber(params.number), record });
      const { head, version, past } = reading;
      const project = past.list<Project>("projects").find((entry) => entry.key === key);
      if (!project) throw notFound();
      const listings = past.list<Listing>("listings").filter((listing) => listing.project === key);
      return planPage(ctx, {
        kinds: parts.kinds,
        plan,
        head,
        section: "versions",
        title: ctx.say.text(project.title),
        noIndex: true,
        crumbs: [
          versionsCrumb(ctx, plan),
          { label: versionName(ctx.say, version), href: planAddress(ctx, past.plan.key) },
          { label: ctx.say.text(project.title) },
        ],
        body: (
          <>
            <ThenNotice
              ctx={ctx}
              now={planAddress(ctx, plan, reading.isStillThere ? `/projects/${key}` : "")}
              version={version}
            />
            <Heading ctx={ctx} reading={past} project={project} />
            <Places ctx={ctx} reading={past} listings={listings} />
          </>
        ),
      });
    },
  });
