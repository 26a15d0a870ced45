import { z } from "zod";

/** What a person may be called: any letters, in one field; nobody is asked for a surname. */
const NAME_MAX = 100;

const name = z.string().trim().min(1, "accounts.error.nameMissing").max(NAME_MAX, "accounts.error.nameLong");
const optionalName = z
  .string()
  .trim()
  .max(NAME_MAX, "accounts.error.nameLong")
  .optional()
  .transform((value) => value || null);
const optionalId = z
  .string()
  .regex(/^\d{0,9}$/)
  .optional()
  .transform((value) => (value ? Number(value) : null));

/** The longest that SMTP carries (RFC 5321). */
const ADDRESS_MAX = 254;
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/i;
const mailAddress = z
  .string()
  .optional()
  .transform((value) => (value ?? "").normalize("NFKC").trim() || null)
  .refine((value) => value === null || (value.length <= ADDRESS_MAX && ADDRESS.test(value)), "accounts.error.mailForm");

export const MailAddressInput = z.object({ mailAddress });

export const StaffDetailsInput = z.object({
  name,
  reading: optionalName,
  alias: optionalName,
  mailAddress,
  sectionId: optionalId,
});
export type StaffDetailsInput = z.output<typeof StaffDetailsInput>;

export const AddStaffInput = StaffDetailsInput.extend({
  account: z
    .string()
    .transform((value) => value.normalize("NFKC").trim().toLowerCase())
    .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@+-]{1,59}$/, "accounts.error.accountForm")),
  bodyId: z
    .string()
    .regex(/^\d{1,9}$/, "accounts.error.bodyMissing")
    .transform(Number),
});
export type AddStaffInput = z.output<typeof AddStaffInput>;

/** From the command line. */
export const AdministratorInput = AddStaffInput.pick({ account: true, name: true });

/** Boxes of a form: `grant:administrator:all`, `grant:partnerStaff:2`. Others of its fields are left aside. */
export const GrantsInput = z.record(z.string(), z.string()).transform((values) =>
  Object.keys(values).flatMap((field) => {
    const [, role, body] = /^grant:(\w+):(all|\d{1,9})$/.exec(field) ?? [];
    return role && body ? [{ role, bodyId: body === "all" ? null : Number(body) }] : [];
  }),
);
