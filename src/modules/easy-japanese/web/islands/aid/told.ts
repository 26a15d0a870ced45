/** What the checker says of a text, in the words of who reads it: drawn by the server on its page and by the assistant beside a box. */
export interface ToldReport {
  total: number;
  /** What the total comes to. */
  grade: string;
  axes: { name: string; label: string; value: number; words: string }[];
  /** What would raise the total most, best first. */
  gains: string[];
  findings: ToldFinding[];
  /** There are more places than are told. */
  isShortened: boolean;
  /** All of it in one sentence, for those who listen. */
  summary: string;
}

export interface ToldFinding {
  rule: string;
  label: string;
  severity: "mend" | "confirm" | "hint";
  severityLabel: string;
  /** UTF-16 units of the text. */
  start: number;
  end: number;
  text: string;
  why: string;
  suggestions: string[];
  isFix: boolean;
  ignored: string | null;
}

/** A word of the text and how it may be read. */
export interface ToldWord {
  surface: string;
  /** Empty where nobody but a person can say (names). */
  proposed: string;
  /** What else it may be; with the proposed one first. */
  choices: string[];
  /** Why a person has to look. */
  needs: "name" | "choose" | "look";
  count: number;
  /** Whether it is read so wherever it stands; a proposal for the writer. */
  isKept: boolean;
}

/** Words to put into a text: at a unit of the text as it was sent. */
export interface Insert {
  at: number;
  words: string;
}
