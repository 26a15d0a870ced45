import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { Form, formState, Submit, TextArea } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import type { SheetToRead } from "../sheets/read-sheet.ts";
import { sheetAddress } from "./review-address.ts";
import type { SentSheet } from "./sheet-page.tsx";

const STEPS = ["pass", "return", "withdraw", "reopen"] as const;

interface StepProps {
  ctx: StaffContext;
  sheet: SheetToRead;
  sent: SentSheet | null;
}

/** What may be done with the sheet besides writing: pass it on, give it back with a note, take it back. */
export function SheetSteps({ ctx, sheet, sent }: StepProps): JSX.Element | null {
  const { say } = ctx;
  const possible = STEPS.filter((step) => sheet.acts.has(step));
  if (possible.length === 0) return null;
  const form = formState(say, {
    id: "step",
    labels: { note: say.t("review.staff.step.note") },
    values: sent?.values ?? {},
    issues: sent?.issues ?? [],
  });
  const check = sheet.sheet.level === null ? undefined : sheet.checks[sheet.sheet.level];
  return (
    <Section
      id="steps"
      title={
        check ? say.t("review.staff.step.title", { check: say.plain(check.name) }) : say.t("review.staff.step.other")
      }
    >
      <Form form={form} action={sheetAddress(ctx, sheet.sheet.id, "/step")} token={ctx.formToken}>
        <input type="hidden" name="version" value={sheet.sheet.version} />
        {possible.includes("pass") || possible.includes("reopen") ? (
          <TextArea form={form} name="note" hint={say.t("review.staff.step.noteHint")} rows={3} plain />
        ) : null}
        <div class="buttons">
          {possible.map((step, index) => (
            <Submit
              label={say.t(`review.staff.step.${step}`)}
              tone={index === 0 && step === "pass" ? "primary" : "plain"}
              name="act"
              value={step}
            />
          ))}
        </div>
      </Form>
    </Section>
  );
}
