import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { namedBy } from "#ui/landmark.tsx";
import { Message } from "#ui/message.tsx";
import type { Contact } from "../../contacts/contact.data.ts";
import { DESK, type Heading, type Library } from "../../reading/read-library.ts";
import { ContactCard } from "./contact-card.tsx";
import { EntryRow, EntryRows } from "./entry-rows.tsx";

export interface Landing {
  /** Where the guide begins, without the desk, which has a place of its own. */
  starts: Heading[];
  hasLetters: boolean;
  news: Heading[];
  desk: { heading: Heading; contact: Contact | null } | null;
}

const NEWS_SHOWN = 3;

/** What a city's first page shows of its library. */
export function landingOf({ headings, byKey, contacts, deskContact }: Library): Landing {
  const desk = byKey.get(DESK);
  const top = headings.filter(({ entry }) => entry.parentId === null && entry.kind === "page" && entry.key !== DESK);
  return {
    starts: top,
    hasLetters: headings.some(({ entry }) => entry.kind === "letter"),
    news: headings
      .filter(({ entry }) => entry.kind === "news")
      .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
      .slice(0, NEWS_SHOWN),
    desk: desk ? { heading: desk, contact: contacts.get(deskContact ?? "") ?? null } : null,
  };
}

/** What one came for: the letter in one's hand, then life, topic by topic. */
export function Starts({ ctx, landing }: { ctx: ResidentContext; landing: Landing }): JSX.Element {
  const { say, municipality } = ctx;
  const root = `/${municipality.slug}/${say.language.code}`;
  return (
    <ul class="rows starts">
      {landing.hasLetters ? (
        <li>
          <a href={`${root}/letters`}>
            <span class="what">
              <Message say={say} k="library.landing.letters" />
            </span>
            <span class="under">
              <Message say={say} k="library.landing.lettersHow" />
            </span>
          </a>
        </li>
      ) : null}
      {landing.starts.map((heading) => (
        <EntryRow ctx={ctx} heading={heading} />
      ))}
    </ul>
  );
}

/** The number to call, in the city's colour: the one thing on the page that cannot be overlooked. */
export function Desk({ ctx, landing }: { ctx: ResidentContext; landing: Landing }): JSX.Element | null {
  const { say, municipality } = ctx;
  if (!landing.desk) return null;
  const { heading, contact } = landing.desk;
  const title = <Message say={say} k="library.landing.consult" />;
  return (
    <section class="desk" {...namedBy("desk", title)}>
      <h2 id="desk">{title}</h2>
      {contact ? <ContactCard ctx={ctx} contact={contact} /> : null}
      <p>
        <a href={`/${municipality.slug}/${say.language.code}${heading.path}`}>
          <Message say={say} k="library.landing.consultMore" />
        </a>
      </p>
    </section>
  );
}

export function News({ ctx, landing }: { ctx: ResidentContext; landing: Landing }): JSX.Element | null {
  return landing.news.length > 0 ? <EntryRows ctx={ctx} headings={landing.news} /> : null;
}

/** What is wanted before the network fails: after an earthquake it is too late. */
export function OfflineRow({ ctx }: { ctx: ResidentContext }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <ul class="rows">
      <li>
        <a href={`/${municipality.slug}/${say.language.code}/offline`}>
          <span class="what">
            <Message say={say} k="library.landing.offline" />
          </span>
          <span class="under">
            <Message say={say} k="library.landing.offlineHow" />
          </span>
        </a>
      </li>
    </ul>
  );
}
