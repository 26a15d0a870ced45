import { z } from "zod";
import type { MunicipalitySettings, StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, formState, Submit } from "#ui/form.tsx";
import { changeSettings } from "../municipality/change-settings.ts";
import { getSettings } from "../municipality/get-settings.ts";

const access = "accounts.manageSettings";
const SettingsInput = z.object({
  secondFactorRequired: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});

/** What holds for a whole municipality. */
export const settingsRoutes: Route[] = [
  staffPage({ access, path: "/settings", handle: async (ctx) => settingsPage(ctx, getSettings(ctx)) }),
  staffAction({
    access,
    path: "/settings",
    input: SettingsInput,
    async handle(ctx, { input }) {
      await changeSettings(ctx, input);
      return redirect(`/${ctx.municipality.slug}/staff/settings`, { flash: "accounts.flash.saved" });
    },
  }),
];

function settingsPage(ctx: StaffContext, settings: MunicipalitySettings): PageView {
  const { say } = ctx;
  const isRequired = settings.secondFactorRequired === true;
  const form = formState(say, {
    id: "settings",
    labels: { secondFactorRequired: say.t("accounts.settings.secondFactor") },
    values: isRequired ? { secondFactorRequired: "on" } : {},
  });
  return page({
    title: say.t("accounts.settings.title"),
    body: (
      <>
        <h1>{say.t("accounts.settings.title")}</h1>
        <Form form={form} action={`/${ctx.municipality.slug}/staff/settings`} token={ctx.formToken}>
          <Checkbox form={form} name="secondFactorRequired" />
          <p class="caption">{say.t("accounts.settings.secondFactorHint")}</p>
          <Submit label={say.t("accounts.save")} />
        </Form>
      </>
    ),
  });
}
