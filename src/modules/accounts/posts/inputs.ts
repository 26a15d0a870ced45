import { z } from "zod";

const NAME_MAX = 100;
const nameJa = z.string().trim().min(1, "accounts.error.nameMissing").max(NAME_MAX, "accounts.error.nameLong");
const nameEn = z.string().trim().max(NAME_MAX, "accounts.error.nameLong").default("");
const id = z
  .string()
  .regex(/^\d{1,9}$/, "accounts.error.bodyMissing")
  .transform(Number);
const optionalId = z
  .string()
  .regex(/^\d{0,9}$/)
  .default("")
  .transform((value) => (value ? Number(value) : null));
const day = z
  .union([z.literal(""), z.iso.date()], "accounts.error.dateForm")
  .default("")
  .transform((value) => value || null);

const toText = ({ nameJa, nameEn }: { nameJa: string; nameEn: string }) =>
  nameEn ? { ja: nameJa, en: nameEn } : { ja: nameJa };
const isInOrder = (value: { validFrom: string | null; validTo: string | null }) =>
  value.validFrom === null || value.validTo === null || value.validFrom <= value.validTo;
const ORDER = { path: ["validTo"], message: "accounts.error.dateOrder" };

const named = { nameJa, nameEn, validFrom: day, validTo: day };

export const SectionInput = z
  .object({ ...named, renamedOn: day })
  .refine(isInOrder, ORDER)
  .transform((value) => ({ ...value, name: toText(value) }));
export const AddSectionInput = z
  .object({
    ...named,
    bodyId: id,
    key: z
      .string()
      .trim()
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "accounts.error.keyForm"),
  })
  .refine(isInOrder, ORDER)
  .transform((value) => ({ ...value, name: toText(value) }));

export const PostInput = z
  .object({ ...named, sectionId: optionalId })
  .refine(isInOrder, ORDER)
  .transform((value) => ({ ...value, name: toText(value) }));
export const AddPostInput = z
  .object({ ...named, bodyId: id, sectionId: optionalId })
  .refine(isInOrder, ORDER)
  .transform((value) => ({ ...value, name: toText(value) }));

export const AssignmentInput = z
  .object({
    staffId: z.uuid("accounts.error.staffMissing"),
    kind: z.enum(["holder", "deputy"]),
    validFrom: z.iso.date("accounts.error.dateForm"),
    validTo: day,
  })
  .refine(isInOrder, ORDER);
export const AssignmentEndInput = z.object({ validTo: z.iso.date("accounts.error.dateForm") });

export type SectionInput = z.output<typeof SectionInput>;
export type AddSectionInput = z.output<typeof AddSectionInput>;
export type PostInput = z.output<typeof PostInput>;
export type AddPostInput = z.output<typeof AddPostInput>;
export type AssignmentInput = z.output<typeof AssignmentInput>;
