/** A piece of a text with how it is read. The surfaces of all segments in order are the text, to the letter. */
export interface Segment {
  surface: string;
  /** Hiragana over the whole surface; null where nothing needs a reading, or where none is given (names). */
  reading: string | null;
  /** What else it may be; a person has to choose. */
  alternatives: string[];
  /** dictionary, rule (numbers, dates, the field's own words), author: stood in the text or was confirmed; name: never read by itself. */
  source: "none" | "analyser" | "rule" | "author" | "name";
}
