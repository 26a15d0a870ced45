import type { FileType } from "#platform/files/file-type.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";

/** What a stored file is, whoever offers it. */
export interface StoredFile {
  id: number;
  /** SHA-256 of the bytes. */
  file: string;
  type: FileType;
  title: string;
  bytes: number;
  addedAt: Date;
  addedBy: string | null;
  erasedAt: Date | null;
}

/** A picture that texts may show. */
export interface Picture extends StoredFile {
  width: number;
  height: number;
}

/** A paper to download, in one language. */
export interface Paper extends StoredFile {
  entryId: number;
  language: LanguageCode;
  pages: number | null;
  version: number;
  /** Days on which it holds, both included; null is open. */
  validFrom: string | null;
  validTo: string | null;
  isOriginal: boolean;
}

/** The last part of the address under which a file is read; it is also how a text names a picture. */
export const fileName = ({ file, type }: Pick<StoredFile, "file" | "type">): string => `${file}.${type}`;

/** Of each language what residents may have today: the newest version that holds by now, and any newer one that will. */
export interface Offer {
  language: LanguageCode;
  current: Paper;
  /** Begins to hold later; the earliest first. */
  coming: Paper[];
  /** How many versions the current one has replaced. */
  replaced: number;
}

export function offersOf(papers: readonly Paper[], today: string): Offer[] {
  const languages = [...new Set(papers.map(({ language }) => language))];
  return languages.flatMap((language): Offer[] => {
    const versions = papers
      .filter((paper) => paper.language === language && paper.erasedAt === null)
      .sort((one, other) => other.version - one.version);
    const current = versions.find(({ validFrom }) => validFrom === null || validFrom <= today) ?? versions.at(0);
    if (!current) return [];
    const coming = versions.filter(({ version }) => version > current.version).reverse();
    return [
      { language, current, coming, replaced: versions.filter(({ version }) => version < current.version).length },
    ];
  });
}

/** Whether the days on which the paper holds are over. */
export const isOver = ({ validTo }: Pick<Paper, "validTo">, today: string): boolean =>
  validTo !== null && validTo < today;

/** For staff, who compare translations with it. */
export const originalsFirst = (one: Paper, other: Paper): number => Number(other.isOriginal) - Number(one.isOriginal);

/**
 * For a reader: what she reads best first, then the original, then the others by the code of their language; what does not
 * hold any more behind all that does.
 */
export function sortOffers(
  offers: readonly Offer[],
  { chain, today }: { chain: readonly LanguageCode[]; today: string },
): Offer[] {
  const place = ({ language, current }: Offer): number => {
    if (isOver(current, today)) return chain.length + 2;
    const at = chain.indexOf(language);
    if (at !== -1) return at;
    return chain.length + (current.isOriginal ? 0 : 1);
  };
  return [...offers].sort((one, other) => place(one) - place(other) || (one.language < other.language ? -1 : 1));
}
