import type { Line } from "#modules/library/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, invalid } from "#platform/errors.ts";
import { keyOf } from "../desk/act-on-job.ts";
import { beginWork } from "../desk/find-job.ts";
import { getJobForUpdate } from "../desk/job.data.ts";
import { mayWrite } from "../desk/job.rules.ts";
import { readWho } from "../desk/read-who.ts";
import { getRequest } from "../desk/request.data.ts";
import { exchangeOf } from "../pairs/exchange-of.ts";
import { checkVersion, savePair } from "../pairs/save-pair.ts";
import { loadPair } from "../pairs/text-pair.ts";
import { checkMarks, isSameLine, type Joined } from "../segments/mark.rules.ts";
import type { Exchange, Unit } from "../segments/unit.rules.ts";
import type { ComparedFile } from "./compare-returned.rules.ts";
import { takeParts } from "./taken-parts.rules.ts";

export interface TypedLines {
  jobId: number;
  /** The version of the translation that the person began from. */
  version: number;
  /** `<part>/<path>` → what was typed. */
  lines: ReadonlyMap<string, Line>;
  /** Part → hash of the source that the person had before her; a part whose source changed meanwhile stays stale. */
  hashes: Readonly<Record<string, string>>;
  /** Stale parts that hold as they are. */
  confirmed: ReadonlySet<string>;
}

/**
 * Keeps what was typed into a job's page. Lines that were left as they are change nothing.
 * @throws AppError forbidden; invalid with each line whose marks do not fit; conflict where somebody else saved meanwhile
 */
export async function saveLines(ctx: StaffContext, input: TypedLines): Promise<void> {
  await ctx.transaction(async (scope) => {
    const job = await getJobForUpdate(scope, input.jobId);
    const request = await getRequest(scope, job.requestId);
    allow(mayWrite(await readWho(ctx, scope, request), job));
    const pair = await loadPair(scope, { key: await keyOf(scope, request), language: job.language });
    checkVersion(pair, input.version);
    const exchange = exchangeOf(pair, ctx.municipality);
    const compared = typedChanges(exchange, input);
    if (compared.issues.length > 0) throw invalid(compared.issues);
    if (compared.changes.length === 0) return;
    const seen = exchange.units.map((unit) => ({ ...unit, hash: input.hashes[unit.part] ?? unit.hash }));
    const content = takeParts({ ...pair, compared, exchange: { ...exchange, units: seen }, takes: new Set() });
    await savePair(ctx, scope, { pair, content, as: "saved" });
    await beginWork(ctx, scope, { job, pair });
    await recordAudit(ctx, scope, {
      action: "translation.saved",
      objectKind: "translationJob",
      objectKey: String(job.id),
      after: { language: job.language, lines: compared.changes.length },
    });
  });
}

function typedChanges({ units }: Exchange, { lines, confirmed }: TypedLines): ComparedFile {
  const compared: ComparedFile = { issues: [], changes: [], held: [], same: 0, untranslated: 0 };
  for (const unit of units) {
    const name = `${unit.part}/${unit.path}`;
    const checked = typedLine(unit, { typed: lines.get(name), isConfirmed: confirmed.has(unit.part) });
    if (checked && "line" in checked) compared.changes.push({ unit, line: checked.line, unused: [] });
    else if (checked) compared.issues.push({ path: `line.${name}`, code: `translation.error.line.${checked.problem}` });
  }
  return compared;
}

/** Undefined where nothing was changed. */
function typedLine(
  { source, target }: Unit,
  { typed, isConfirmed }: { typed: Line | undefined; isConfirmed: boolean },
): Joined | undefined {
  const line = typed ?? target ?? "";
  const isSame = isSameLine(line, target ?? "");
  if (isSame) return isConfirmed ? { line } : undefined;
  return line.trim() === "" ? { line } : checkMarks(line, source);
}
