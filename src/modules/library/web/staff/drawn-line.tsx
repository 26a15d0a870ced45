import type { ComponentChildren, JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Language } from "#platform/i18n/languages.ts";
import { Ruby } from "#ui/message.tsx";
import { type Line, parseLine } from "../../content/line.rules.ts";

/** A line as its readers see it. Where a link leads is underlined and no way out of the page: what is typed beside it stays. */
export function DrawnLine({ line }: { line: Line }): JSX.Element {
  return (
    <>
      {parseLine(line).map(({ text, strong, href }): ComponentChildren => {
        const words =
          href === undefined ? (
            <Ruby value={text} />
          ) : (
            <u>
              <Ruby value={text} />
            </u>
          );
        return strong ? <strong>{words}</strong> : words;
      })}
    </>
  );
}

/** Whether more is written than can be seen: `**`, links. Furigana are seen. */
export const hasMarks = (line: Line): boolean =>
  parseLine(line).some(({ text, strong, href }) => strong || href !== undefined || text !== line);

/** Lines as their readers see them; as they are written is one press away, because marks are typed in translations too. */
export function DrawnLines(props: { ctx: StaffContext; lines: readonly Line[]; language: Language }): JSX.Element {
  const { lines, language } = props;
  return (
    <>
      <div lang={language.htmlLang} dir={language.dir}>
        {lines.map((line) => (
          <p>
            <DrawnLine line={line} />
          </p>
        ))}
      </div>
      <WrittenLines {...props} />
    </>
  );
}

export function WrittenLines(props: {
  ctx: StaffContext;
  lines: readonly Line[];
  language: Language;
}): JSX.Element | null {
  const { ctx, lines, language } = props;
  if (!lines.some(hasMarks)) return null;
  return (
    <details class="written">
      <summary>{ctx.say.t("library.staff.texts.written")}</summary>
      <div lang={language.htmlLang} dir={language.dir}>
        {lines.map((line) => (
          <p>{line}</p>
        ))}
      </div>
    </details>
  );
}
