import { getCityBody } from "#modules/accounts/public.ts";
import {
  type Content,
  getTextForUpdate,
  insertRevision,
  insertText,
  listTerms,
  updateText,
  withPart,
} from "#modules/library/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext, SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, allow, conflict, invalid } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { MachineError, type MachineTranslator } from "#platform/machine-translation/machine-translator.ts";
import { startTask } from "#platform/tasks/start-task.ts";
import type { RunningTask, SaveTask, TaskKind, TaskName } from "#platform/tasks/task.ts";
import type { Term } from "../glossary/term.rules.ts";
import { exchangeOf } from "../pairs/exchange-of.ts";
import { loadPair, NOTHING, type TextPair } from "../pairs/text-pair.ts";
import { mayManageDesk } from "../permissions.ts";
import type { Unit } from "../segments/unit.rules.ts";
import { insertMachineRun, type MachineResult } from "./machine-run.data.ts";
import { maskLine, type Unmasked, unmaskLine } from "./masked-line.rules.ts";

/** `keys`: entries, separated by spaces. */
type MachineInput = { language: string; keys: string };

export const TRANSLATE: TaskName<MachineInput> = { name: "translation.byMachine" };

const MAX_ENTRIES = 200;

/** Begins the machine's work; it goes on when the page is left. Returns the task's id. @throws AppError forbidden, notFound, invalid, conflict */
export async function startMachine(
  ctx: StaffContext,
  machine: MachineTranslator | undefined,
  { language, keys }: { language: LanguageCode; keys: readonly string[] },
): Promise<string> {
  if (!machine) throw conflict("translation.error.machine.off");
  return ctx.transaction(async (scope) => {
    allow(mayManageDesk(ctx.actor, (await getCityBody(scope)).id));
    if (keys.length === 0) throw invalid([{ path: "keys", code: "translation.error.machine.nothing" }]);
    if (keys.length > MAX_ENTRIES) throw invalid([{ path: "keys", code: "translation.error.machine.many" }]);
    for (const key of keys) await loadPair(scope, { key, language });
    await recordAudit(ctx, scope, {
      action: "translation.machineStarted",
      objectKind: "library",
      objectKey: language,
      after: { keys },
    });
    return startTask(ctx, scope, { kind: TRANSLATE, input: { language, keys: keys.join(" ") } });
  });
}

/** Fills what is not translated yet, as drafts that say where they come from; what a person wrote is never touched. */
export function machineTask(machine: MachineTranslator | undefined): TaskKind<MachineInput> {
  return {
    ...TRANSLATE,
    title: "translation.staff.machine.task",
    async run(ctx, task) {
      if (!machine) throw conflict("translation.error.machine.off");
      return runMachine(ctx, machine, task);
    },
  };
}

interface Filled {
  pair: TextPair;
  content: Content;
  result: MachineResult;
}

async function runMachine(
  ctx: SystemContext,
  machine: MachineTranslator,
  { input, progress, startedBy }: RunningTask<MachineInput>,
): Promise<SaveTask> {
  const language = input.language as LanguageCode;
  const keys = input.keys.split(" ");
  const terms = await ctx.read((scope) => listTerms(scope));
  const filled: Filled[] = [];
  for (const [index, key] of keys.entries()) {
    const pair = await ctx.read((scope) => loadPair(scope, { key, language }));
    filled.push(await fillPair(ctx, { machine, pair, terms }));
    await progress(index + 1, keys.length);
  }
  return async (scope) => {
    const results: MachineResult[] = [];
    for (const each of filled) results.push(await keepDraft(ctx, scope, each));
    const id = await insertMachineRun(scope, { language, results, startedBy, madeAt: ctx.clock.now() });
    await recordAudit(ctx, scope, {
      action: "translation.machineMade",
      objectKind: "translationRun",
      objectKey: String(id),
      after: { language, by: machine.name, parts: results.reduce((sum, { done }) => sum + done.length, 0) },
    });
    return { path: `/translation/machine/${id}` };
  };
}

interface ToFill {
  machine: MachineTranslator;
  pair: TextPair;
  terms: readonly Term[];
}

async function fillPair(ctx: SystemContext, { machine, pair, terms }: ToFill): Promise<Filled> {
  const exchange = exchangeOf(pair, ctx.municipality);
  const missing = new Set(exchange.units.filter(({ target }) => target === null).map(({ part }) => part));
  // Of a part with one line missing the others were written by somebody: it is left to people.
  for (const { part, target } of exchange.units) if (target !== null) missing.delete(part);
  const units = exchange.units.filter(({ part }) => missing.has(part));
  const masked = units.map((unit) => maskLine(unit.source, exchange, terms));
  const order = { texts: masked.map(({ html }) => html), from: pair.sourceLanguage, to: pair.language };
  const translated = await asked(machine, order);
  const lines = masked.map((line, index): Unmasked => unmaskLine(translated[index] ?? "", line));
  return { pair, ...partsOf({ pair, units, lines }) };
}

async function asked(
  machine: MachineTranslator,
  order: Parameters<MachineTranslator["translate"]>[0],
): Promise<string[]> {
  if (order.texts.length === 0) return [];
  try {
    return await machine.translate(order);
  } catch (error) {
    if (!(error instanceof MachineError)) throw error;
    const { problem, detail } = error;
    throw new AppError("unavailable", `translation.error.machine.${problem}`, { params: { detail: detail || "-" } });
  }
}

/** A part is kept whole or not at all. */
function partsOf({
  pair,
  units,
  lines,
}: {
  pair: TextPair;
  units: readonly Unit[];
  lines: readonly Unmasked[];
}): Pick<Filled, "content" | "result"> {
  const result: MachineResult = { key: pair.key, done: [], failed: [] };
  let content = pair.target;
  const made = units.map((unit, index) => ({ unit, line: lines[index] }));
  for (const [part, own] of Map.groupBy(made, ({ unit }) => unit.part)) {
    const failure = own.flatMap(({ line }) => (line && "problem" in line ? line : []))[0];
    if (failure) result.failed.push({ part, problem: failure.problem, what: failure.what });
    else {
      const said = new Map(own.map(({ unit, line }) => [unit.path, line && "line" in line ? line.line : ""]));
      content = withPart(content, { id: part, lines: said, hash: own[0]?.unit.hash ?? "" }, pair.source);
      result.done.push(part);
    }
  }
  return { content, result };
}

/** Where somebody has written meanwhile, her words stay and the machine's are dropped. What is public is labelled when it is published. */
async function keepDraft(ctx: SystemContext, scope: Scope, { pair, content, result }: Filled): Promise<MachineResult> {
  if (result.done.length === 0 || !pair.entry) return result;
  const { language, sourceLanguage, version } = pair;
  const entryId = pair.entry.id;
  const now = await loadPair(scope, pair);
  if (now.version !== version) return { ...result, done: [], isLeft: true };
  if (!now.text) await insertText(scope, { entryId, language, madeFrom: sourceLanguage, draft: NOTHING });
  const locked = await getTextForUpdate(scope, entryId, { language });
  await updateText(scope, locked, { draft: content, work: "machineDraft", draftedBy: null });
  await insertRevision(scope, { entryId, language, reason: "imported", content, note: "machine", madeBy: null });
  ctx.log.info("translation.machineDraft", { entry: pair.key, language, parts: result.done.length });
  return result;
}
