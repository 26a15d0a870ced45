import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { Figures, Message, TextOf } from "#ui/message.tsx";
import type { Contact } from "../../contacts/contact.data.ts";

/** Whom to ask: the name, the number to press, in which languages. */
export function ContactCard({ ctx, contact }: { ctx: Pick<ResidentContext, "say">; contact: Contact }): JSX.Element {
  const { say } = ctx;
  return (
    <div class="contact">
      <p class="name">
        <TextOf say={say} text={contact.name} />
      </p>
      {contact.phone ? (
        <p class="phone">
          <a href={`tel:${contact.phone.replaceAll(/[^+0-9]/g, "")}`}>
            <Figures say={say}>{contact.phone}</Figures>
          </a>
        </p>
      ) : null}
      {contact.languages.length > 0 ? (
        <p class="spoken">
          {contact.languages.map((code, index) => {
            const { name, htmlLang, dir } = getLanguage(code);
            return (
              <>
                {index > 0 ? " · " : null}
                <span lang={htmlLang} dir={dir}>
                  {name}
                </span>
              </>
            );
          })}
        </p>
      ) : null}
      {[contact.languageNote, contact.hours, contact.address].map((text) =>
        text ? (
          <p>
            <TextOf say={say} text={text} />
          </p>
        ) : null,
      )}
      {contact.url ? (
        <p>
          <a href={contact.url}>
            <Message say={say} k="library.contact.site" />
          </a>
        </p>
      ) : null}
      {contact.isBlank && !contact.phone && !contact.languageNote ? (
        <p class="to-ask">
          <Message say={say} k="library.contact.blank" />
        </p>
      ) : null}
    </div>
  );
}
