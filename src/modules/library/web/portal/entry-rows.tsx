import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import type { Heading } from "../../reading/read-library.ts";

/** Entries as a list. */
export function EntryRows({ ctx, headings }: { ctx: ResidentContext; headings: readonly Heading[] }): JSX.Element {
  return (
    <ul class="rows">
      {headings.map((heading) => (
        <EntryRow ctx={ctx} heading={heading} />
      ))}
    </ul>
  );
}

/** The title, and what it is in one sentence. */
export function EntryRow({ ctx, heading }: { ctx: ResidentContext; heading: Heading }): JSX.Element {
  const { say, municipality } = ctx;
  const { title, summary, path } = heading;
  return (
    <li>
      <a href={`/${municipality.slug}/${say.language.code}${path}`}>
        <span class="what">
          <TextOf say={say} text={title} />
        </span>
        <span class="under">
          <TextOf say={say} text={summary} />
        </span>
      </a>
    </li>
  );
}
