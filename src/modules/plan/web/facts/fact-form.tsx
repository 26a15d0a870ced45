import { randomUUID } from "node:crypto";
import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { Checkbox, Fieldset } from "#ui/choices.tsx";
import { type FormState, formState, Select, TextArea, TextInput } from "#ui/form.tsx";
import { type Fact, MAX_FACT_EVIDENCE, MAX_FACT_TITLE, MAX_QUANTITIES } from "../../facts/fact.rules.ts";
import type { FactEntry } from "../../facts/prepare-fact.ts";
import { COMMON_QUANTITIES } from "../../facts/quantity-words.ts";
import type { ProjectLedger } from "../../facts/read-project-facts.ts";
import type { TypedQuantity } from "../../facts/typed-fact.rules.ts";
import { CountRow, listIds } from "./count-row.tsx";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The fields of a fact; its quantities come as `q1.label`, `q1.value`, `q1.unit` and so on. */
export const FactInput = z.looseObject({
  date: z.string().default(""),
  title: z.string().default(""),
  evidence: z.string().default(""),
  isPublic: z.string().optional(),
  body: z
    .string()
    .regex(/^\d{0,9}$/)
    .default("")
    .transform((value) => (value === "" ? null : Number(value))),
  once: z.string().regex(UUID, { message: "plan.facts.error.formStale" }),
  /** The button for more rows. */
  more: z.string().optional(),
  reason: z.string().default(""),
});
export type FactInput = z.output<typeof FactInput>;

/** `offered`: the rows that the form offered; one whose number was left empty says nothing. */
export function entryOf(input: FactInput, offered: readonly TypedQuantity[]): FactEntry {
  const sent = input as Record<string, unknown>;
  const cell = (name: string) => (typeof sent[name] === "string" ? (sent[name] as string) : "");
  const quantities = Array.from({ length: MAX_QUANTITIES }, (_, index) => {
    const row = {
      label: cell(`q${index + 1}.label`),
      value: cell(`q${index + 1}.value`),
      unit: cell(`q${index + 1}.unit`),
    };
    const isAsOffered = row.label === offered[index]?.label && row.unit === offered[index]?.unit;
    return isAsOffered && row.value.trim() === "" ? { label: "", value: "", unit: "" } : row;
  });
  const { date, title, evidence, isPublic, body, once } = input;
  return { typed: { date, title, evidence, quantities }, body, isPublic: isPublic === "on", once };
}

/** What was counted last time is offered again, without its numbers. */
export function offeredRows(ctx: StaffContext, ledger: ProjectLedger): TypedQuantity[] {
  const last = ledger.years.flatMap((year) => year.effective)[0];
  return (last?.quantities ?? []).map((one) => ({
    label: ctx.say.plain(one.label),
    value: "",
    unit: ctx.say.plain(one.unit),
  }));
}

/** The values of an empty form. */
export function newValues(ctx: StaffContext, ledger: ProjectLedger): Record<string, string> {
  return {
    date: ledger.today,
    isPublic: "on",
    body: String(ctx.actor.bodyId),
    once: randomUUID(),
    ...rowValues(offeredRows(ctx, ledger)),
  };
}

/** The values of a form that puts a fact right. */
export function valuesOf(ctx: StaffContext, fact: Fact): Record<string, string> {
  const { say } = ctx;
  return {
    date: fact.date,
    title: say.plain(fact.title),
    evidence: fact.evidence ?? "",
    ...(fact.isPublic ? { isPublic: "on" } : {}),
    body: String(fact.bodyId),
    once: randomUUID(),
    ...rowValues(
      fact.quantities.map(({ label, value, unit }) => ({ label: say.plain(label), value, unit: say.plain(unit) })),
    ),
  };
}

const rowValues = (rows: readonly TypedQuantity[]) =>
  Object.fromEntries(
    rows.flatMap((row, index) => Object.entries(row).map(([part, value]) => [`q${index + 1}.${part}`, value])),
  );

const FEWEST_ROWS = 3;
const MORE_ROWS = 3;

/** As many rows as are filled and some for more; `more` adds further ones. */
function rowCount(values: Readonly<Record<string, string>>): number {
  const filled = Object.entries(values).map(([name, value]) =>
    value === "" ? 0 : Number(/^q(\d+)\./.exec(name)?.[1] ?? 0),
  );
  const last = Math.max(0, ...filled);
  const shown = Math.max(Number(values.rows) || 0, FEWEST_ROWS, last + 1);
  return Math.min(MAX_QUANTITIES, values.more === undefined ? shown : shown + MORE_ROWS);
}

export interface SentFact {
  values: Record<string, string>;
  issues: readonly Issue[];
}

export function factForm(ctx: StaffContext, id: string, sent: SentFact): FormState {
  const { say } = ctx;
  const rows = Array.from({ length: MAX_QUANTITIES }, (_, index) => index + 1);
  const labels = {
    date: say.t("plan.facts.field.date"),
    title: say.t("plan.facts.field.title"),
    evidence: say.t("plan.facts.field.evidence"),
    body: say.t("plan.facts.field.body"),
    isPublic: say.t("plan.facts.field.isPublic"),
    reason: say.t("plan.facts.field.reason"),
    ...Object.fromEntries(
      rows.flatMap((number) =>
        (["label", "value", "unit"] as const).map((part) => [
          `q${number}.${part}`,
          say.t(`plan.facts.field.row.${part}`, { number }),
        ]),
      ),
    ),
  };
  return formState(say, { id, labels, ...sent });
}

/** All fields of a fact but the buttons. */
export function FactFields({
  ctx,
  form,
  ledger,
}: {
  ctx: StaffContext;
  form: FormState;
  ledger: ProjectLedger;
}): JSX.Element {
  const { say } = ctx;
  const rows = Array.from({ length: rowCount(form.values) }, (_, index) => index + 1);
  return (
    <>
      {/* Enter in a field sends the form: the first button is the one that it presses, and that is not the one for more rows. */}
      <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="once" value={form.values.once ?? ""} />
      <input type="hidden" name="rows" value={String(rows.length)} />
      <TextInput form={form} name="date" hint={say.t("plan.facts.hint.date")} autocomplete="off" />
      <TextInput form={form} name="title" hint={say.t("plan.facts.hint.title")} maxLength={MAX_FACT_TITLE} />
      <Fieldset
        form={form}
        name="quantities"
        legend={say.t("plan.facts.field.quantities")}
        hint={say.t("plan.facts.hint.quantities")}
      >
        {rows.map((number) => (
          <CountRow form={form} number={number} />
        ))}
        <button class="button quiet" type="submit" name="more" value="1">
          {say.t("plan.facts.button.moreRows")}
        </button>
      </Fieldset>
      <WordLists ctx={ctx} id={form.id} />
      <TextArea
        form={form}
        name="evidence"
        rows={2}
        hint={say.t("plan.facts.hint.evidence")}
        maxLength={MAX_FACT_EVIDENCE}
        optional
      />
      <BodyField ctx={ctx} form={form} ledger={ledger} />
      <Fieldset
        form={form}
        name="isPublicGroup"
        legend={say.t("plan.facts.field.public")}
        hint={say.t("plan.facts.hint.public")}
      >
        <Checkbox form={form} name="isPublic" />
      </Fieldset>
    </>
  );
}

/** Words that the browser offers while somebody types; the same words are added up. */
function WordLists({ ctx: { say }, id }: { ctx: StaffContext; id: string }): JSX.Element {
  const ids = listIds(id);
  const units = [...new Set(COMMON_QUANTITIES.map(({ unit }) => say.plain(unit)))];
  return (
    <>
      <datalist id={ids.label}>
        {COMMON_QUANTITIES.map(({ label }) => (
          <option value={say.plain(label)} />
        ))}
      </datalist>
      <datalist id={ids.unit}>
        {units.map((unit) => (
          <option value={unit} />
        ))}
      </datalist>
    </>
  );
}

/** The city may say that a partner body did it; a partner's people speak for their own. */
function BodyField({
  ctx,
  form,
  ledger,
}: {
  ctx: StaffContext;
  form: FormState;
  ledger: ProjectLedger;
}): JSX.Element | null {
  const { bodies } = ledger.reading;
  if (!ledger.access.mayNameBody || bodies.length < 2) return null;
  const options = bodies.map((body) => ({ value: String(body.id), label: ctx.say.plain(body.name) }));
  return <Select form={form} name="body" options={options} />;
}
