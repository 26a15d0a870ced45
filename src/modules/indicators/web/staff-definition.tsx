import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { staffAction, staffPage } from "#platform/http/route.ts";
import { firstDay, lastDay } from "#platform/i18n/partial-date.ts";
import { Form, type FormState, formState, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { changeDefinition } from "../change-definition.ts";
import { getDefinition, type IndicatorCounting } from "../get-definition.ts";
import type { Indicator } from "../indicator-kinds.ts";
import { ChangeDefinitionInput } from "../inputs.ts";
import type { TargetPlace } from "../target-place.data.ts";
import { Countings } from "./countings.tsx";
import { staffAddress } from "./staff-list.tsx";
import type { Typed } from "./value-fields.tsx";

const PATH = "/indicators/:key/definition";

export const definitionPageRoute = staffPage({
  path: PATH,
  access: "indicators.edit",
  handle: (ctx, { params }) => definitionPage(ctx, params.key ?? ""),
});

export const definitionRoute = staffAction({
  path: PATH,
  access: "indicators.edit",
  input: ChangeDefinitionInput,
  async handle(ctx, { params, input }) {
    const indicator = params.key ?? "";
    await changeDefinition(ctx, { ...input, indicator });
    return redirect(staffAddress(ctx, `/${indicator}/definition`), {
      flash: "indicators.staff.flash.redefined",
      flashWords: { date: ctx.say.format.date(input.replacedOn) },
    });
  },
  invalid: async (ctx, { params, values, issues, status }) => ({
    ...(await definitionPage(ctx, params.key ?? "", { values, issues })),
    status,
  }),
});

async function definitionPage(ctx: StaffContext, key: string, typed?: Typed): Promise<PageView> {
  const { say } = ctx;
  const found = await getDefinition(ctx, { indicator: key });
  const title = say.t("indicators.staff.definitionTitle", { title: say.plain(found.indicator.title) });
  const form = definitionForm(ctx, typed ?? { values: storedValues(found.indicator), issues: [] });
  const version = typed?.values.version ?? String(found.indicator.version);
  return page({
    title,
    crumbs: [{ label: say.t("indicators.staff.menu"), href: staffAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("indicators.staff.definitionLead")}</p>
        <ToRebase ctx={ctx} found={found} />
        <Form form={form} action={staffAddress(ctx, `/${key}/definition`)} token={ctx.formToken}>
          <input type="hidden" name="version" value={version} />
          <DefinitionFields ctx={ctx} form={form} />
          <Submit label={say.t("indicators.staff.button.redefine")} />
        </Form>
        <Earlier ctx={ctx} found={found} />
      </>
    ),
  });
}

const NAMES = ["replacedOn", "definition", "unit", "formula", "reason"] as const;
const LANGUAGES = ["Ja", "En"] as const;

function definitionForm({ say }: StaffContext, typed: Typed): FormState {
  const labels: Record<string, string> = {};
  for (const name of NAMES) {
    const label = say.t(`indicators.staff.field.new.${name}`);
    labels[name] = label;
    for (const language of LANGUAGES)
      labels[`${name}${language}`] = say.t(`indicators.staff.field.in${language}`, { label });
  }
  return formState(say, { id: "definition", labels, ...typed });
}

function storedValues({ definition, unit, formula }: Indicator): Record<string, string> {
  const both = (name: string, text: Indicator["definition"]) => [
    [`${name}Ja`, text?.ja ?? ""],
    [`${name}En`, text?.en ?? ""],
  ];
  return Object.fromEntries([...both("definition", definition), ...both("unit", unit), ...both("formula", formula)]);
}

function DefinitionFields({ ctx, form }: { ctx: StaffContext; form: FormState }): JSX.Element {
  const { say } = ctx;
  const inBoth = (name: "definition" | "formula" | "reason", rows: number) =>
    LANGUAGES.map((language) => (
      <TextArea
        form={form}
        name={`${name}${language}`}
        rows={rows}
        maxLength={2000}
        lang={language.toLowerCase()}
        hint={name === "reason" && language === "Ja" ? say.t("indicators.staff.field.new.reasonHint") : undefined}
        optional={name !== "reason" || language === "En"}
      />
    ));
  return (
    <>
      <TextInput
        form={form}
        name="replacedOn"
        hint={say.t("indicators.staff.field.new.replacedOnHint")}
        autocomplete="off"
      />
      {inBoth("definition", 3)}
      {LANGUAGES.map((language) => (
        <TextInput form={form} name={`unit${language}`} maxLength={60} lang={language.toLowerCase()} optional />
      ))}
      {inBoth("formula", 2)}
      {inBoth("reason", 3)}
    </>
  );
}

/** Targets whose baseline is older than the newest change: they are not judged until somebody works them out anew. */
function ToRebase({ ctx, found }: { ctx: StaffContext; found: IndicatorCounting }): JSX.Element | null {
  const { say } = ctx;
  const newest = found.earlier.at(-1);
  const waiting = newest ? found.targets.filter((target) => isBefore(target, firstDay(newest.replacedOn))) : [];
  if (waiting.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>{say.t("indicators.staff.toRebase")}</p>
      <ul>
        {waiting.map(({ plan, planTitle, target }) => (
          <li>
            <a href={`/${ctx.municipality.slug}/staff/plans/${plan}/targets/${target}`}>
              <TextOf say={say} text={planTitle} />
              {` (${target})`}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function isBefore({ baselineDate, rebasedOn }: TargetPlace, day: string): boolean {
  const isRebased = rebasedOn !== null && firstDay(rebasedOn) >= day;
  return !isRebased && (baselineDate === null || lastDay(baselineDate) < day);
}

function Earlier({ ctx, found }: { ctx: StaffContext; found: IndicatorCounting }): JSX.Element | null {
  if (found.earlier.length === 0) return null;
  const breaks = found.earlier.map((definition) => ({
    day: firstDay(definition.replacedOn),
    since: definition.replacedOn,
    definition,
    note: null,
    source: null,
  }));
  return (
    <Section id="earlier" title={ctx.say.t("indicators.countings.title")}>
      <Countings say={ctx.say} breaks={breaks} />
    </Section>
  );
}
