import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, conflict } from "#platform/errors.ts";
import { entryPlace } from "../entries/act-on-entry.ts";
import { listContactUses } from "../entries/text-head.data.ts";
import { mayManageLibrary } from "../permissions.ts";
import { type Contact, deleteContact, getContactForUpdate, insertContact, updateContact } from "./contact.data.ts";

export type ContactFields = Omit<Contact, "id" | "key" | "version">;

/** @throws AppError forbidden; invalid where the key is taken */
export async function addContact(ctx: StaffContext, key: string, fields: ContactFields): Promise<void> {
  await onContact(ctx, key, async (scope) => {
    await insertContact(scope, { key, ...fields });
    return { action: "libraryContact.added", after: seen(fields) };
  });
}

/** One change, seen on every page that names the card. @throws AppError forbidden, notFound, conflict */
export async function changeContact(
  ctx: StaffContext,
  { key, version }: Pick<Contact, "key" | "version">,
  fields: ContactFields,
): Promise<void> {
  await onContact(ctx, key, async (scope) => {
    const contact = await getContactForUpdate(scope, key, version);
    await updateContact(scope, { ...contact, ...fields });
    return { action: "libraryContact.edited", before: seen(contact), after: seen(fields) };
  });
}

/** A card that stands on a page stays. @throws AppError forbidden, notFound, conflict */
export async function removeContact(ctx: StaffContext, key: string): Promise<void> {
  await onContact(ctx, key, async (scope) => {
    const contact = await getContactForUpdate(scope, key);
    if ((await listContactUses(scope, key)).length > 0) throw conflict("library.error.contactUsed");
    await deleteContact(scope, contact.id);
    return { action: "libraryContact.removed", before: seen(contact) };
  });
}

const seen = ({ name, phone, hours, languages }: ContactFields) => ({ name, phone, hours, languages });

async function onContact(
  ctx: StaffContext,
  key: string,
  work: (scope: Scope) => Promise<{ action: string; before?: object; after?: object }>,
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageLibrary(ctx.actor, (await entryPlace(ctx, scope)).cityBodyId));
    const { action, before, after } = await work(scope);
    await recordAudit(ctx, scope, { objectKind: "libraryContact", objectKey: key, action, before, after });
    await bumpRevision(scope);
  });
}
