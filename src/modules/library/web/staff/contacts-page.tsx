import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage, LANGUAGES } from "#platform/i18n/languages.ts";
import { Checkbox, Fieldset } from "#ui/choices.tsx";
import { Form, type FormState, formState, PostButton, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { addContact, changeContact, removeContact } from "../../contacts/change-contact.ts";
import type { Contact } from "../../contacts/contact.data.ts";
import { CONTACT_TEXTS, ContactInput, NewContactInput } from "../../contacts/contact-input.ts";
import { type ContactReading, contactValues, readContacts } from "./contact-values.ts";
import { done, entryAddress, libraryAddress, MANAGES, READS } from "./staff-address.ts";

const CONTACTS = "/library/contacts";
const CONTACT = `${CONTACTS}/:contact{[a-z][a-z0-9-]*}`;

const withKey = z.intersection(NewContactInput, z.record(z.string(), z.string()).pipe(ContactInput));
const withVersion = z.intersection(
  z.object({ version: z.coerce.number().int().positive() }),
  z.record(z.string(), z.string()).pipe(ContactInput),
);

export const contactRoutes: Route[] = [
  staffPage({ path: CONTACTS, access: READS, handle: (ctx) => contactsPage(ctx) }),
  staffPage({ path: `${CONTACTS}/new`, access: MANAGES, handle: (ctx) => contactPage(ctx, undefined) }),
  staffAction({
    path: `${CONTACTS}/new`,
    access: MANAGES,
    input: withKey,
    async handle(ctx, { input: { key, ...fields } }) {
      await addContact(ctx, key, fields);
      return done(ctx, `/contacts/${key}`, "library.staff.done.contactSaved");
    },
    invalid: (ctx, request) => contactPage(ctx, undefined, request),
  }),
  staffPage({ path: CONTACT, access: READS, handle: (ctx, { params }) => contactPage(ctx, params.contact) }),
  staffAction({
    path: CONTACT,
    access: MANAGES,
    input: withVersion,
    async handle(ctx, { params, input: { version, ...fields } }) {
      await changeContact(ctx, { key: params.contact ?? "", version }, fields);
      return done(ctx, `/contacts/${params.contact}`, "library.staff.done.contactSaved");
    },
    invalid: (ctx, request) => contactPage(ctx, request.params.contact, request),
  }),
  staffAction({
    path: `${CONTACT}/remove`,
    access: MANAGES,
    input: z.object({}),
    async handle(ctx, { params }) {
      await removeContact(ctx, params.contact ?? "");
      return done(ctx, "/contacts", "library.staff.done.contactRemoved");
    },
    invalid: (ctx, request) => contactPage(ctx, request.params.contact, { ...request, values: {} }),
  }),
];

async function contactsPage(ctx: StaffContext): Promise<PageView> {
  const { say } = ctx;
  const { contacts, usesOf, mayManage } = await readContacts(ctx);
  const title = say.t("library.staff.contacts.title");
  return page({
    title,
    crumbs: [{ label: say.t("library.staff.menu"), href: libraryAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("library.staff.contacts.lead")}</p>
        {mayManage ? (
          <p class="buttons">
            <a class="button primary" href={libraryAddress(ctx, "/contacts/new")}>
              {say.t("library.staff.contacts.add")}
            </a>
          </p>
        ) : null}
        <ul class="rows">
          {contacts.map((contact) => (
            <li>
              <a href={libraryAddress(ctx, `/contacts/${contact.key}`)}>
                <span class="what">
                  <TextOf say={say} text={contact.name} />
                </span>
                <span class="more">
                  {[contact.phone, contact.isBlank ? say.t("library.staff.contacts.blank") : ""]
                    .filter(Boolean)
                    .join("・")}
                </span>
                <span class="under">
                  {say.t("library.staff.contacts.usedOn", { count: usesOf(contact.key).length })}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

async function contactPage(ctx: StaffContext, key: string | undefined, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const reading = await readContacts(ctx);
  const contact = reading.contacts.find((each) => each.key === key);
  if (key !== undefined && !contact) throw notFound();
  const form = formState(say, {
    ...{ id: "contact", labels: labelsOf(ctx), values: valuesFor(contact, shown), issues: shown?.issues },
  });
  const title = contact ? say.plain(contact.name) : say.t("library.staff.contacts.add");
  return page({
    title,
    status: shown?.status,
    crumbs: [
      { label: say.t("library.staff.menu"), href: libraryAddress(ctx) },
      { label: say.t("library.staff.contacts.title"), href: libraryAddress(ctx, "/contacts") },
      { label: title },
    ],
    body: (
      <>
        <h1>{title}</h1>
        {contact ? <Uses ctx={ctx} reading={reading} contact={contact.key} /> : null}
        <Form form={form} action={libraryAddress(ctx, `/contacts/${contact?.key ?? "new"}`)} token={ctx.formToken}>
          {contact ? (
            <input type="hidden" name="version" value={form.values.version} />
          ) : (
            <TextInput form={form} name="key" hint={say.t("library.staff.new.keyHint")} maxLength={60} />
          )}
          <ContactFields ctx={ctx} form={form} />
          {reading.mayManage ? <Submit label={say.t("library.staff.button.saveContact")} /> : null}
        </Form>
      </>
    ),
  });
}

/** What was typed, where a form comes back; after another's change it goes on from there, having said so. */
function valuesFor(contact: Contact | undefined, shown: InvalidRequest | undefined): Record<string, string> {
  const stored = contact ? { ...contactValues(contact), version: String(contact.version) } : {};
  if (shown?.values["name.ja"] === undefined) return stored;
  return { ...shown.values, ...(contact && shown.status === 409 && { version: String(contact.version) }) };
}

const labelsOf = ({ say }: StaffContext): Record<string, string> => ({
  key: say.t("library.staff.new.key"),
  phone: say.t("library.staff.contact.phone"),
  email: say.t("library.staff.contact.email"),
  url: say.t("library.staff.contact.url"),
  isBlank: say.t("library.staff.contact.isBlank"),
  "source.name": say.t("library.staff.sources.name"),
  "source.url": say.t("library.staff.sources.url"),
  "source.date": say.t("library.staff.sources.date"),
  ...Object.fromEntries(
    LANGUAGES.flatMap(({ code, name }) =>
      CONTACT_TEXTS.map((field) => [`${field}.${code}`, `${say.t(`library.staff.contact.${field}`)}（${name}）`]),
    ),
  ),
});

function ContactFields({ ctx, form }: { ctx: StaffContext; form: FormState }): JSX.Element {
  const { say } = ctx;
  const [first, ...others] = LANGUAGES;
  return (
    <>
      {first ? <LanguageFields form={form} code={first.code} /> : null}
      <TextInput form={form} name="phone" optional />
      <TextInput form={form} name="email" type="email" optional />
      <TextInput form={form} name="url" type="url" optional />
      <Fieldset form={form} name="languages" legend={say.t("library.staff.contact.languages")}>
        {LANGUAGES.filter(({ code }) => code !== "ja-easy").map(({ code, name }) => (
          <Checkbox form={form} name={`speaks.${code}`} label={name} />
        ))}
      </Fieldset>
      <Checkbox form={form} name="isBlank" />
      <Section title={say.t("library.staff.contact.translations")}>
        {others.map(({ code, name }) => (
          <details open={form.issues.some(({ path }) => path.endsWith(`.${code}`))}>
            <summary>{name}</summary>
            <LanguageFields form={form} code={code} />
          </details>
        ))}
      </Section>
      <Section title={say.t("library.staff.sources.title")} lead={say.t("library.staff.sources.lead")}>
        <TextInput form={form} name="source.name" optional />
        <TextInput form={form} name="source.url" type="url" optional />
        <TextInput form={form} name="source.date" optional />
      </Section>
    </>
  );
}

function LanguageFields({ form, code }: { form: FormState; code: (typeof LANGUAGES)[number]["code"] }): JSX.Element {
  const { htmlLang, dir } = getLanguage(code);
  return (
    <>
      <TextInput form={form} name={`name.${code}`} lang={htmlLang} dir={dir} optional={code !== "ja"} />
      <TextArea form={form} name={`hours.${code}`} rows={2} lang={htmlLang} optional />
      <TextArea form={form} name={`address.${code}`} rows={2} lang={htmlLang} optional />
      <TextArea form={form} name={`languageNote.${code}`} rows={2} lang={htmlLang} optional />
    </>
  );
}

/** On which pages the card stands; while there is one, it cannot be removed. */
function Uses({ ctx, reading, contact }: { ctx: StaffContext; reading: ContactReading; contact: string }): JSX.Element {
  const { say } = ctx;
  const uses = reading.usesOf(contact);
  return (
    <Section id="uses" title={say.t("library.staff.contacts.usedOn", { count: uses.length })}>
      {uses.length > 0 ? (
        <ul class="plain">
          {uses.map(({ key, title }) => (
            <li>
              <a href={entryAddress(ctx, key)}>{title}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{say.t("library.staff.contacts.unused")}</p>
      )}
      {uses.length > 0 ? <Notice>{say.t("library.staff.contacts.changesAll")}</Notice> : null}
      {uses.length === 0 && reading.mayManage ? (
        <PostButton
          action={libraryAddress(ctx, `/contacts/${contact}/remove`)}
          token={ctx.formToken}
          label={say.t("library.staff.button.removeContact")}
          tone="danger"
        />
      ) : null}
    </Section>
  );
}
