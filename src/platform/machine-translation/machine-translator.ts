import type { LanguageCode } from "#platform/i18n/languages.ts";

/** What a machine is asked to translate: texts with marks as HTML elements, from one language into another. */
export interface MachineOrder {
  texts: readonly string[];
  from: LanguageCode;
  to: LanguageCode;
}

/** Why a machine did not translate. `later`: it may do so some time from now. */
export type MachineProblem = "refused" | "key" | "quota" | "broken" | "unreachable" | "answer" | "language";

export class MachineError extends Error {
  readonly problem: MachineProblem;
  /** What the machine said itself, shortened; shown to staff. */
  readonly detail: string;
  constructor(problem: MachineProblem, detail = "") {
    super(`machine translation: ${problem} ${detail}`.trim());
    this.problem = problem;
    this.detail = detail;
  }
}

/** A service that translates. Which one it is says the installation's configuration. */
export interface MachineTranslator {
  /** Shown to staff beside what it made. */
  name: string;
  /** As many texts as were given, in the same order; marks are HTML elements with their ids. @throws MachineError */
  translate(order: MachineOrder): Promise<string[]>;
}
