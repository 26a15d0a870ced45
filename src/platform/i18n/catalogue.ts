import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { getLanguage, LANGUAGES, type Language, type LanguageCode } from "./languages.ts";
import type { MessageKey } from "./message-keys.ts";

export type { MessageKey };
export type MessageParams = Record<string, string | number>;

/** A message as shown: its language, and whether it is the one asked for. */
export interface ResolvedMessage {
  value: string;
  language: Language;
  isFallback: boolean;
}

interface LanguageMessages {
  reviewedBy: string | null;
  messages: Map<string, string>;
}

/** All catalogue files: `locales/<language>/<module>.json`, and `_about.json` with who reviewed the language. */
export class Catalogue {
  readonly #languages = new Map<LanguageCode, LanguageMessages>();
  readonly #compiled = new Map<string, IntlMessageFormat>();
  readonly #under = new Map<string, string[]>();

  constructor(folder: string) {
    for (const language of LANGUAGES) this.#languages.set(language.code, readLanguage(join(folder, language.code)));
  }

  /** Null until a native reader has checked the language; pages say so quietly. */
  reviewedBy(code: LanguageCode): string | null {
    return this.#languages.get(code)?.reviewedBy ?? null;
  }

  /** Another one as soon as a text is another one. */
  get version(): string {
    const hash = createHash("sha256");
    for (const [code, { messages, reviewedBy }] of this.#languages) {
      hash.update(JSON.stringify([code, reviewedBy, ...messages]));
    }
    return hash.digest("base64url").slice(0, 16);
  }

  has(code: LanguageCode, key: string): boolean {
    return this.#languages.get(code)?.messages.has(key) ?? false;
  }

  keys(code: LanguageCode): string[] {
    return [...(this.#languages.get(code)?.messages.keys() ?? [])];
  }

  /** Those of the first language that begin so; pages ask again and again for the same. */
  keysUnder(prefix: string): string[] {
    const known = this.#under.get(prefix) ?? this.keys("ja").filter((key) => key.startsWith(prefix));
    this.#under.set(prefix, known);
    return known;
  }

  /** Follows the language's fallback chain; a key that exists nowhere comes back as itself, so a page never breaks. */
  resolve(wanted: Language, key: string, params?: MessageParams): ResolvedMessage {
    for (const code of [wanted.code, ...wanted.fallback]) {
      const source = this.#languages.get(code)?.messages.get(key);
      if (source === undefined) continue;
      const language = getLanguage(code);
      return {
        value: this.#format(language, source, wanted.dir === "rtl" ? isolated(params) : params),
        language,
        isFallback: code !== wanted.code,
      };
    }
    return { value: key, language: wanted, isFallback: false };
  }

  #format(language: Language, source: string, params?: MessageParams): string {
    if (!source.includes("{")) return source;
    const cacheKey = `${language.code}\u0000${source}`;
    let compiled = this.#compiled.get(cacheKey);
    if (!compiled) {
      compiled = new IntlMessageFormat(source, language.intl, undefined, { ignoreTag: true });
      this.#compiled.set(cacheKey, compiled);
    }
    return String(compiled.format(params));
  }
}

/** Where the page runs from the right, each word that is put in keeps its own direction and moves nothing beside it. */
function isolated(params: MessageParams = {}): MessageParams {
  const entries = Object.entries(params);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "string" ? `\u2068${value}\u2069` : value]),
  );
}

function readLanguage(folder: string): LanguageMessages {
  const messages = new Map<string, string>();
  let reviewedBy: string | null = null;
  for (const file of readFolder(folder)) {
    const content = JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<string, string | null>;
    if (file === "_about.json") {
      reviewedBy = content.reviewedBy ?? null;
      continue;
    }
    for (const [key, value] of Object.entries(content)) if (value !== null) messages.set(key, value);
  }
  return { reviewedBy, messages };
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith(".json"));
  } catch {
    return [];
  }
}
