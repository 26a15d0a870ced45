import type { Selectable } from "kysely";
import { sqlState } from "#platform/db/database.ts";
import type { LibraryContacts } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid, notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { SourceNote } from "../entries/entry.rules.ts";

/** A card that entries name: whom to ask, and in which languages. */
export interface Contact {
  id: number;
  key: string;
  name: Text;
  phone: string | null;
  email: string | null;
  url: string | null;
  hours: Text | null;
  address: Text | null;
  languages: LanguageCode[];
  languageNote: Text | null;
  source: SourceNote | null;
  /** Something of it is left for the city to fill in. */
  isBlank: boolean;
  version: number;
}

const contacts = (scope: Scope) =>
  scope.db.selectFrom("library_contacts").selectAll().where("municipality_id", "=", scope.municipalityId);

export async function listContacts(scope: Scope): Promise<Contact[]> {
  return (await contacts(scope).orderBy("key").execute()).map(toContact);
}

/** Locks the row until the transaction ends. @throws AppError notFound, conflict */
export async function getContactForUpdate(scope: Scope, key: string, version?: number): Promise<Contact> {
  const row = await contacts(scope).where("key", "=", key).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (version !== undefined && row.version !== version) throw conflict("library.error.changedMeanwhile");
  return toContact(row);
}

/** @throws AppError invalid where the key is taken */
export async function insertContact(scope: Scope, contact: Omit<Contact, "id" | "version">): Promise<void> {
  try {
    await scope.db
      .insertInto("library_contacts")
      .values({ municipality_id: scope.municipalityId, key: contact.key, ...columnsOf(contact) })
      .execute();
  } catch (error) {
    if (sqlState(error) !== "23505") throw error;
    throw invalid([{ path: "key", code: "library.error.keyTaken" }]);
  }
}

export async function updateContact(scope: Scope, contact: Contact): Promise<void> {
  await scope.db
    .updateTable("library_contacts")
    .set({ ...columnsOf(contact), version: contact.version + 1 })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", contact.id)
    .execute();
}

export async function deleteContact(scope: Scope, id: number): Promise<void> {
  await scope.db
    .deleteFrom("library_contacts")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

const json = (value: object | null) => value && JSON.stringify(value);

function columnsOf(contact: Omit<Contact, "id" | "key" | "version">) {
  return {
    name: JSON.stringify(contact.name),
    phone: contact.phone,
    email: contact.email,
    url: contact.url,
    hours: json(contact.hours),
    address: json(contact.address),
    languages: contact.languages,
    language_note: json(contact.languageNote),
    source: json(contact.source),
    is_blank: contact.isBlank,
  };
}

function toContact(row: Selectable<LibraryContacts>): Contact {
  return {
    id: row.id,
    key: row.key,
    name: row.name as Text,
    phone: row.phone,
    email: row.email,
    url: row.url,
    hours: row.hours as Text | null,
    address: row.address as Text | null,
    languages: row.languages as LanguageCode[],
    languageNote: row.language_note as Text | null,
    source: row.source as unknown as SourceNote | null,
    isBlank: row.is_blank,
    version: row.version,
  };
}
