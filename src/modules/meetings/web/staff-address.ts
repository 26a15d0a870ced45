import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { type Redirect, redirect } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";

/** The path of a meeting in routes: a number, so that no other page can be meant. */
export const MEETING = "/meetings/:meeting{[0-9]+}";
export const COMMITTEE = "/meetings/committees/:plan/:committee";

export const deskAddress = (ctx: StaffContext) => `/${ctx.municipality.slug}/staff/meetings`;
export const meetingAddress = (ctx: StaffContext, id: number, rest = "") => `${deskAddress(ctx)}/${id}${rest}`;
export const committeeAddress = (ctx: StaffContext, at: { plan: string; committee: string }, rest = "") =>
  `${deskAddress(ctx)}/committees/${at.plan}/${at.committee}${rest}`;

const ID = z.string().regex(/^\d{1,9}$/);

/** An id of an address. @throws AppError notFound where it is no number */
export function idOf(params: Readonly<Record<string, string>>, name: string): number {
  const parsed = ID.safeParse(params[name]);
  if (!parsed.success) throw notFound();
  return Number(parsed.data);
}

export const committeeOf = (params: Readonly<Record<string, string>>) => ({
  plan: params.plan ?? "",
  committee: params.committee ?? "",
});

/** Back to a page of the meeting, with a word on what was done. */
export const done = (ctx: StaffContext, at: { meeting: number; rest?: string }, flash: MessageKey): Redirect =>
  redirect(meetingAddress(ctx, at.meeting, at.rest), { flash });
