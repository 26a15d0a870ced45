/**
 * What in a text leads to one person, by its form alone: addresses and numbers. Names are not found this way; a reader must
 * see to them.
 */

const EMAIL = /[^\s@<>()]{1,64}@[^\s@<>()]+\.[a-z]{2,}/iu;
/** Japanese numbers have ten or eleven digits, with or without hyphens; a postal code has seven and its sign. */
const TELEPHONE = /(?:\+?81|0)(?:[-\s().]*\d){9,10}/u;
const POSTAL_CODE = /〒\s*\d{3}-?\d{4}/u;
/** Of another country. */
const FOREIGN_TELEPHONE = /\+\d(?:[-\s().]*\d){7,13}/u;
/** As they are typed at home: of Nepal (ten digits from 96, 97 or 98) and of China (eleven from 13 to 19). */
const FOREIGN_MOBILE = /(?<!\d)(?:9[678](?:[-\s]?\d){8}|1[3-9]\d(?:[-\s]?\d{4}){2})(?!\d)/u;
/** No price or day is written so. */
const TEN_DIGITS = /\d{10}/u;
/** My Number has twelve digits in groups of four; a bank card has sixteen. */
const LONG_NUMBER = /\d(?:[-\s]?\d){11,15}/u;
/** Of a residence card: two letters, eight digits, two letters. */
const RESIDENCE_CARD = /\b[a-z]{2}\s?\d{8}\s?[a-z]{2}\b/iu;

/** An e-mail address, a Japanese telephone number or a postal code. */
export const holdsContact = (text: string): boolean => {
  const plain = withLatinDigits(text);
  return [EMAIL, TELEPHONE, POSTAL_CODE].some((sign) => sign.test(plain));
};

/** Any of these, or a number that only one person has. */
export function holdsPersonalNumber(text: string): boolean {
  const plain = withLatinDigits(text);
  const signs = [FOREIGN_TELEPHONE, FOREIGN_MOBILE, TEN_DIGITS, LONG_NUMBER, RESIDENCE_CARD];
  return holdsContact(text) || signs.some((sign) => sign.test(plain));
}

/** Where the ten digits of the scripts of our languages begin: Arabic, Persian, Devanagari, Thai, Burmese. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x0e50, 0x1040];

/** Full-width signs and digits of other scripts as a telephone takes them. */
function withLatinDigits(text: string): string {
  const latin = text.normalize("NFKC").replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
  // Japanese keyboards give the long vowel where a hyphen is meant.
  return latin.replaceAll(/(?<=\d)[\p{Pd}ー−](?=\d)/gu, "-");
}
