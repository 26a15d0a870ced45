import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { SheetToRead } from "../sheets/read-sheet.ts";
import type { SheetStep } from "../sheets/sheet-step.data.ts";

/** Every step of the sheet: who, when, what, the note; what was written before stands behind it. */
export function SheetTimeline({ ctx, sheet }: { ctx: StaffContext; sheet: SheetToRead }): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="timeline" title={say.t("review.staff.timeline")}>
      <ol class="rows timeline">
        {sheet.steps.map((step) => (
          <li>
            <StepLine ctx={ctx} sheet={sheet} step={step} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function StepLine({ ctx, sheet, step }: { ctx: StaffContext; sheet: SheetToRead; step: SheetStep }): JSX.Element {
  const { say } = ctx;
  const who = step.actorId === null ? say.t("review.staff.system") : (sheet.names.get(step.actorId) ?? "");
  const check = step.level === null ? undefined : sheet.checks[step.level];
  const fields = sheet.fieldSet.fields.filter(
    (field) => field.key in (step.after ?? {}) || field.key in (step.before ?? {}),
  );
  return (
    <div class="row">
      <span class="what">
        {say.t(`review.staff.act.${step.act}`)}
        {check ? <span class="more"> {say.plain(check.name)}</span> : null}
      </span>
      <span class="more">
        {who} · <time dateTime={step.at.toISOString()}>{say.format.dateTime(step.at)}</time>
      </span>
      {step.note ? <p class="under lines">{step.note}</p> : null}
      {step.act !== "open" && fields.length > 0 ? (
        <p class="under">
          {say.t("review.staff.changedFields")}{" "}
          {fields.map((field, index) => (
            <>
              {index > 0 ? "・" : null}
              <TextOf say={say} text={field.label} />
            </>
          ))}
        </p>
      ) : null}
    </div>
  );
}
