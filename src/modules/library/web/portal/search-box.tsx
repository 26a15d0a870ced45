import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";

/** A question to the whole library; a plain form, so that it works without script. `typed`: shown again. */
export function SearchBox({ ctx, typed = "" }: { ctx: ResidentContext; typed?: string }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <search>
      <form class="search ask" action={`/${municipality.slug}/${say.language.code}/search`} method="get">
        <input
          type="search"
          name="q"
          value={typed}
          aria-label={say.t("library.menu.search")}
          maxLength={200}
          autocomplete="off"
        />
        <button type="submit" class="button">
          <Message say={say} k="library.menu.search" />
        </button>
      </form>
    </search>
  );
}
