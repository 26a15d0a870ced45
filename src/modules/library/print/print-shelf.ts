import { createHash } from "node:crypto";
import type { Documents } from "#platform/documents/document-task.ts";
import type { Paper } from "#platform/documents/paper.ts";
import { WRITE_PAPER } from "#platform/documents/paper-task.ts";
import { AppError } from "#platform/errors.ts";

export interface PrintedPdf {
  bytes: Uint8Array<ArrayBuffer>;
  pages: number;
  /** Characters that no font of this machine has. */
  replaced: readonly string[];
}

export interface ShelfLimits {
  keptBytes: number;
  /** Papers of residents that are printed or wait for it: the worker has room left for what staff ask of it. */
  atOnce: number;
}

const LIMITS: ShelfLimits = { keptBytes: 24 * 1024 * 1024, atOnce: 4 };

/** PDFs by what stands in them: printed once for all who ask, and kept while there is room for them. */
export class PrintShelf {
  readonly #documents: Documents;
  readonly #limits: ShelfLimits;
  readonly #kept = new Map<string, PrintedPdf>();
  readonly #printing = new Map<string, Promise<PrintedPdf>>();
  #size = 0;

  constructor(documents: Documents, limits: Partial<ShelfLimits> = {}) {
    this.#documents = documents;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** @throws AppError unavailable where too many are being printed */
  async print(paper: Paper): Promise<PrintedPdf> {
    const name = createHash("sha256").update(JSON.stringify(paper)).digest("base64url");
    const known = this.#kept.get(name);
    if (known) {
      this.#kept.delete(name);
      this.#kept.set(name, known);
      return known;
    }
    const printing = this.#printing.get(name) ?? this.#begin(name, paper);
    return printing;
  }

  #begin(name: string, paper: Paper): Promise<PrintedPdf> {
    if (this.#printing.size >= this.#limits.atOnce) throw new AppError("unavailable", "common.error.documentsBusy");
    const printing = this.#make(name, paper).finally(() => this.#printing.delete(name));
    this.#printing.set(name, printing);
    return printing;
  }

  async #make(name: string, paper: Paper): Promise<PrintedPdf> {
    const { bytes, replaced, pages = 0 } = await this.#documents.run(WRITE_PAPER, { paper, format: "pdf" });
    const printed = { bytes: new Uint8Array(bytes), replaced, pages };
    this.#keep(name, printed);
    return printed;
  }

  #keep(name: string, printed: PrintedPdf): void {
    this.#kept.set(name, printed);
    this.#size += printed.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#size <= this.#limits.keptBytes) break;
      this.#kept.delete(oldest);
      this.#size -= bytes.length;
    }
  }
}
