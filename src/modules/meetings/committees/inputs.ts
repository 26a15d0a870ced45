import { z } from "zod";
import { day, gatherText, isTicked, line, optionalDay, requiredLine, textFields, version } from "../typed-fields.ts";
import { MEMBER_ROLES } from "./term.rules.ts";

const MAX_NAME = 100;
const MAX_SEATS = 500;

const seats = z
  .string()
  .default("")
  .transform((typed) => typed.normalize("NFKC").trim())
  .refine((value) => value === "" || (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MAX_SEATS), {
    message: "meetings.error.seats",
  })
  .transform((value) => (value === "" ? null : Number(value)));

export const CommitteeInput = z.object({
  seats,
  attribution: z.enum(["named", "role"], "meetings.error.choice"),
  isAnnounced: isTicked,
  /** 0: it has not begun to work. */
  version: z.coerce.number().int().min(0),
});
export type CommitteeInput = z.output<typeof CommitteeInput>;

const memberFields = {
  name: requiredLine(MAX_NAME),
  reading: line(MAX_NAME),
  ...textFields("affiliation", MAX_NAME),
  role: z.enum(MEMBER_ROLES, "meetings.error.choice"),
  termFrom: day,
  termTo: optionalDay,
  staffId: z.union([z.literal(""), z.uuid()], "meetings.error.choice").default(""),
  isPublic: isTicked,
};

const ORDER = { path: ["termTo"], message: "meetings.error.termOrder" };
const isInOrder = ({ termFrom, termTo }: { termFrom: string; termTo: string | null }) =>
  termTo === null || termFrom <= termTo;

type Typed = z.output<z.ZodObject<typeof memberFields>>;

function toMember(typed: Typed) {
  const { name, reading, role, termFrom, termTo, staffId, isPublic } = typed;
  return {
    name,
    reading: reading || null,
    affiliation: gatherText(typed, "affiliation"),
    role,
    termFrom,
    termTo,
    staffId: staffId || null,
    isPublic,
  };
}

export const MemberInput = z.object(memberFields).refine(isInOrder, ORDER).transform(toMember);
export const EditMemberInput = z
  .object({ ...memberFields, version })
  .refine(isInOrder, ORDER)
  .transform((typed) => ({ ...toMember(typed), version: typed.version }));
export const RemoveMemberInput = z.object({});

export type MemberInput = z.output<typeof MemberInput>;
export type EditMemberInput = z.output<typeof EditMemberInput>;
