import { createHash } from "node:crypto";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { brotliFor } from "#platform/http/page-cache.ts";
import { Problem } from "#platform/problem.ts";
import { isAlive } from "#platform/processes.ts";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export const RELEASE_FORMAT = 1;
const MANIFEST = "release.json";
const LOCK = "publishing";
const KEPT_RELEASES = 3;
/** One per cent larger than 9, in two thirds of the time; almost everybody takes brotli. */
const GZIP_LEVEL = 6;
/** Only phones with a worker ask for these, over https: all of them take brotli. Large, and 16 of each with every change. */
const PACKS = /\/(offline-(pack|essentials)|search-index)\.json$/;
const PACK_QUALITY = 5;
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
    this.last = readManifest(join(folder, "current"));
  }

  /**
   * The next one, to be filled and then put in the place of the last. It begins as the oldest of those that are kept, whose
   * time is over: almost all of its files are what they must be, and making thousands of folders takes a second.
   */
  begin(): Draft {
    this.#lock();
    for (const name of readdirSync(join(this.#folder, "releases"))) {
      // What a publication that was broken off has left.
      if (name.endsWith(".draft")) rmSync(join(this.#folder, "releases", name), { recursive: true });
    }
    const numbers = this.#numbers();
    const number = Math.max(0, ...numbers) + 1;
    const folder = `${this.#folderOf(number)}.draft`;
    const oldest = numbers.length >= KEPT_RELEASES ? Math.min(...numbers) : undefined;
    const held = oldest === undefined ? undefined : readManifest(this.#folderOf(oldest));
    if (oldest !== undefined && held) renameSync(this.#folderOf(oldest), folder);
    const last = this.last && { folder: this.#folderOf(this.last.number), files: this.last.files };
    return new Draft({ folder, number, last, held: held?.files ?? {} });
  }

  /** From one moment to the next: readers get the old one or the new one, never a mixture. */
  finish(draft: Draft, manifest: Omit<Manifest, "format" | "number" | "files">): void {
    draft.clearOut();
    const whole: Manifest = { format: RELEASE_FORMAT, number: draft.number, ...manifest, files: draft.files };
    writeFileSync(join(draft.folder, MANIFEST), JSON.stringify(whole));
    renameSync(draft.folder, this.#folderOf(draft.number));
    const link = join(this.#folder, `current.${process.pid}`);
    rmSync(link, { force: true });
    symlinkSync(join("releases", String(draft.number)), link);
    renameSync(link, join(this.#folder, "current"));
    const old = this.#numbers().slice(0, -KEPT_RELEASES);
    for (const number of old) rmSync(this.#folderOf(number), { recursive: true });
    this.#unlock();
  }

  discard(draft: Draft): void {
    this.#unlock();
    rmSync(draft.folder, { recursive: true, force: true });
  }

  /** One publication at a time; a lock whose process has ended is nobody's. @throws Problem */
  #lock(): void {
    const lock = join(this.#folder, LOCK);
    const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : undefined;
    if (holder !== undefined && isAlive(holder))
      throw new Problem(`Process ${holder} is publishing into ${this.#folder}. Wait for its end.`);
    writeFileSync(lock, String(process.pid));
  }

  #unlock(): void {
    rmSync(join(this.#folder, LOCK), { force: true });
  }

  #folderOf(number: number): string {
    return join(this.#folder, "releases", String(number));
  }

  /** The oldest first. */
  #numbers(): number[] {
    const names = readdirSync(join(this.#folder, "releases")).filter((name) => /^\d+$/.test(name));
    return names.map(Number).sort((a, b) => a - b);
  }
}

function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, MANIFEST);
  const found = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : undefined;
  return found?.format === RELEASE_FORMAT ? found : undefined;
}

interface Begun {
  folder: string;
  number: number;
  last: { folder: string; files: Manifest["files"] } | undefined;
  /** What lies in the folder already. */
  held: Manifest["files"];
}

/** A release that is being written. What is the same as in the last one is linked, not written. */
export class Draft {
  readonly folder: string;
  readonly number: number;
  readonly files: Manifest["files"] = {};
  /** How many files were written and not linked. */
  written = 0;
  readonly #last: Begun["last"];
  readonly #held: Manifest["files"];
  readonly #folders = new Set<string>();

  constructor({ folder, number, last, held }: Begun) {
    this.folder = folder;
    this.number = number;
    this.#last = last;
    this.#held = held;
    mkdirSync(folder, { recursive: true });
    // Written anew at the end; it may be the same file as an older release's.
    rmSync(join(folder, MANIFEST), { force: true });
  }

  /** Takes a file from the last release as it is; false where it had none. */
  keep(path: string): boolean {
    const known = this.#last?.files[path];
    if (!known || !this.#last) return false;
    this.files[path] = known;
    if (this.#held[path]?.hash === known.hash) return true;
    this.#makeRoom(path);
    for (const suffix of suffixesOf(path))
      linkSync(join(this.#last.folder, path + suffix), join(this.folder, path + suffix));
    return true;
  }

  /** Whether a file is the last release's. */
  isKept(path: string): boolean {
    return this.files[path] !== undefined && this.files[path]?.hash === this.#last?.files[path]?.hash;
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
    this.files[path] = { hash, bytes: body.length };
    this.#makeRoom(path);
    writeFileSync(join(this.folder, path), body);
    if (!PACKED.test(path)) await this.#writeCompressed(path, body);
    this.written += 1;
  }

  /** Takes away what lies here and belongs to the older release only. */
  clearOut(): void {
    const folders = new Set<string>();
    for (const path of Object.keys(this.#held)) {
      if (path in this.files) continue;
      this.#remove(path);
      folders.add(dirname(path));
    }
    for (const folder of folders) this.#removeEmpty(folder);
  }

  async #writeCompressed(path: string, body: Uint8Array): Promise<void> {
    const isPack = PACKS.test(path);
    const params = {
      ...brotliFor(body.length),
      ...(isPack ? { [constants.BROTLI_PARAM_QUALITY]: PACK_QUALITY } : {}),
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    };
    const [br, gz] = await Promise.all([
      compressBrotli(body, { params }),
      isPack ? undefined : compressGzip(body, { level: GZIP_LEVEL }),
    ]);
    writeFileSync(join(this.folder, `${path}.br`), br);
    if (gz) writeFileSync(join(this.folder, `${path}.gz`), gz);
  }

  /** A file is never written over: its bytes may be another release's too. */
  #makeRoom(path: string): void {
    if (path in this.#held) this.#remove(path);
    const folder = dirname(path);
    if (this.#folders.has(folder)) return;
    mkdirSync(join(this.folder, folder), { recursive: true });
    this.#folders.add(folder);
  }

  #remove(path: string): void {
    for (const suffix of suffixesOf(path)) rmSync(join(this.folder, path + suffix), { force: true });
  }

  #removeEmpty(folder: string): void {
    for (let each = folder; each !== "."; each = dirname(each)) {
      const place = join(this.folder, each);
      if (!existsSync(place) || readdirSync(place).length > 0) return;
      rmdirSync(place);
    }
  }
}

function suffixesOf(path: string): string[] {
  if (PACKED.test(path)) return [""];
  return PACKS.test(path) ? ["", ".br"] : ["", ".br", ".gz"];
}
