import type { StaffContext } from "#platform/context.ts";

export const easyAddress = (ctx: StaffContext, rest = "") => `/${ctx.municipality.slug}/staff/easy-japanese${rest}`;

/** Where a page of the desk stands. */
export const easyCrumbs = (ctx: StaffContext, title: string) => [
  { label: ctx.say.t("easy.staff.title"), href: easyAddress(ctx) },
  { label: title },
];
