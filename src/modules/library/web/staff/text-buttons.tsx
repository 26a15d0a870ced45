import type { ComponentChildren, JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { Submit } from "#ui/form.tsx";

interface TextButtonsProps {
  ctx: StaffContext;
  mayPublish: boolean;
  children?: ComponentChildren;
}

/** What may be done with a text that was written: keep it, make it public, hand it in. */
export function TextButtons({ ctx, mayPublish, children }: TextButtonsProps): JSX.Element {
  const { say } = ctx;
  return (
    <div class="buttons sticky">
      <Submit
        label={say.t("library.staff.button.save")}
        name="act"
        value="save"
        tone={mayPublish ? "plain" : "primary"}
      />
      {mayPublish ? <Submit label={say.t("library.staff.button.publish")} name="act" value="publish" /> : null}
      <Submit label={say.t("library.staff.button.handIn")} name="act" value="handIn" tone="plain" />
      {children}
    </div>
  );
}
