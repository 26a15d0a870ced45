import { LANGUAGES } from "#platform/i18n/languages.ts";
import { type Drawing, drawOne } from "./portal-files.ts";

/** An address that no page will ever have. */
const NOWHERE = "/nothing-here";

/** What a web server shows for an unknown address: in each language, and in Japanese for the whole site. */
export async function writeMissingPage(drawing: Drawing): Promise<void> {
  const { source, draft, changes } = drawing;
  for (const { code } of LANGUAGES) {
    const file = `${source.slug}/${code}/404.html`;
    if (changes !== null && draft.keep(file) && (code !== "ja" || draft.keep("404.html"))) continue;
    const html = await drawOne(drawing, code, NOWHERE);
    await draft.write(file, html);
    if (code === "ja") await draft.write("404.html", html);
  }
}
