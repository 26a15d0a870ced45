import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type FileStore, type FileStores, isFileName } from "./file-store.ts";

/** `<dataFolder>/files/<municipality's code>/ab/cdef…` */
export const folderStores =
  (dataFolder: string): FileStores =>
  (code) => {
    if (!/^\d{6}$/.test(code)) throw new Error(`${code} is no local-government code`);
    return createFolderStore(join(dataFolder, "files", code));
  };

/** A store in a folder of this machine. The first two characters make folders, so that none holds too many files. */
export function createFolderStore(folder: string): FileStore {
  return {
    async put(bytes) {
      const name = hashOf(bytes);
      const file = pathOf(folder, name);
      if ((await sizeOf(file)) !== bytes.length) await writeDurably(file, bytes);
      return name;
    },
    async read(name) {
      const bytes = await readIfThere(pathOf(folder, name));
      if (bytes && hashOf(bytes) !== name) throw new Error(`the stored file ${name} is damaged`);
      return bytes;
    },
    has: async (name) => (await sizeOf(pathOf(folder, name))) !== undefined,
    delete: (name) => rm(pathOf(folder, name), { force: true }),
    sizes: () => listSizes(folder),
  };
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function pathOf(folder: string, name: string): string {
  if (!isFileName(name)) throw new Error("a stored file is called by its hash");
  return join(folder, name.slice(0, 2), name.slice(2));
}

/** Whenever the machine stops, either the whole file is there under its name or nothing is. */
async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}.draft`;
  try {
    await syncing(draft, "wx", (handle) => handle.writeFile(bytes));
    await rename(draft, file);
    // The name is durable only when its folder is.
    await syncing(dirname(file), "r");
  } finally {
    await rm(draft, { force: true });
  }
}

async function syncing(
  path: string,
  flags: string,
  work: (handle: Awaited<ReturnType<typeof open>>) => Promise<void> = async () => {},
): Promise<void> {
  const handle = await open(path, flags, 0o600);
  try {
    await work(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  return (await unlessMissing(stat(file)))?.size;
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await unlessMissing(readFile(file));
  return bytes && new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}

async function listSizes(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const first of await namesIn(folder)) {
    const names = (await namesIn(join(folder, first))).map((rest) => `${first}${rest}`).filter(isFileName);
    for (const name of names) sizes.set(name, (await sizeOf(pathOf(folder, name))) ?? 0);
  }
  return sizes;
}

const namesIn = async (folder: string) => (await unlessMissing(readdir(folder))) ?? [];

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
