import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { Notice } from "#ui/parts.tsx";
import type { Content } from "../../content/block.rules.ts";
import { compareContents } from "../../editing/compare-contents.rules.ts";
import type { StaffEntry } from "../../editing/read-for-staff.ts";
import type { EntryText } from "../../entries/text.data.ts";
import { ComparisonView } from "./comparison-view.tsx";
import { entryAddress } from "./staff-address.ts";

interface ConflictProps {
  ctx: StaffContext;
  given: StaffEntry;
  root: EntryText;
  typed: Content;
}

/** Two people wrote on the same text: both states side by side, and whichever is chosen, the other stays in the history. */
export function TextConflict({ ctx, given, root, typed }: ConflictProps): JSX.Element {
  const { say } = ctx;
  const by = given.names.get(root.draftedBy ?? "") ?? say.t("library.staff.somebody");
  const time = say.format.dateTime(root.draftedAt);
  const address = entryAddress(ctx, given.entry.key);
  return (
    <>
      <Notice tone="warning">
        <h2>{say.t("library.staff.conflict.title", { by, time })}</h2>
        <p>{say.t("library.staff.conflict.lead")}</p>
      </Notice>
      <ComparisonView
        ctx={ctx}
        rows={compareContents(root.draft, typed)}
        sides={{ before: say.t("library.staff.conflict.theirs", { by }), after: say.t("library.staff.conflict.mine") }}
        language={given.entry.rootLanguage}
      />
      <form method="post" action={address}>
        <input type="hidden" name="_token" value={ctx.formToken} />
        <input type="hidden" name="draftVersion" value={root.draftVersion} />
        <input type="hidden" name="title" value={typed.title} />
        <input type="hidden" name="summary" value={typed.summary} />
        <input type="hidden" name="blocks" value={JSON.stringify(typed.blocks)} />
        <p class="buttons">
          <button class="button primary" type="submit" name="act" value="save">
            {say.t("library.staff.conflict.keepMine")}
          </button>
          <button class="button" type="submit" formAction={`${address}/set-aside`}>
            {say.t("library.staff.conflict.keepTheirs")}
          </button>
        </p>
      </form>
    </>
  );
}
