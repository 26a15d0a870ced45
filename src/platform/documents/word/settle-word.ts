import { type ArchivePart, packArchive, readArchive } from "../archive.ts";

/** The library's own file: nobody from outside has touched it, and large tables make many bytes. */
const LIMITS = { parts: 1_000, bytes: 500_000_000, ratio: 1_000 };
const HOUR = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
/** Names that the library draws by lot (links) or counts on from document to document (bookmarks), each where it stands alone. */
const PASSING_NAMES = [
  { pattern: /(?<= (?:r:id|Id)=")rId[\w-]{16,}(?=")/g, stem: "rIdLink" },
  { pattern: /(?<=(?: w:anchor="| w:name="|PAGEREF ))_Toc\d+(?=[" ])/g, stem: "_Toc" },
  { pattern: /(?<=<w:bookmark(?:Start|End)(?: w:name="[^"]*")? w:id=")\d+(?=")/g, stem: "" },
];

/** Takes out of a Word file what changes from one writing of the same content to the next. */
export async function settleWord(bytes: Uint8Array, date: string): Promise<Uint8Array<ArrayBuffer>> {
  const passing = PASSING_NAMES.map(({ pattern, stem }) => ({ pattern, settle: numberedFrom(stem) }));
  const settled = (await readArchive(bytes, LIMITS)).map(({ name, bytes: content }): ArchivePart => {
    if (!/\.(xml|rels)$/.test(name)) return { name, bytes: content };
    const dated = new TextDecoder().decode(content).replace(HOUR, `$1${date}T00:00:00Z`);
    const text = passing.reduce((so, { pattern, settle }) => so.replace(pattern, settle), dated);
    return { name, bytes: new TextEncoder().encode(text) };
  });
  return packArchive(settled);
}

/** Gives names numbers in the order in which they come. */
function numberedFrom(stem: string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const settled = known.get(name) ?? `${stem}${known.size + 1}`;
    known.set(name, settled);
    return settled;
  };
}
