import type { JSX } from "preact";
import type { Block } from "#platform/documents/paper.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { BarChart } from "./charts/bar-chart.tsx";
import { FALLBACK_ATTRIBUTE } from "./message.tsx";
import { LineOf, LinesOf, shownLine } from "./paper-line.tsx";
import { PaperTable } from "./paper-table.tsx";
import { Notice } from "./parts.tsx";

type Kind<Name extends Block["kind"]> = Extract<Block, { kind: Name }>;
type Heading = Kind<"heading">;

/** In front of the headings' addresses; their numbers are their order in the paper. */
const HEADING = "part";
/** Levels that the list of contents shows. */
const LISTED = 2;

const TONES = { lead: "lead", note: "caption" };

interface PaperProps {
  blocks: readonly Block[];
  say: Translator;
  /** With the list of contents in front. */
  hasContents?: boolean;
}

/** A paper's blocks as a page shows them under its own title; a heading of the first level is the page's second. */
export function PaperBlocks({ blocks, say, hasContents }: PaperProps): JSX.Element {
  const places = placesOf(blocks);
  return (
    <div class="paper">
      {hasContents ? <Contents places={places} say={say} /> : null}
      {blocks.map((block) => (
        <PaperBlock block={block} say={say} place={block.kind === "heading" ? places.get(block) : undefined} />
      ))}
    </div>
  );
}

interface Place {
  id: string;
  level: number;
}

/** Each heading's address, and its level without a gap to the one before. */
function placesOf(blocks: readonly Block[]): Map<Heading, Place> {
  let level = 0;
  const headings = blocks.filter((block) => block.kind === "heading");
  return new Map(
    headings.map((heading, index) => {
      level = Math.min(heading.level, level + 1);
      return [heading, { id: `${HEADING}-${index + 1}`, level }];
    }),
  );
}

function Contents({ places, say }: { places: Map<Heading, Place>; say: Translator }): JSX.Element | null {
  const listed = [...places].filter(([{ isUnlisted }, { level }]) => !isUnlisted && level <= LISTED);
  if (listed.length < 2) return null;
  return (
    <nav class="paper-contents" aria-labelledby={`${HEADING}-contents`}>
      <h2 id={`${HEADING}-contents`}>{say.t("common.paper.contents")}</h2>
      <ol class="plain">
        {listed.map(([{ text }, { id, level }]) => (
          <li data-level={level}>
            <a href={`#${id}`}>
              <LineOf line={text} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

type PaperBlockProps = { block: Block; say: Translator; place?: Place };

/** All of a block may be in another language than the page, and runs in its direction then. */
function PaperBlock(props: PaperBlockProps): JSX.Element | null {
  const { language } = props.block;
  if (!language || language === props.say.language.code) return <BlockView {...props} />;
  const { htmlLang, dir, code } = getLanguage(language);
  return (
    <div class="fallback" lang={htmlLang} dir={dir} {...{ [FALLBACK_ATTRIBUTE]: code }}>
      <BlockView {...props} />
    </div>
  );
}

function BlockView({ block, say, place }: PaperBlockProps): JSX.Element | null {
  switch (block.kind) {
    case "heading": {
      const Tag = `h${(place?.level ?? block.level) + 1}` as "h2" | "h3" | "h4" | "h5";
      return (
        <Tag id={place?.id}>
          <LineOf line={block.text} />
        </Tag>
      );
    }
    case "paragraph":
      return (
        <p class={block.tone && TONES[block.tone]}>
          <LineOf line={block.text} />
        </p>
      );
    case "list":
      return <PaperList {...block} />;
    case "aside":
      return (
        <Notice>
          <LinesOf lines={block.lines} />
        </Notice>
      );
    case "phrases":
      return <Phrases items={block.items} />;
    case "table":
      return <PaperTable table={block} say={say} />;
    case "terms":
      return <Terms items={block.items} />;
    case "bars":
      return <Bars {...block} say={say} />;
    case "blanks":
      return <PaperList {...block} className="blanks" />;
    case "pageBreak":
      return <div class="page-break" />;
  }
}

function PaperList({ items, isOrdered, className }: Omit<Kind<"list">, "kind"> & { className?: string }): JSX.Element {
  const Tag = isOrdered ? "ol" : "ul";
  return (
    <Tag class={className}>
      {items.map((item) => (
        <li>
          <LineOf line={item} />
        </li>
      ))}
    </Tag>
  );
}

function Terms({ items }: Pick<Kind<"terms">, "items">): JSX.Element {
  return (
    <dl class="pairs">
      {items.map(({ term, text }) => (
        <>
          <dt>
            <LineOf line={term} />
          </dt>
          <dd>
            <LinesOf lines={text} />
          </dd>
        </>
      ))}
    </dl>
  );
}

function Phrases({ items }: Pick<Kind<"phrases">, "items">): JSX.Element {
  return (
    <ul class="phrases">
      {items.map(({ words, reading, meaning }) => (
        <li>
          {[words, ...(reading ? [reading] : [])].map((line, index) => (
            <p class={index === 0 ? "words" : "reading"} lang="ja" dir="ltr">
              <LineOf line={line} />
            </p>
          ))}
          <p class="meaning">
            <LineOf line={meaning} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Bars({ title, bars, say }: Pick<Kind<"bars">, "title" | "bars"> & { say: Translator }): JSX.Element {
  const shown = (line: Kind<"bars">["title"]) => shownLine(line, say.language.code);
  const drawn = bars.map(({ label, value, shown: text }) => ({
    label: shown(label),
    value: value.trim() === "" ? null : Number(value),
    text: shown(text),
  }));
  return (
    <figure>
      <figcaption>
        <LineOf line={title} />
      </figcaption>
      <BarChart label={shown(title)} bars={drawn} />
    </figure>
  );
}
