import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Message } from "#ui/message.tsx";
import type { EntryReading } from "../../reading/read-entry.ts";

/** How far one may trust the page: whose text it is, of which day, from where its figures are. */
export function EntryFoot({ ctx, reading }: { ctx: ResidentContext; reading: EntryReading }): JSX.Element {
  const { say } = ctx;
  const { heading, own } = reading;
  const sources = Object.values(heading.entry.sources);
  const date = say.format.date(todayInJapan((own ?? heading).publishedAt));
  return (
    <footer class="entry-foot">
      {heading.entry.isSample ? (
        <p>
          <Message say={say} k="library.entry.sample" />
        </p>
      ) : null}
      {own?.isMachineMade && !own.isReviewed ? (
        <p>
          <Message say={say} k="library.entry.machine" />
        </p>
      ) : null}
      <p>
        <Message say={say} k="library.entry.updated" params={{ date }} />
      </p>
      {sources.length > 0 ? (
        <details>
          <summary>
            <Message say={say} k="library.entry.sources" />
          </summary>
          <ul class="sources">
            {sources.map(({ name, url, date: readOn }) => (
              <li>
                <span lang="ja" dir="ltr">
                  {url ? <a href={url}>{name}</a> : name}
                </span>{" "}
                <span class="number">({readOn})</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </footer>
  );
}
