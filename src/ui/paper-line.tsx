import type { JSX } from "preact";
import type { Inline, Line } from "#platform/documents/paper.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { FALLBACK_ATTRIBUTE, Reading } from "./message.tsx";

type Piece = Exclude<Inline, string>;

/** A line of a paper: furigana, weight, addresses; words of another language say so, as elsewhere in pages. */
export function LineOf({ line }: { line: Line }): JSX.Element {
  return (
    <>
      {stretchesOf(line).map(({ language, pieces }) => {
        const words = pieces.map((piece) => <PieceOf piece={piece} />);
        if (!language) return <>{words}</>;
        const { htmlLang, dir } = getLanguage(language);
        return (
          <span class="fallback" lang={htmlLang} dir={dir} {...{ [FALLBACK_ATTRIBUTE]: language }}>
            {words}
          </span>
        );
      })}
    </>
  );
}

/** Lines one under the other. */
export function LinesOf({ lines }: { lines: readonly Line[] }): JSX.Element {
  const [first = []] = lines;
  if (lines.length <= 1) return <LineOf line={first} />;
  return (
    <>
      {lines.map((line) => (
        <p>
          <LineOf line={line} />
        </p>
      ))}
    </>
  );
}

/** As plain characters for attributes: in Easy Japanese in kana, as no furigana can stand there. */
export function shownLine(line: Line, page: LanguageCode): string {
  return line
    .map((inline) => {
      const { text, reading } = pieceOf(inline);
      return page === "ja-easy" ? (reading ?? text) : text;
    })
    .join("");
}

const pieceOf = (inline: Inline): Piece => (typeof inline === "string" ? { text: inline } : inline);

/** Neighbours of the same other language are one stretch, with one mark. */
function stretchesOf(line: Line): { language?: LanguageCode; pieces: Piece[] }[] {
  const stretches: { language?: LanguageCode; pieces: Piece[] }[] = [];
  for (const piece of line.map(pieceOf)) {
    const last = stretches.at(-1);
    if (last && last.language === piece.language) last.pieces.push(piece);
    else stretches.push({ ...(piece.language && { language: piece.language }), pieces: [piece] });
  }
  return stretches;
}

/** Into this site, out of it, or to an office's mailbox. */
const ADDRESS = /^(https?:\/\/|mailto:|#|\/(?!\/))/;

function PieceOf({ piece }: { piece: Piece }): JSX.Element {
  const words = piece.reading ? <Reading surface={piece.text} reading={piece.reading} /> : <Lines text={piece.text} />;
  const weighted = piece.strong ? <strong>{words}</strong> : words;
  return piece.href && ADDRESS.test(piece.href) ? <a href={piece.href}>{weighted}</a> : weighted;
}

function Lines({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text.split("\n").map((part, index) => (
        <>
          {index > 0 ? <br /> : null}
          {part}
        </>
      ))}
    </>
  );
}
