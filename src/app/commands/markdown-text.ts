const CODE = /^(```|~~~)[^\n]*\n[\s\S]*?(?:^\1[^\n]*$|$(?![\s\S]))|`[^`\n]+`/gm;
/** The address behind the words of a link or a picture, with its bracket; marks of emphasis; of headings and quotations. */
const MARKS = /(?<=\])\([^()\s]*(?: "[^"\n]*")?\)|\*\*|__|~~|^[ \t]*(?:#{1,6}|>)(?=[ \t])/gm;
const LIST_ITEM = /^([ \t]*)[-*+](?=[ \t])/gm;
/** Square brackets of a link, whose address is blank by now. */
const LINK = /!?\[([^[\]\n]*)\](?=\()/g;

const blank = (text: string) => text.replace(/[^\n]/g, " ");

/** A Markdown text with blanks in the place of what is no language, letter for letter as long; its lists get ・. */
export function withoutMarkup(text: string): string {
  return text
    .replace(CODE, blank)
    .replace(LINK, (link, words: string) => `${" ".repeat(link.indexOf("[") + 1)}${words}]`)
    .replace(MARKS, blank)
    .replace(/\](?=[ ]{2})/g, " ")
    .replace(LIST_ITEM, "$1・");
}
