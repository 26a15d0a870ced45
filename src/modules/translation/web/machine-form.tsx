import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { PostButton } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import type { CoverageRow } from "../coverage/coverage.rules.ts";
import { languageName } from "../desk/language-name.ts";
import { deskAddress } from "./desk-address.ts";

interface MachineProps {
  ctx: StaffContext;
  language: LanguageCode;
  rows: readonly CoverageRow[];
}

/** Has the machine fill what is missing of the entries in sight. */
export function MachineForm({ ctx, language, rows }: MachineProps): JSX.Element | null {
  const { say } = ctx;
  const open = rows.filter(({ states }) => {
    const state = states.get(language);
    return state === "missing" || state === "inTranslation" || state === "machineDraft";
  });
  if (open.length === 0) return null;
  const name = languageName(language, say.language.code);
  return (
    <Section
      id="machine"
      title={say.t("translation.staff.machine.title")}
      lead={say.t("translation.staff.machine.lead")}
    >
      <PostButton
        action={deskAddress(ctx, "/machine")}
        token={ctx.formToken}
        label={say.t("translation.staff.machine.start", { count: open.length, language: name })}
        hidden={{ language, keys: open.map(({ entry }) => entry.key).join(" ") }}
      />
    </Section>
  );
}
