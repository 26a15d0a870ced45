import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import type { Heading } from "../../reading/read-library.ts";

/** Entries as a list: the title, and what it is in one sentence. */
export function EntryRows({ ctx, headings }: { ctx: ResidentContext; headings: readonly Heading[] }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <ul class="rows">
      {headings.map(({ title, summary, path }) => (
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
      ))}
    </ul>
  );
}
