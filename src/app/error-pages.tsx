import { randomUUID } from "node:crypto";
import { sqlState } from "#platform/db/database.ts";
import { AppError, HTTP_STATUS } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Log } from "#platform/log.ts";

/** SQLSTATEs of values that no column can hold (a number of 30 digits in an address): wrong input, not our fault. */
const OUT_OF_RANGE = new Set(["22003", "22P02", "22021"]);

/** What a reader sees of an error: a status, a code with its parameters; unknown errors are logged and say only that. */
export interface ShownError {
  status: number;
  error: AppError;
  /** Names the entry in the log where somebody must look. */
  reference?: string;
}

export function showError(error: unknown, log: Log): ShownError {
  if (error instanceof AppError) return { status: HTTP_STATUS[error.kind], error };
  if (OUT_OF_RANGE.has(sqlState(error) ?? ""))
    return { status: 422, error: new AppError("invalid", "common.error.invalid") };
  const reference = randomUUID().slice(0, 8);
  log.error("http.unexpected", {
    reference,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return {
    status: 500,
    error: new AppError("unavailable", "common.error.unexpected", { params: { reference } }),
    reference,
  };
}

/** Says what happened, what is safe, what to do; in the reader's language. */
export function errorPage(say: Translator, shown: ShownError, home: string): PageView {
  const title = say.t(shown.error.code as MessageKey, shown.error.params);
  return page({
    title,
    status: shown.status,
    noIndex: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t(`common.error.advice.${adviceFor(shown.status)}` as MessageKey)}</p>
        {shown.error.issues.length > 0 ? (
          <ul>
            {shown.error.issues.map((issue) => (
              <li>
                {issue.path ? `${issue.path}: ` : ""}
                {say.t(issue.code as MessageKey, issue.params)}
              </li>
            ))}
          </ul>
        ) : null}
        <p>
          <a class="button" href={home}>
            {say.t("common.error.home")}
          </a>
        </p>
      </>
    ),
  });
}

function adviceFor(status: number): string {
  return ["401", "403", "404", "409", "422", "429"].includes(String(status)) ? String(status) : "500";
}
