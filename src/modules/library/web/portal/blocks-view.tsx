import type { ComponentChildren, JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { FALLBACK_ATTRIBUTE, Message, Ruby } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import type { Block } from "../../content/block.rules.ts";
import { parseLine } from "../../content/line.rules.ts";
import type { Merged } from "../../content/merge.rules.ts";
import type { Library } from "../../reading/read-library.ts";
import { ContactCard } from "./contact-card.tsx";

/** What blocks are drawn with. */
export interface BlockPlace {
  ctx: Pick<ResidentContext, "municipality" | "say">;
  library: Library;
}

/** The blocks of an entry, neighbours that had to be in the same other language in one piece. */
export function BlocksView({ place, blocks }: { place: BlockPlace; blocks: readonly Merged<Block>[] }): JSX.Element {
  return (
    <>
      {blocks.map((block) => (
        <BlockInLanguage place={place} block={block} />
      ))}
    </>
  );
}

/** A block that may be in another language than the page, and says so to the browser and the eye. */
export function BlockInLanguage({ place, block }: { place: BlockPlace; block: Merged<Block> }): JSX.Element {
  const drawn = <BlockView place={place} block={block.value} />;
  if (!block.isFallback && !block.isStale) return drawn;
  const { htmlLang, dir, code } = getLanguage(block.language);
  const { say } = place.ctx;
  return (
    <>
      {block.isFallback ? (
        <div class="fallback" lang={htmlLang} dir={dir} {...{ [FALLBACK_ATTRIBUTE]: code }}>
          {drawn}
        </div>
      ) : (
        drawn
      )}
      {block.isStale ? (
        <p class="outdated">
          <Message say={say} k="library.entry.outdated" />
        </p>
      ) : null}
    </>
  );
}

function BlockView({ place, block }: { place: BlockPlace; block: Block }): JSX.Element {
  const line = (value: string) => <LineView place={place} line={value} />;
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? <h2 id={block.id}>{line(block.text)}</h2> : <h3 id={block.id}>{line(block.text)}</h3>;
    case "paragraph":
      return <p class={block.blank ? "to-ask" : undefined}>{line(block.text)}</p>;
    case "list":
      return <ul class="points">{itemsOf(block.items, line)}</ul>;
    case "steps":
      return <ol class="steps">{itemsOf(block.items, line)}</ol>;
    case "notice":
      return <Notice tone={block.tone === "info" ? "info" : "warning"}>{line(block.text)}</Notice>;
    case "table":
      return <TableView block={block} line={line} />;
    case "phrases":
      return <PhrasesView place={place} block={block} />;
    case "image":
      return <ImageView place={place} block={block} />;
    case "contact":
      return <ContactView place={place} contact={block.contact} />;
  }
}

function ImageView({ place, block }: { place: BlockPlace; block: Extract<Block, { kind: "image" }> }): JSX.Element {
  const { file, alt, width, height, caption } = block;
  const address = `/${place.ctx.municipality.slug}/files/${file}`;
  return (
    <figure>
      <img src={address} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
      {caption ? (
        <figcaption>
          <LineView place={place} line={caption} />
        </figcaption>
      ) : null}
    </figure>
  );
}

function ContactView({ place, contact }: { place: BlockPlace; contact: string }): JSX.Element | null {
  const card = place.library.contacts.get(contact);
  return card ? <ContactCard ctx={place.ctx} contact={card} /> : null;
}

const itemsOf = (items: readonly string[], line: (value: string) => JSX.Element) =>
  items.map((item) => <li>{line(item)}</li>);

/** On a phone a row of many columns becomes a list, and each cell says of which column it is. */
function TableView({
  block,
  line,
}: {
  block: Extract<Block, { kind: "table" }>;
  line(value: string): JSX.Element;
}): JSX.Element {
  return (
    <div class="table-wrap" data-columns={block.head.length}>
      <table>
        {block.caption ? <caption>{line(block.caption)}</caption> : null}
        <thead>
          <tr>
            {block.head.map((cell) => (
              <th scope="col">{line(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th scope="row">{line(cell)}</th>
                ) : (
                  <td>
                    <span class="column">{line(block.head[column] ?? "")}</span>
                    {line(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Words to show at a counter: large, Japanese, what they mean under them. */
function PhrasesView({ place, block }: { place: BlockPlace; block: Extract<Block, { kind: "phrases" }> }): JSX.Element {
  return (
    <ul class="phrases">
      {block.items.map(({ words, reading, meaning }) => (
        <li>
          <p class="words" lang="ja" dir="ltr">
            <LineView place={place} line={words} />
          </p>
          {reading ? (
            <p class="reading" lang="ja" dir="ltr">
              {reading}
            </p>
          ) : null}
          {meaning ? (
            <p class="meaning">
              <LineView place={place} line={meaning} />
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** A line with its marks. A link to an entry that is not public any more is plain words. */
export function LineView({ place, line }: { place: BlockPlace; line: string }): JSX.Element {
  return (
    <>
      {parseLine(line).map(({ text, strong, href }): ComponentChildren => {
        const words = strong ? (
          <strong>
            <Ruby value={text} />
          </strong>
        ) : (
          <Ruby value={text} />
        );
        const address = href === undefined ? undefined : addressOf(place, href);
        return address === undefined ? words : <a href={address}>{words}</a>;
      })}
    </>
  );
}

function addressOf({ ctx, library }: BlockPlace, target: string): string | undefined {
  if (!target.startsWith("entry:")) return target;
  const heading = library.byKey.get(target.slice("entry:".length));
  return heading && `/${ctx.municipality.slug}/${ctx.say.language.code}${heading.path}`;
}
