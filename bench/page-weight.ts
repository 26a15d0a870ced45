import { brotliDecompressSync } from "node:zlib";
import { getPage } from "./ask-page.ts";

export interface PageWeight {
  /** Bytes of brotli: the page, and what must be there before anything is painted. */
  bytes: number;
  /** Entries of the longest list or table. */
  rows: number;
  /** Characters that can be read without a script. */
  text: number;
}

export async function weighPage(server: string, path: string): Promise<PageWeight> {
  const page = await compressed(server + path);
  const html = brotliDecompressSync(page).toString();
  let bytes = page.length;
  for (const address of blockingFiles(html)) bytes += (await compressed(server + address)).length;
  return { bytes, rows: longestList(html), text: textOf(html).length };
}

/** Style sheets, and scripts without `defer`, `async` or `type="module"`. */
export function blockingFiles(html: string): string[] {
  const sheets = [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)].map(
    ([tag]) => /href="([^"]+)"/.exec(tag)?.[1],
  );
  const scripts = [...html.matchAll(/<script[^>]*src="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/\b(defer|async)\b|type="module"/.test(tag))
    .map(([, address]) => address);
  return [...sheets, ...scripts].filter((address) => address !== undefined);
}

const LIST = /^(ul|ol|tbody)$/;

/** Entries of the longest single list or table; what lies in lists inside it counts there. */
export function longestList(html: string): number {
  const open: number[] = [];
  const finished = [0];
  for (const [, close, tag = ""] of html.matchAll(/<(\/?)(ul|ol|tbody|li|tr)\b/g)) {
    const isList = LIST.test(tag);
    if (isList && close) finished.push(open.pop() ?? 0);
    else if (isList) open.push(0);
    else if (!close) open.push((open.pop() ?? 0) + 1);
  }
  return Math.max(...finished);
}

function textOf(html: string): string {
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  return main
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

async function compressed(url: string): Promise<Buffer> {
  const { bytes, headers } = await getPage(url);
  if (headers["content-encoding"] !== "br") throw new Error(`${url} is not compressed`);
  return bytes;
}
