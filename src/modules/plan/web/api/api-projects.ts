import { z } from "zod";
import { json } from "#platform/http/reply.ts";
import { apiRead } from "#platform/http/route.ts";
import { pageProjects } from "../../reading/page-projects.ts";
import type { PlacedProject } from "../../reading/project-page.data.ts";
import { readPlacedProject } from "../../reading/read-placed-project.ts";
import { projectKind } from "../../records/plan-kinds.ts";
import { textShape } from "../../records/record-kind.rules.ts";
import { apiAddress } from "./api-plan.ts";
import { apiRecord, recordShape } from "./api-record.ts";

const MAX_PER = 500;

const placedShape = z
  .object({
    ...recordShape(projectKind).shape,
    listings: z
      .array(
        z
          .object({ node: z.string(), home: z.boolean(), printedTitle: textShape.nullable() })
          .meta({ id: "PlaceOfProject" }),
      )
      .describe("The nodes at which it stands, its home first."),
  })
  .meta({ id: "PlacedProject" });

function apiPlaced({ project, listings }: PlacedProject) {
  return {
    ...apiRecord(projectKind, project),
    listings: listings.map(({ node, home, printedTitle }) => ({ node, home, printedTitle })),
  };
}

export const projectListRoute = apiRead({
  path: "/plans/:plan/projects",
  summary: "The projects of a plan, page by page; retired projects are left out",
  query: {
    page: { description: "Which page, from 1.", schema: z.coerce.number().int().min(1).max(1_000_000).default(1) },
    per: {
      description: "How many projects on a page.",
      schema: z.coerce.number().int().min(1).max(MAX_PER).default(50),
    },
  },
  response: z.object({
    total: z.number().int(),
    page: z.number().int(),
    per: z.number().int(),
    projects: z.array(placedShape),
  }),
  async handle(ctx, { params, query }) {
    const { plan = "" } = params;
    const [page, per] = [Number(query.page), Number(query.per)];
    const { total, projects } = await pageProjects(ctx, { plan, page, per });
    const address = (to: number) => `${apiAddress(ctx.municipality, plan)}/projects?page=${to}&per=${per}`;
    return json(
      { total, page, per, projects: projects.map(apiPlaced) },
      { links: pageLinks({ page, last: Math.max(1, Math.ceil(total / per)) }, address) },
    );
  },
});

function pageLinks({ page, last }: { page: number; last: number }, address: (page: number) => string) {
  return {
    first: address(1),
    ...(page > 1 ? { prev: address(Math.min(page - 1, last)) } : {}),
    ...(page < last ? { next: address(page + 1) } : {}),
    last: address(last),
  };
}

export const projectRoute = apiRead({
  path: "/plans/:plan/projects/:project",
  summary: "One project and where it stands in the tree",
  response: placedShape,
  async handle(ctx, { params }) {
    return json(apiPlaced(await readPlacedProject(ctx, { plan: params.plan ?? "", key: params.project ?? "" })));
  },
});
