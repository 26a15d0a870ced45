import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Message } from "#ui/message.tsx";
import type { Library } from "../../reading/read-library.ts";

const EMERGENCY = "emergency";

const PLACES: readonly { path: string; label: MessageKey; isThere(library: Library): boolean }[] = [
  { path: "/guide", label: "library.menu.guide", isThere: () => true },
  {
    path: "/letters",
    label: "library.menu.letters",
    isThere: ({ headings }) => headings.some(({ entry }) => entry.kind === "letter"),
  },
  // Before the documents: on a narrow phone the last places have to be scrolled to.
  { path: `/guide/${EMERGENCY}`, label: "library.menu.emergency", isThere: ({ byKey }) => byKey.has(EMERGENCY) },
  {
    path: "/documents",
    label: "library.menu.documents",
    isThere: ({ headings }) => headings.some(({ entry }) => entry.kind === "document"),
  },
  { path: "/search", label: "library.menu.search", isThere: () => true },
];

/** From every page of the library: the guide, the letters, what saves a life, the search. */
export function LibraryMenu({
  ctx,
  library,
  current,
}: {
  ctx: ResidentContext;
  library: Library;
  /** The path of the place where the page belongs. */
  current?: string;
}): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <ul>
      {PLACES.filter(({ isThere }) => isThere(library)).map(({ path, label }) => (
        <li>
          <a
            href={`/${municipality.slug}/${say.language.code}${path}`}
            aria-current={path === current ? "true" : undefined}
          >
            <Message say={say} k={label} />
          </a>
        </li>
      ))}
    </ul>
  );
}
