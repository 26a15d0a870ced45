import { z } from "zod";
import type { AppError, ErrorKind } from "#platform/errors.ts";

/** An error as machines read it (RFC 9457). */
export const problemShape = z
  .object({
    type: z.literal("about:blank"),
    title: z.string().describe("For people, in English."),
    status: z.number().int(),
    code: z.string().describe("Stays the same in every version, for programs: `plan.error.planNotFound`."),
    detail: z.string().optional(),
    issues: z
      .array(z.object({ path: z.string().describe("What is wrong, for example a query parameter."), code: z.string() }))
      .optional(),
    reference: z.string().optional().describe("Names the entry in the server's log."),
  })
  .meta({ id: "Problem" });

export type ProblemJson = z.infer<typeof problemShape>;

const TITLES: Record<ErrorKind, string> = {
  invalid: "The request cannot be understood as it is",
  unauthenticated: "Signing in is needed",
  forbidden: "This is not permitted",
  notFound: "There is nothing at this address",
  conflict: "Somebody else made a change at the same time",
  tooMany: "Too many requests; try again later",
  unavailable: "Something did not work; try again later",
};

export function toProblem(shown: { status: number; error: AppError; reference?: string }): ProblemJson {
  const { status, error, reference } = shown;
  const issues = error.issues.map(({ path, code }) => ({ path, code }));
  return {
    type: "about:blank",
    title: TITLES[error.kind],
    status,
    code: error.code,
    ...(issues.length > 0 ? { detail: `Please check: ${issues.map(({ path }) => path).join(", ")}`, issues } : {}),
    ...(reference === undefined ? {} : { reference }),
  };
}

/** A method that an address does not take; no use case can throw this. */
export function methodProblem(): ProblemJson {
  return {
    type: "about:blank",
    title: "This address can only be read: use GET, HEAD or OPTIONS",
    status: 405,
    code: "common.error.method",
  };
}
