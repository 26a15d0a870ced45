/**
 * Where the bytes of uploaded files lie. A file is called by what it holds (SHA-256, hexadecimal), so the same bytes lie
 * there once, an address never changes its meaning, and whatever was put there can be checked. Rows of the database say
 * what a file is and who may have it; a library for object storage can stand behind the same five functions.
 */
export interface FileStore {
  /** Returns the file's name. To put what is there already does nothing. */
  put(bytes: Uint8Array): Promise<string>;
  /** Undefined where there is none. @throws Error where what lies there is not what was put */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  has(name: string): Promise<boolean>;
  /** For ever. To delete what is not there does nothing. */
  delete(name: string): Promise<void>;
  /** All that is there, by name, with the bytes that it takes. */
  sizes(): Promise<ReadonlyMap<string, number>>;
}

/** The files of a municipality, which no other one shares: by its local-government code. */
export type FileStores = (municipalityCode: string) => FileStore;

const NAME = /^[0-9a-f]{64}$/;

/** Whether something can be the name of a stored file; nothing else ever becomes a path. */
export const isFileName = (name: string): boolean => NAME.test(name);
