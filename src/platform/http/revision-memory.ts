interface Remembered {
  revision: number;
  value: Promise<unknown>;
}

/**
 * What was read for a page and is the same in all 16 languages, until the municipality's content revision changes:
 * after a change each page is drawn 16 times and read once. The entry that was not asked for longest goes first.
 */
export class RevisionMemory {
  readonly #entries = new Map<string, Remembered>();
  readonly #limit: number;

  constructor(limit = 500) {
    this.#limit = limit;
  }

  /** `read` runs once a revision, also for questions at the same time; a failure is not kept. */
  async get<T>(at: { municipalityId: number; revision: number; key: string }, read: () => Promise<T>): Promise<T> {
    const name = `${at.municipalityId} ${at.key}`;
    const known = this.#entries.get(name);
    this.#entries.delete(name);
    if (known?.revision === at.revision) {
      this.#entries.set(name, known);
      return known.value as Promise<T>;
    }
    const value = read();
    this.#entries.set(name, { revision: at.revision, value });
    value.catch(() => this.#entries.delete(name));
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit) break;
      this.#entries.delete(oldest);
    }
    return value;
  }
}
