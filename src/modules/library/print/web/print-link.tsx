import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";

/** Of the page that offers what stands at a path of the library as PDF. Not below it: keys of entries stand there. */
export const printPath = (path: string): string => `/print${path}`;

/** From a page of the library to its PDFs. `path`: behind the language. */
export function PrintLink({ ctx, path }: { ctx: ResidentContext; path: string }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <p class="no-print">
      <a href={`/${municipality.slug}/${say.language.code}${printPath(path)}`} rel="nofollow">
        <Message say={say} k="library.print.title" />
      </a>
    </p>
  );
}
