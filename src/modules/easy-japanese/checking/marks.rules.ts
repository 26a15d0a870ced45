/** Strong letters and links as the library writes them: `**today**`, `[the form](entry:form)`. */
const STRONG = /\*\*/g;
const LINK = /\[([^[\]\n]{1,300})\]\(([a-z][^()\s]{0,500})\)/g;

/** The marks are no language: blanks of the same length keep every place where it is. */
export const blankedMarks = (text: string): string =>
  text
    .replace(STRONG, "  ")
    .replace(LINK, (_, words: string, target: string) => ` ${words}${" ".repeat(target.length + 3)}`);

/** The words alone, to be read. */
export const withoutMarks = (text: string): string => text.replace(STRONG, "").replace(LINK, "$1");
