import type { JSX } from "preact";
import { getPlanHead } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, type FormState, formState, Select, Submit, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { editSettings } from "../cycles/edit-settings.ts";
import { SettingsInput } from "../cycles/inputs.ts";
import { type Choice, readSettingsChoices, type SettingsChoices } from "../cycles/read-settings.ts";
import { findSettings, type ReviewSettings } from "../cycles/settings.data.ts";
import { CHAIN_ROWS, writeSettingsForm } from "../cycles/settings-form.rules.ts";
import { reviewAddress } from "./review-address.ts";
import { ChainRow } from "./settings-chain.tsx";
import { SettingsPart } from "./settings-part.tsx";

const PATH = "/review/settings/:plan";

const settingsRoute = staffPage({
  path: PATH,
  access: "review.manage",
  handle: (ctx, { params }) => settingsPage(ctx, params.plan ?? ""),
});

const editRoute = staffAction({
  path: PATH,
  access: "review.manage",
  input: SettingsInput,
  async handle(ctx, { params, input }) {
    await editSettings(ctx, params.plan ?? "", input);
    return redirect(reviewAddress(ctx, `/settings/${params.plan}`), { flash: "review.staff.flash.settings" });
  },
  invalid: (ctx, request) => settingsPage(ctx, request.params.plan ?? "", request),
});

export const settingsRoutes: readonly Route[] = [settingsRoute, editRoute];

/** What a plan begins with that has no settings yet. */
const FIRST: Omit<ReviewSettings, "planId"> = {
  chain: [],
  schedule: { reportsDue: "05-15", lockedAfter: null, settledDue: "06-15" },
  fieldSet: "standard",
  ruleSet: null,
  attachesWorkbook: true,
  version: 0,
};

async function settingsPage(ctx: StaffContext, planKey: string, sent?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const { planTitle, settings, choices } = await ctx.read(async (scope) => {
    const { plan: found, head } = await getPlanHead(scope, planKey);
    return {
      planTitle: head.title,
      settings: (await findSettings(scope, found.id)) ?? FIRST,
      choices: await readSettingsChoices(scope, found.id),
    };
  });
  const form = settingsForm(ctx, settings, sent);
  const title = say.t("review.staff.settings.title");
  return page({
    title,
    status: sent?.status,
    crumbs: [{ label: say.t("review.staff.menu"), href: reviewAddress(ctx) }, { label: title }],
    body: (
      <>
        <p class="eyebrow">
          <TextOf say={say} text={planTitle} />
        </p>
        <h1>{title}</h1>
        <p class="lead">{say.t("review.staff.settings.lead")}</p>
        <Form form={form} action={reviewAddress(ctx, `/settings/${planKey}`)} token={ctx.formToken}>
          <input type="hidden" name="version" value={sent?.values.version ?? settings.version} />
          <Dates ctx={ctx} form={form} />
          <Chain ctx={ctx} form={form} choices={choices} />
          <Forms ctx={ctx} form={form} choices={choices} />
          <Submit label={say.t("review.staff.settings.save")} />
        </Form>
      </>
    ),
  });
}

interface PartProps {
  ctx: StaffContext;
  form: FormState;
}

const DATES = ["reportsDue", "lockedAfter", "settledDue"] as const;
const isOfChain = (name: string) => name.startsWith("chain.");
const isDate = (name: string) => (DATES as readonly string[]).includes(name);

function Dates({ ctx, form }: PartProps): JSX.Element {
  const { say } = ctx;
  const shown = DATES.map((name) => form.values[name])
    .filter(Boolean)
    .join(" · ");
  return (
    <SettingsPart
      form={form}
      id="dates"
      title={say.t("review.staff.settings.dates")}
      shown={shown}
      holds={isDate}
      isFirst
    >
      <p class="lead">{say.t("review.staff.settings.datesLead")}</p>
      <div class="short-fields">
        <TextInput form={form} name="reportsDue" maxLength={12} />
        <TextInput form={form} name="lockedAfter" maxLength={12} optional />
        <TextInput form={form} name="settledDue" maxLength={12} />
      </div>
    </SettingsPart>
  );
}

function Chain({ ctx, form, choices }: PartProps & { choices: SettingsChoices }): JSX.Element {
  const { say } = ctx;
  const rows = Array.from({ length: CHAIN_ROWS }, (_, row) => row);
  const shown = rows
    .map((row) => form.values[`chain.${row}.nameJa`])
    .filter(Boolean)
    .join(" → ");
  return (
    <SettingsPart form={form} id="chain" title={say.t("review.staff.settings.chain")} shown={shown} holds={isOfChain}>
      <p class="lead">{say.t("review.staff.settings.chainLead")}</p>
      <table class="stacks chain">
        <thead>
          <tr>
            {(["order", "nameJa", "nameEn", "kind", "committee", "due"] as const).map((part) => (
              <th scope="col">{say.t(`review.staff.settings.${part}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ChainRow ctx={ctx} form={form} row={row} committees={choices.committees} />
          ))}
        </tbody>
      </table>
    </SettingsPart>
  );
}

function Forms({ ctx, form, choices }: PartProps & { choices: SettingsChoices }): JSX.Element {
  const { say } = ctx;
  const options = (list: readonly Choice[]) => list.map(({ key, name }) => ({ value: key, label: say.plain(name) }));
  const fieldSets = options(choices.fieldSets);
  const ruleSets = [{ value: "", label: say.t("review.staff.settings.noRule") }, ...options(choices.ruleSets)];
  const chosen = fieldSets.find(({ value }) => value === form.values.fieldSet);
  const shown = [chosen, ruleSets.find(({ value }) => value === (form.values.ruleSet ?? ""))].map((one) => one?.label);
  return (
    <SettingsPart
      form={form}
      id="forms"
      title={say.t("review.staff.settings.forms")}
      shown={shown.filter(Boolean).join(" · ")}
      holds={(name) => !isDate(name) && !isOfChain(name)}
    >
      <Select form={form} name="fieldSet" options={fieldSets} />
      {chosen ? (
        <p>
          <a href={reviewAddress(ctx, `/fields/${chosen.value}`)}>{say.t("review.staff.settings.editFields")}</a>
        </p>
      ) : null}
      <Select form={form} name="ruleSet" optional options={ruleSets} />
      <p>
        <a href={reviewAddress(ctx, "/rules")}>{say.t("review.staff.grade.rules")}</a>
      </p>
      <Checkbox form={form} name="attachesWorkbook" />
    </SettingsPart>
  );
}

function settingsForm({ say }: StaffContext, settings: Omit<ReviewSettings, "planId">, sent?: InvalidRequest) {
  const rows = Array.from({ length: CHAIN_ROWS }, (_, row) => row);
  const parts = ["order", "nameJa", "nameEn", "kind", "committee", "due"] as const;
  const chainLabels = rows.flatMap((row) =>
    parts.map((part) => [
      `chain.${row}.${part}`,
      say.t("review.staff.settings.ofRow", { row: row + 1, label: say.t(`review.staff.settings.${part}`) }),
    ]),
  );
  return formState(say, {
    id: "settings",
    labels: {
      reportsDue: say.t("review.staff.settings.reportsDue"),
      lockedAfter: say.t("review.staff.settings.lockedAfter"),
      settledDue: say.t("review.staff.settings.settledDue"),
      fieldSet: say.t("review.staff.settings.fieldSet"),
      ruleSet: say.t("review.staff.settings.ruleSet"),
      attachesWorkbook: say.t("review.staff.settings.attachesWorkbook"),
      ...Object.fromEntries(chainLabels),
    },
    values: sent?.values ?? {
      ...writeSettingsForm(settings),
      fieldSet: settings.fieldSet,
      ruleSet: settings.ruleSet ?? "",
      ...(settings.attachesWorkbook ? { attachesWorkbook: "on" } : {}),
    },
    issues: sent?.issues,
  });
}
