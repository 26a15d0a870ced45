/** What went wrong, in terms that every door of the system (page, API, command line) can show. */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "tooMany"
  | "unavailable";

export const HTTP_STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooMany: 429,
  unavailable: 503,
};

/** One thing that is wrong with what was sent. `path` names the field; `code` is a locale key. */
export interface Issue {
  path: string;
  code: string;
  params?: Record<string, string | number>;
}

/** `code` is a locale key such as `plan.error.homeMissing`; `params` fill it. Never put personal data into `params`. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: Record<string, string | number>;
  readonly issues: Issue[];

  constructor(
    kind: ErrorKind,
    code: string,
    detail: { params?: Record<string, string | number>; issues?: Issue[] } = {},
  ) {
    super(`${kind}: ${code}`);
    this.name = "AppError";
    this.kind = kind;
    this.code = code;
    this.params = detail.params ?? {};
    this.issues = detail.issues ?? [];
  }
}

export const notFound = (code = "common.error.notFound") => new AppError("notFound", code);
export const forbidden = (code = "common.error.forbidden") => new AppError("forbidden", code);
export const conflict = (code: string, params?: Record<string, string | number>) =>
  new AppError("conflict", code, { params });
export const invalid = (issues: Issue[], code = "common.error.invalid") => new AppError("invalid", code, { issues });

/** Turns a permission's answer into an error: `allow(mayEditPlan(actor))`. */
export function allow(permitted: boolean): void {
  if (!permitted) throw forbidden();
}
