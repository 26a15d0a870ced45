import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";

// Nobody ever reads half of these files, whenever this process is killed.

export function writeWhole(file: string, text: string): void {
  const draft = writeDraft(file, text);
  renameSync(draft, file);
}

/** False where the file is there already; of several processes at the same moment exactly one makes it. */
export function createWhole(file: string, text: string): boolean {
  const draft = writeDraft(file, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDraft(file: string, text: string): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  return draft;
}
