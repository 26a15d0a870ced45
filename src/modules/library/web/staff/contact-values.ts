import type { StaffContext } from "#platform/context.ts";
import { stripReadings, type Text } from "#platform/i18n/text.ts";
import { type Contact, listContacts } from "../../contacts/contact.data.ts";
import { CONTACT_TEXTS } from "../../contacts/contact-input.ts";
import { entryPlace } from "../../entries/act-on-entry.ts";
import { listEntries } from "../../entries/entry.data.ts";
import { listContactUses, listTextHeads } from "../../entries/text-head.data.ts";
import { mayManageLibrary } from "../../permissions.ts";

export interface ContactReading {
  contacts: Contact[];
  /** The entries on which a card stands. */
  usesOf(contact: string): { key: string; title: string }[];
  mayManage: boolean;
}

export async function readContacts(ctx: StaffContext): Promise<ContactReading> {
  return ctx.read(async (scope) => {
    const keys = new Map((await listEntries(scope)).map(({ id, key }) => [id, key]));
    const roots = (await listTextHeads(scope)).filter(({ madeFrom }) => madeFrom === null);
    const titles = new Map(roots.map(({ entryId, title }) => [entryId, stripReadings(title)]));
    const uses = Map.groupBy(await listContactUses(scope), ({ contact }) => contact);
    return {
      contacts: await listContacts(scope),
      usesOf: (contact) =>
        [...new Set((uses.get(contact) ?? []).map(({ entryId }) => entryId))].map((id) => {
          const key = keys.get(id) ?? "";
          return { key, title: titles.get(id) || key };
        }),
      mayManage: mayManageLibrary(ctx.actor, (await entryPlace(ctx, scope)).cityBodyId),
    };
  });
}

/** A card as its form shows it. */
export function contactValues(contact: Contact): Record<string, string> {
  const texts = CONTACT_TEXTS.flatMap((field) =>
    Object.entries((contact[field] ?? {}) as Text).map(([code, value]) => [`${field}.${code}`, value] as const),
  );
  const { name = "", url = "", date = "" } = contact.source ?? {};
  return {
    ...Object.fromEntries(texts),
    ...{ phone: contact.phone ?? "", email: contact.email ?? "", url: contact.url ?? "" },
    ...Object.fromEntries(contact.languages.map((code) => [`speaks.${code}`, "on"])),
    ...(contact.isBlank && { isBlank: "on" }),
    ...{ "source.name": name, "source.url": url, "source.date": date },
  };
}
