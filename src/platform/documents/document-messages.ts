import { AppError } from "../errors.ts";

/** To the worker. It has one task at a time, so neither message needs a number. */
export interface TaskMessage {
  task: string;
  input: unknown;
}

/** From the worker. `megabytes`: of memory, native libraries included, that its process holds now. */
export interface AnswerMessage {
  answer: Answer;
  megabytes: number;
}

/** An AppError crosses as its parts, any other error as its stack. */
export type Answer =
  | { outcome: "done"; output: unknown }
  | { outcome: "refused"; error: Pick<AppError, "kind" | "code" | "params" | "issues"> }
  | { outcome: "failed"; stack: string };

export function answerOf(error: unknown): Answer {
  if (error instanceof AppError) {
    const { kind, code, params, issues } = error;
    return { outcome: "refused", error: { kind, code, params, issues } };
  }
  return { outcome: "failed", stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The error that `answerOf` was given, as this process knows it. */
export function errorOf(answer: Exclude<Answer, { outcome: "done" }>): Error {
  if (answer.outcome === "failed") return new Error(`in the document worker: ${answer.stack}`);
  const { kind, code, ...detail } = answer.error;
  return new AppError(kind, code, detail);
}
