import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { brotliFor } from "#platform/http/page-cache.ts";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export const RELEASE_FORMAT = 1;
const MANIFEST = "release.json";
const KEPT_RELEASES = 3;
/** What is not made smaller by compression. */
const PACKED = /\.(png|jpe?g|webp|pdf|docx|xlsx|pptx|zip)$/;

/** A publication as it says of itself. */
export interface Manifest {
  format: number;
  number: number;
  madeAt: string;
  /** The content revision, the day in Japan and the program that it was drawn from. */
  revision: number;
  day: string;
  program: string;
  base: string;
  /** The content security policy of its pages. */
  policy: string;
  /** By path in the release: SHA-256 in hexadecimal, and bytes. */
  files: Record<string, { hash: string; bytes: number }>;
  /** Paths behind the language: of pages as modules declared them, of all pages, of what only the application can answer. */
  declared: string[];
  pages: string[];
  onlyServer: string[];
}

/** The folder of a city's publications: `releases/<number>`, and `current`, which points to the newest. */
export class Releases {
  readonly #folder: string;
  readonly last: Manifest | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, "releases"), { recursive: true });
    const manifest = join(folder, "current", MANIFEST);
    const found = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, "utf8")) as Manifest) : undefined;
    this.last = found?.format === RELEASE_FORMAT ? found : undefined;
  }

  folderOf(number: number): string {
    return join(this.#folder, "releases", String(number));
  }

  /** The next one, to be filled and then put in the place of the last. */
  begin(): Draft {
    // What a publication that was broken off has left.
    const numbers = this.#numbers();
    for (const name of readdirSync(join(this.#folder, "releases"))) {
      if (name.endsWith(".draft")) rmSync(join(this.#folder, "releases", name), { recursive: true });
    }
    const number = Math.max(0, ...numbers) + 1;
    return new Draft(`${this.folderOf(number)}.draft`, number, this.last && {
      folder: this.folderOf(this.last.number),
      files: this.last.files,
    });
  }

  /** From one moment to the next: readers get the old one or the new one, never a mixture. */
  finish(draft: Draft, manifest: Omit<Manifest, "format" | "number" | "files">): Manifest {
    const whole: Manifest = { format: RELEASE_FORMAT, number: draft.number, ...manifest, files: draft.files };
    writeFileSync(join(draft.folder, MANIFEST), JSON.stringify(whole));
    renameSync(draft.folder, this.folderOf(draft.number));
    const link = join(this.#folder, `current.${process.pid}`);
    rmSync(link, { force: true });
    symlinkSync(join("releases", String(draft.number)), link);
    renameSync(link, join(this.#folder, "current"));
    const old = this.#numbers().sort((a, b) => b - a).slice(KEPT_RELEASES);
    for (const number of old) rmSync(this.folderOf(number), { recursive: true });
    return whole;
  }

  discard(draft: Draft): void {
    rmSync(draft.folder, { recursive: true, force: true });
  }

  #numbers(): number[] {
    return readdirSync(join(this.#folder, "releases")).filter((name) => /^\d+$/.test(name)).map(Number);
  }
}

interface Last {
  folder: string;
  files: Manifest["files"];
}

/** A release that is being written. What is the same as in the last one is linked, not written. */
export class Draft {
  readonly folder: string;
  readonly number: number;
  readonly files: Manifest["files"] = {};
  /** How many files were written and not linked. */
  written = 0;
  readonly #last: Last | undefined;
  readonly #folders = new Set<string>();

  constructor(folder: string, number: number, last: Last | undefined) {
    this.folder = folder;
    this.number = number;
    this.#last = last;
    mkdirSync(folder, { recursive: true });
  }

  /** Takes a file from the last release as it is; false where it had none. */
  keep(path: string): boolean {
    const known = this.#last?.files[path];
    if (!known || !this.#last) return false;
    this.#makeFolder(path);
    for (const suffix of suffixesOf(path)) linkSync(join(this.#last.folder, path + suffix), join(this.folder, path + suffix));
    this.files[path] = known;
    return true;
  }

  compressedSize(path: string): number {
    return statSync(join(this.folder, `${path}.br`)).size;
  }

  /** The text of a file, written here or taken from the last release. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  async write(path: string, content: string | Uint8Array): Promise<void> {
    const body = typeof content === "string" ? Buffer.from(content) : content;
    const hash = createHash("sha256").update(body).digest("hex");
    if (this.#last?.files[path]?.hash === hash && this.keep(path)) return;
    this.#makeFolder(path);
    writeFileSync(join(this.folder, path), body);
    if (!PACKED.test(path)) await this.#writeCompressed(path, body);
    this.files[path] = { hash, bytes: body.length };
    this.written += 1;
  }

  async #writeCompressed(path: string, body: Uint8Array): Promise<void> {
    const [br, gz] = await Promise.all([
      compressBrotli(body, { params: { ...brotliFor(body.length), [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
      compressGzip(body, { level: 9 }),
    ]);
    writeFileSync(join(this.folder, `${path}.br`), br);
    writeFileSync(join(this.folder, `${path}.gz`), gz);
  }

  #makeFolder(path: string): void {
    const folder = dirname(path);
    if (this.#folders.has(folder)) return;
    mkdirSync(join(this.folder, folder), { recursive: true });
    this.#folders.add(folder);
  }
}

const suffixesOf = (path: string) => (PACKED.test(path) ? [""] : ["", ".br", ".gz"]);
