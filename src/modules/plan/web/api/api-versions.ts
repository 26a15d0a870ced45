import { z } from "zod";
import type { Municipality } from "#platform/context.ts";
import { json } from "#platform/http/reply.ts";
import { apiRead } from "#platform/http/route.ts";
import { textShape } from "../../records/record-kind.rules.ts";
import { versionNumber } from "../../versions/inputs.ts";
import { VERSION_KINDS } from "../../versions/plan-state.rules.ts";
import { listPublicVersions, readPublicVersion } from "../../versions/read-version.ts";
import type { VersionEntry } from "../../versions/version.data.ts";
import { apiAddress } from "./api-plan.ts";

const versionShape = z
  .object({
    number: z.number().int(),
    kind: z.enum(VERSION_KINDS),
    label: textShape.nullable(),
    datedOn: z.string().nullable().describe("The version's own date, as precise as it is known."),
    madeAt: z.iso.datetime(),
    reason: z.string().nullable(),
    decisionNumber: z.string().nullable(),
    decidedOn: z.string().nullable(),
    sha256: z.string().describe("Of the stored document's canonical JSON."),
    urls: z.object({ self: z.string(), page: z.string() }),
  })
  .meta({ id: "PlanVersion" });

interface VersionAddress {
  municipality: Municipality;
  plan: string;
}

function apiVersion({ municipality, plan }: VersionAddress, version: VersionEntry) {
  const { number, kind, label, datedOn, madeAt, reason, decision, sha256 } = version;
  return {
    number,
    kind,
    label,
    datedOn,
    madeAt: new Date(madeAt).toISOString(),
    reason,
    decisionNumber: decision?.number ?? null,
    decidedOn: decision?.decidedOn ?? null,
    sha256,
    urls: {
      self: `${apiAddress(municipality, plan)}/versions/${number}`,
      page: `/${municipality.slug}/ja/plans/${plan}/versions/${number}`,
    },
  };
}

export const versionListRoute = apiRead({
  path: "/plans/:plan/versions",
  summary: "The public versions of a plan, the newest first",
  response: z.object({ versions: z.array(versionShape) }),
  async handle(ctx, { params }) {
    const { plan = "" } = params;
    const { versions } = await listPublicVersions(ctx, { plan });
    return json({ versions: versions.map((version) => apiVersion({ ...ctx, plan }, version)) });
  },
});

const storedRecord = z.record(z.string(), z.unknown());
const storedLists = z.record(z.string(), z.array(storedRecord));

/** The document is given as it is stored and not as today's kinds have it: a version of long ago stays what it was. */
export const versionRoute = apiRead({
  path: "/plans/:plan/versions/:number",
  summary: "A whole plan as it was: a version with all its records",
  response: z
    .object({
      ...versionShape.shape,
      document: z
        .object({ plan: storedRecord, records: storedLists, shared: storedLists.optional() })
        .describe(
          "As it is stored: the plan's head, and its records by list, what it names of other plans. `sha256` is of this, with keys in order.",
        ),
    })
    .meta({ id: "WholePlanVersion" }),
  async handle(ctx, { params }) {
    const { plan = "", number } = params;
    const { version } = await readPublicVersion(ctx, { plan, number: versionNumber(number) });
    return json({ ...apiVersion({ ...ctx, plan }, version), document: version.document });
  },
});
