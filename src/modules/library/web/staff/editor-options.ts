import type { StaffContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import { listContacts } from "../../contacts/contact.data.ts";
import { LETTER_ROLES, PROCEDURE_ROLES } from "../../content/block.rules.ts";
import { listEntries } from "../../entries/entry.data.ts";
import type { Entry } from "../../entries/entry.rules.ts";
import { listTextHeads } from "../../entries/text-head.data.ts";
import { libraryAddress } from "./staff-address.ts";

export interface Choice {
  value: string;
  label: string;
}

/** What the editor offers to choose from. */
export interface EditorOptions {
  slug: string;
  /** The questions that an entry of this kind answers, with what belongs there. */
  roles: (Choice & { hint: string })[];
  contacts: Choice[];
  entries: Choice[];
  sources: Choice[];
  /** Where pictures are listed and sent to. */
  pictures: string;
}

export async function readEditorOptions(ctx: StaffContext, entry: Entry): Promise<EditorOptions> {
  const { say } = ctx;
  return ctx.read(async (scope) => {
    const contacts = await listContacts(scope);
    const keys = new Map((await listEntries(scope)).map(({ id, key }) => [id, key]));
    const heads = (await listTextHeads(scope)).filter(({ madeFrom }) => madeFrom === null);
    return {
      slug: ctx.municipality.slug,
      roles: rolesOf(entry).map((role) => ({
        ...{ value: role, label: say.t(`library.role.${role}`) },
        hint: say.t(`library.staff.roleHint.${role}` as MessageKey),
      })),
      contacts: contacts.map(({ key, name }) => ({ value: key, label: say.plain(name) })),
      entries: heads.map(({ entryId, title }) => {
        const key = keys.get(entryId) ?? "";
        return { value: key, label: stripReadings(title) || key };
      }),
      sources: Object.entries(entry.sources).map(([value, { name }]) => ({ value, label: name })),
      pictures: libraryAddress(ctx, "/pictures"),
    };
  });
}

function rolesOf({ kind }: Entry) {
  if (kind === "procedure") return PROCEDURE_ROLES;
  return kind === "letter" ? LETTER_ROLES : [];
}
