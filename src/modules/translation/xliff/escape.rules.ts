/** What XML 1.0 has a place for (production 2, Char), but not as itself everywhere: a line end in our text is no layout of the file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;

/** A stretch of text that a file can hold, or a character that XML cannot. */
export type Chunk = { text: string } | { code: string };

/** `code`: the character's number in hexadecimal, four digits. */
export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let plain = "";
  for (const character of text.toWellFormed()) {
    if (!FORBIDDEN.test(character)) plain += character;
    else {
      if (plain) chunks.push({ text: plain });
      chunks.push({ code: character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") });
      plain = "";
    }
  }
  if (plain) chunks.push({ text: plain });
  return chunks;
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

export const escapeXml = (text: string): string => text.replace(/[&<>\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign);

/** Of an attribute or a note: what XML cannot hold is left out. */
export const escapeAttribute = (text: string): string =>
  chunksOf(text)
    .map((chunk) => ("text" in chunk ? chunk.text.replace(/[&<>"\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : ""))
    .join("");

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** @throws RangeError for an entity that XML itself does not know: nothing is ever looked up */
export function unescapeXml(text: string): string {
  return text.replace(/&([^;&\s]{0,40});?/g, (whole, name: string) => {
    const found = whole.endsWith(";") ? (NAMED[name] ?? numbered(name)) : undefined;
    if (found === undefined) throw new RangeError(whole);
    return found;
  });
}

/** `#10`, `#xA`. */
function numbered(name: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : undefined;
}
