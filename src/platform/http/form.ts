import { type Issue, notFound } from "#platform/errors.ts";
import type { UploadedFile } from "./route.ts";

/**
 * Requests above these are refused before they are read: a form before sign-in, a form that anybody sends (a long comment
 * in Burmese takes nine bytes a character on its way), a form of staff, a file of staff.
 */
export const GATE_LIMIT_BYTES = 64 * 1024;
export const VISITOR_LIMIT_BYTES = 512 * 1024;
export const FORM_LIMIT_BYTES = 1024 * 1024;
export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

export interface ParsedForm {
  values: Record<string, string>;
  files: Record<string, UploadedFile>;
}

/** Reads a posted form. Values are made well-formed (no NUL, no lone surrogates, `\n` line ends): the database takes nothing else. */
export async function readForm(request: Request): Promise<ParsedForm> {
  const form: ParsedForm = { values: {}, files: {} };
  const data = await request.formData();
  for (const [name, value] of data) {
    if (typeof value === "string") form.values[name] = wellFormed(value);
    else if (value.size > 0) {
      form.files[name] = {
        name: wellFormed(value.name),
        type: value.type,
        bytes: new Uint8Array(await value.arrayBuffer()),
      };
    }
  }
  return form;
}

export function wellFormed(value: string): string {
  return value.replaceAll("\u0000", "").replaceAll("\r\n", "\n").toWellFormed();
}

/** What stands in an address, made well-formed like the values of forms. @throws AppError notFound where it holds what no address of ours does */
export function wellFormedParams(params: Record<string, string>): Record<string, string> {
  for (const value of Object.values(params)) {
    if (value.includes("\u0000") || !value.isWellFormed() || value.length > 500) throw notFound();
  }
  return params;
}

interface SchemaIssue {
  path: PropertyKey[];
  code: string;
  message: string;
}

/** What a zod schema found, as issues with locale keys: a schema's own message is a key (`accounts.error.passwordShort`). */
export function issuesOf(error: { issues: readonly SchemaIssue[] }): Issue[] {
  return error.issues.map((issue) => ({
    path: issue.path.map(String).join("."),
    code: issue.message.includes(".error.") ? issue.message : `common.error.field.${issue.code}`,
  }));
}
