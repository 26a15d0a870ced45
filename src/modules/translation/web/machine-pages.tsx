import { z } from "zod";
import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, type Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { findLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import type { MachineTranslator } from "#platform/machine-translation/machine-translator.ts";
import { taskPath } from "#platform/tasks/task.ts";
import { Notice, Section } from "#ui/parts.tsx";
import { languageName } from "../desk/language-name.ts";
import { getMachineRun, type MachineResult, type MachineRun } from "../machine/machine-run.data.ts";
import { startMachine } from "../machine/translate-by-machine.ts";
import { mayManageDesk } from "../permissions.ts";
import { deskAddress, deskCrumbs, libraryAddress, readId } from "./desk-address.ts";

const MachineInput = z.object({
  language: z
    .string()
    .refine((value) => findLanguage(value) !== undefined, { message: "translation.error.choice" })
    .transform((value) => value as LanguageCode),
  keys: z
    .string()
    .max(20_000)
    .transform((value) => value.split(/\s+/).filter(Boolean)),
});

export function machineRoutes(machine: MachineTranslator | undefined): Route[] {
  return [
    staffAction({
      path: "/translation/machine",
      access: "translation.manage",
      input: MachineInput,
      async handle(ctx, { input }) {
        const task = await startMachine(ctx, machine, input);
        return redirect(`/${ctx.municipality.slug}/staff${taskPath(task)}`, {
          flash: "translation.staff.flash.machine",
        });
      },
      invalid: async (ctx, { issues, status }) => ({ ...refusedPage(ctx, issues), status }),
    }),
    staffPage({
      path: "/translation/machine/:id{[0-9]+}",
      access: "translation.manage",
      async handle(ctx, { params }) {
        const run = await ctx.read(async (scope) => {
          allow(mayManageDesk(ctx.actor, (await getCityBody(scope)).id));
          return getMachineRun(scope, readId(params.id));
        });
        return runPage(ctx, run);
      },
    }),
  ];
}

function refusedPage(ctx: StaffContext, issues: readonly Issue[]): PageView {
  const { say } = ctx;
  const title = say.t("translation.staff.machine.title");
  return page({
    title,
    crumbs: deskCrumbs(ctx, { label: title }),
    body: (
      <>
        <h1>{title}</h1>
        <Notice tone="error">
          {issues.map(({ code, params }) => (
            <p>{say.t(code as MessageKey, params)}</p>
          ))}
        </Notice>
      </>
    ),
  });
}

/** What came of it, entry by entry; each leads to the page on which people go on. */
function runPage(ctx: StaffContext, { language, results }: MachineRun): PageView {
  const { say } = ctx;
  const name = languageName(language, say.language.code);
  const title = say.t("translation.staff.machine.done", { language: name });
  const done = results.reduce((sum, each) => sum + each.done.length, 0);
  const failed = results.reduce((sum, each) => sum + each.failed.length, 0);
  return page({
    title,
    crumbs: deskCrumbs(ctx, { label: title }),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("translation.staff.machine.counts", { done, failed })}</p>
        <p>{say.t("translation.staff.machine.notPublic")}</p>
        {results.map((result) => (
          <Section id={result.key} title={<a href={libraryAddress(ctx, result.key, language)}>{result.key}</a>}>
            <p>{aboutResult(ctx, result)}</p>
            {result.failed.length > 0 ? (
              <ul>
                {result.failed.map(({ part, problem, what }) => (
                  <li>
                    {part}: {say.t(`translation.staff.machine.problem.${problem}`, { what })}
                  </li>
                ))}
              </ul>
            ) : null}
          </Section>
        ))}
        <p>
          <a href={deskAddress(ctx, `?language=${language}#texts`)}>{say.t("translation.staff.machine.back")}</a>
        </p>
      </>
    ),
  });
}

function aboutResult({ say }: StaffContext, { done, failed, isLeft }: MachineResult): string {
  if (isLeft) return say.t("translation.staff.machine.left");
  return say.t("translation.staff.machine.counts", { done: done.length, failed: failed.length });
}
