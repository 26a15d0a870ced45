import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import type { PackSource } from "../portal-source.ts";
import { makePack } from "./make-pack.ts";

const compress = promisify(brotliCompress);
/** As the page cache compresses what is larger than a page. */
const QUALITY = 6;

export interface PackSize {
  language: string;
  /** On the way to the phone. */
  bytes: number;
  /** As they are read there: what progress is counted in. */
  characters: number;
}

/** What the full pack of each language weighs; the packs themselves are not kept. */
export async function measurePacks(source: PackSource): Promise<PackSize[]> {
  const sizes: PackSize[] = [];
  for (const { code } of LANGUAGES) {
    const pack = JSON.stringify(await makePack(source, { language: code, level: "full" }));
    const { length } = await compress(pack, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
    sizes.push({ language: code, bytes: length, characters: pack.length });
  }
  return sizes;
}
