import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { Notice } from "#ui/parts.tsx";
import { findMeanwhile } from "../../editing/find-meanwhile.ts";
import type { StaffReading } from "../../editing/read-for-editing.ts";
import { valuesOf } from "../../editing/record-form.rules.ts";
import { changeableFields, type PlanRecord, type RecordKind } from "../../records/record-kind.rules.ts";
import { compareField } from "./staff-field-words.ts";
import { recordAddress } from "./staff-plan-page.tsx";
import { fieldWord } from "./staff-words.ts";

type Values = Record<string, string>;

/** What somebody else saved while the form was open, beside what was typed. */
export interface ConflictView {
  /** The version from which the person began. */
  since: number;
  by: string | undefined;
  at: Date | null;
  /** Fields that both changed, each in its own way. */
  both: { name: string; theirs: string; mine: string }[];
  /** Fields that only the others changed: the form takes them over. */
  theirs: string[];
  /** What the form shows now: what was typed, and the others' values where nothing was typed. */
  values: Values;
  kind: RecordKind;
  address: string;
}

/** Undefined where nobody else was faster, or where what they changed is taken over already. */
export async function findConflict(
  ctx: StaffContext,
  sent: { reading: StaffReading; kind: RecordKind; record: PlanRecord; values: Values },
): Promise<ConflictView | undefined> {
  const { reading, kind, record, values } = sent;
  const since = Number(values.since || values.version);
  if (!Number.isSafeInteger(since) || since >= record.version || since < 1) return undefined;
  const place = { plan: reading.plan.key, kind: kind.name, key: record.key };
  const meanwhile = await findMeanwhile(ctx, { ...place, since, now: record.version });
  const stored = valuesOf(kind, record);
  const opened = valuesOf(kind, { ...record, ...meanwhile.fields });
  const view: ConflictView = {
    since,
    by: meanwhile.by,
    at: meanwhile.at,
    both: [],
    theirs: [],
    values: { ...values },
    kind,
    address: recordAddress(ctx, reading.plan.key, { kind: kind.name, key: record.key }),
  };
  for (const name of changeableFields(kind)) {
    const outcome = settle(name, { mine: values, theirs: stored, opened });
    if (outcome === "theirs" || (outcome === "both" && values.take === name)) {
      view.theirs.push(name);
      view.values = { ...without(view.values, name), ...slice(stored, name) };
    } else if (outcome === "both") {
      const [theirs, mine] = compareField(ctx.say, reading, { kind, name, forms: [stored, values] });
      view.both.push({ name, theirs, mine });
    }
  }
  return view;
}

/** Who changed a field since the form was opened: only the others, or both in different ways; else there is nothing to settle. */
function settle(name: string, forms: { mine: Values; theirs: Values; opened: Values }): "theirs" | "both" | undefined {
  const [mine, theirs, opened] = [slice(forms.mine, name), slice(forms.theirs, name), slice(forms.opened, name)];
  const isHeld = Object.keys(forms.mine).some((input) => belongs(input, name));
  if (!isHeld || same(theirs, opened) || same(mine, theirs)) return undefined;
  return same(mine, opened) ? "theirs" : "both";
}

const belongs = (input: string, name: string) => input === name || input.startsWith(`${name}.`);
const without = (values: Values, name: string): Values =>
  Object.fromEntries(Object.entries(values).filter(([input]) => !belongs(input, name)));

function slice(values: Values, name: string): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([input, value]) => belongs(input, name) && value.trim() !== ""),
  );
}

function same(a: Values, b: Values): boolean {
  const [left, right] = [Object.entries(a), Object.keys(b)];
  return left.length === right.length && left.every(([input, value]) => b[input]?.trim() === value.trim());
}

/** Stands at the top of the form; its buttons send the form along, so that nothing that was typed is lost. */
export function Conflict({ ctx, view }: { ctx: StaffContext; view: ConflictView }): JSX.Element {
  const { say } = ctx;
  const by = view.by ?? say.t("plan.staff.somebody");
  const time = view.at ? say.format.dateTime(view.at) : "";
  return (
    <section aria-labelledby="conflict-title" tabIndex={-1} id="conflict">
      <Notice tone="warning">
        <h2 id="conflict-title">{say.t("plan.staff.conflict.title")}</h2>
        <p>{say.t("plan.staff.conflict.who", { by, time })}</p>
        <p>{say.t(view.both.length > 0 ? "plan.staff.conflict.both" : "plan.staff.conflict.apart")}</p>
        {view.theirs.length > 0 ? (
          <p>
            {say.t("plan.staff.conflict.taken", {
              fields: view.theirs.map((name) => fieldWord(say, view.kind.name, name)).join("、"),
            })}
          </p>
        ) : null}
      </Notice>
      {view.both.length > 0 ? <BothTable ctx={ctx} view={view} by={by} /> : null}
      <p>
        <a href={view.address}>{say.t("plan.staff.conflict.discard")}</a>
      </p>
    </section>
  );
}

function BothTable({ ctx: { say }, view, by }: { ctx: StaffContext; view: ConflictView; by: string }): JSX.Element {
  return (
    <div class="table-wrap compare">
      <table>
        <thead>
          <tr>
            <th scope="col">{say.t("plan.staff.conflict.field")}</th>
            <th scope="col">{say.t("plan.staff.conflict.theirs", { by })}</th>
            <th scope="col">{say.t("plan.staff.conflict.mine")}</th>
            <th scope="col">{say.t("plan.staff.conflict.choose")}</th>
          </tr>
        </thead>
        <tbody>
          {view.both.map(({ name, theirs, mine }) => (
            <tr>
              <th scope="row">{fieldWord(say, view.kind.name, name)}</th>
              <td class="lines">{theirs}</td>
              <td class="lines">{mine}</td>
              <td>
                <button class="button" type="submit" name="take" value={name}>
                  {say.t("plan.staff.conflict.take")}
                  <span class="visually-hidden"> {fieldWord(say, view.kind.name, name)}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
