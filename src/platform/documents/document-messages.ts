import { AppError } from "../errors.ts";

/** To the worker. It has one task at a time, so neither message needs a number. */
export interface TaskMessage {
  task: string;
  input: unknown;
}

/** From the worker. An AppError crosses as its parts, any other error as its stack. */
export type AnswerMessage =
  | { outcome: "done"; output: unknown }
  | { outcome: "refused"; error: Pick<AppError, "kind" | "code" | "params" | "issues"> }
  | { outcome: "failed"; stack: string };

export function messageOf(error: unknown): AnswerMessage {
  if (error instanceof AppError) {
    const { kind, code, params, issues } = error;
    return { outcome: "refused", error: { kind, code, params, issues } };
  }
  return { outcome: "failed", stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The error that `messageOf` was given, as this process knows it. */
export function errorOf(message: Exclude<AnswerMessage, { outcome: "done" }>): Error {
  if (message.outcome === "failed") return new Error(`in the document worker: ${message.stack}`);
  const { kind, code, ...detail } = message.error;
  return new AppError(kind, code, detail);
}
