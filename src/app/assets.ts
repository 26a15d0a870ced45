import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Encoding } from "#platform/http/page-cache.ts";

export interface Asset {
  address: string;
  type: string;
  bodies: Record<Encoding, Buffer>;
}

/** Style sheet, scripts and icons from `dist/assets`, each under an address that holds its hash and never changes. */
export interface Assets {
  /** Address of a file by its plain name (`kakehashi.css`). */
  addressOf(name: string): string;
  find(address: string): Asset | undefined;
  list(): Asset[];
}

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

export function loadAssets(folder: string): Assets {
  const byName = new Map<string, Asset>();
  for (const name of readdirSync(folder)) {
    const extension = name.split(".").at(-1) ?? "";
    const type = TYPES[extension];
    if (!type) continue;
    const body = readFileSync(join(folder, name));
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 10);
    const address = `/assets/${name.slice(0, -extension.length)}${hash}.${extension}`;
    byName.set(name, { address, type, bodies: bodiesOf(body) });
  }
  const byAddress = new Map([...byName.values()].map((asset) => [asset.address, asset]));
  return {
    addressOf: (name) => byName.get(name)?.address ?? `/assets/${name}`,
    find: (address) => byAddress.get(address),
    list: () => [...byAddress.values()],
  };
}

/** Compressed when somebody asks for the first time: a start has no need of it. */
function bodiesOf(identity: Buffer): Asset["bodies"] {
  let br: Buffer | undefined;
  let gzip: Buffer | undefined;
  return {
    identity,
    get br() {
      br ??= brotliCompressSync(identity);
      return br;
    },
    get gzip() {
      gzip ??= gzipSync(identity);
      return gzip;
    },
  };
}
