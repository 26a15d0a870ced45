/**
 * Search as the rule in docs/search.md says it, written a second time and in another way: every text is gone
 * through letter by letter. What it finds is the truth that the index is held against; it shares no code with it.
 */
export interface NaivePage {
  key: string;
  lines: readonly string[];
}

/** Keys of the pages in which every piece of the query stands, in any of their lines. */
export function naiveSearch(pages: readonly NaivePage[], query: string): string[] {
  const pieces = piecesOf(query);
  if (pieces.length === 0) return [];
  return pages
    .filter(({ lines }) => {
      const letters = lettersIn(lines);
      return pieces.every((piece) => letters.some((line) => standsIn(line, piece)));
    })
    .map(({ key }) => key);
}

const known = new WeakMap<readonly string[], string[][]>();

function lettersIn(lines: readonly string[]): string[][] {
  const letters = known.get(lines) ?? lines.map(lettersOf);
  known.set(lines, letters);
  return letters;
}

const hasSpaces = (letter: string) =>
  !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々〆〇]/u.test(
    letter,
  );
const isLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}\p{M}]/u.test(letter);
/** A letter of a script whose words have spaces between them. */
const isOfWord = (letter: string | undefined) => letter !== undefined && isLetter(letter) && hasSpaces(letter);
const isOfRun = (letter: string | undefined) => isLetter(letter) && !isOfWord(letter);

function piecesOf(query: string): string[][] {
  const pieces: string[][] = [[]];
  for (const letter of comparable(query)) {
    if (isLetter(letter)) pieces.at(-1)?.push(letter);
    else pieces.push([]);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** The letters of a line; a blank beside a letter of a script without blanks is none. */
function lettersOf(line: string): string[] {
  const all = [...comparable(line.replace(/《[^》]*》/g, "").replaceAll("｜", ""))];
  const kept: string[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const letter = all[at] ?? "";
    if (!/\s/u.test(letter)) {
      kept.push(letter);
      continue;
    }
    let next = at;
    while (/^\s$/u.test(all[next] ?? "")) next += 1;
    if (!isOfRun(kept.at(-1)) && !isOfRun(all[next])) kept.push(" ");
    at = next - 1;
  }
  return kept;
}

/** At each letter in turn. A word is found from its beginning; only the last one of a piece may go on. */
function standsIn(line: readonly string[], piece: readonly string[]): boolean {
  for (let at = 0; at + piece.length <= line.length; at += 1) {
    if (isOfWord(piece[0]) && isOfWord(line[at - 1])) continue;
    if (piece.every((letter, index) => line[at + index] === letter)) return true;
  }
  return false;
}

const DIGITS = ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "๐๑๒๓๔๕๖๗๘๙", "၀၁၂၃၄၅၆၇၈၉"];

function comparable(text: string): string {
  let result = "";
  for (const letter of text.normalize("NFKC").toLowerCase()) result += comparableLetter(letter);
  const plain = result
    .normalize("NFD")
    .replace(/([a-z])\p{M}+/gu, "$1")
    .normalize("NFC");
  // Arabic: the article, alone or with one letter before it, where three letters follow.
  return plain.replace(/(?<![\p{L}\p{M}\p{N}])(?:[وبكف]?ال|لل)(?=[\p{L}\p{M}\p{N}]{3})/gu, "");
}

function comparableLetter(letter: string): string {
  if (/[\p{DI}\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/u.test(letter)) return "";
  const digits = DIGITS.find((each) => each.includes(letter));
  if (digits) return String([...digits].indexOf(letter));
  const code = letter.codePointAt(0) ?? 0;
  if ((code >= 0x30a1 && code <= 0x30f6) || code === 0x30fd || code === 0x30fe) return String.fromCodePoint(code - 96);
  const others: Record<string, string> = {
    ...{ đ: "d", ı: "i", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", ё: "е" },
    ...{ آ: "ا", أ: "ا", إ: "ا", ٱ: "ا", ى: "ي", ة: "ه" },
  };
  return others[letter] ?? letter;
}
