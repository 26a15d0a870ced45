/**
 * Reading or writing of a document, done by the document worker. `name` is `<module>.<what it does>`. Both values cross to
 * another process by structured clone: plain values and bytes, no functions and no schemas.
 */
export interface DocumentTask<Input, Output> {
  readonly name: string;
  /** Never there: it ties the place that asks to the place that does the work. */
  readonly types?: { input: Input; output: Output };
}

/** Has documents read and written elsewhere, so that this process goes on answering. */
export interface Documents {
  /**
   * @throws AppError what the task itself throws; unavailable `common.error.documentTooHeavy` where it takes too much
   * time or memory, `common.error.documentsBusy` where too many are waiting
   */
  run<Input, Output>(task: DocumentTask<Input, Output>, input: Input): Promise<Output>;
}

/** `code` of the error where a document takes too much time or memory. */
export const DOCUMENT_TOO_HEAVY = "common.error.documentTooHeavy";
