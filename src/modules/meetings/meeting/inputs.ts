import { z } from "zod";
import {
  day,
  gatherText,
  isTicked,
  line,
  optionalTime,
  requiredTextFields,
  textFields,
  version,
} from "../typed-fields.ts";
import { MEETING_ACTS, needsReason } from "./meeting.rules.ts";
import { SUBJECT_KINDS, type Subject } from "./subject.rules.ts";

const MAX_TITLE = 200;
const MAX_NOTE = 4_000;
const MAX_REASON = 500;

const number = z
  .string()
  .default("")
  .transform((typed) => typed.normalize("NFKC").trim())
  .refine((value) => /^[1-9]\d{0,3}$/.test(value), { message: "meetings.error.number" })
  .transform(Number);

const fields = {
  number,
  ...textFields("title", MAX_TITLE),
  heldOn: day,
  startsAt: optionalTime,
  endsAt: optionalTime,
  ...textFields("place", MAX_TITLE),
  ...textFields("summary", MAX_NOTE),
  isOpen: isTicked,
  isAnnounced: isTicked,
};

type Typed = z.output<z.ZodObject<typeof fields>>;

const TIMES = { path: ["endsAt"], message: "meetings.error.timeOrder" };
const isInOrder = ({ startsAt, endsAt }: Typed) => endsAt === null || (startsAt !== null && startsAt <= endsAt);

function toMeeting(typed: Typed) {
  const { number: inSeries, heldOn, startsAt, endsAt, isOpen, isAnnounced } = typed;
  return {
    number: inSeries,
    title: gatherText(typed, "title"),
    heldOn,
    startsAt,
    endsAt,
    place: gatherText(typed, "place"),
    summary: gatherText(typed, "summary"),
    isOpen,
    isAnnounced,
  };
}

export const MeetingInput = z.object(fields).refine(isInOrder, TIMES).transform(toMeeting);
export const EditMeetingInput = z
  .object({ ...fields, version })
  .refine(isInOrder, TIMES)
  .transform((typed) => ({ ...toMeeting(typed), version: typed.version }));
export type MeetingInput = z.output<typeof MeetingInput>;
export type EditMeetingInput = z.output<typeof EditMeetingInput>;

export const MoveMeetingInput = z
  .object({ act: z.enum(MEETING_ACTS, "meetings.error.choice"), reason: line(MAX_REASON) })
  .refine(({ act, reason }) => !needsReason(act) || reason !== "", {
    path: ["reason"],
    message: "meetings.error.reasonMissing",
  });
export type MoveMeetingInput = z.output<typeof MoveMeetingInput>;

/** How many subjects a form can add to an agenda item at once. */
export const ADDED_SUBJECTS = [1, 2, 3] as const;
const NAME = new RegExp(`^(${SUBJECT_KINDS.join("|")}):([\\w-]{1,80})$`);
const named = z
  .string()
  .default("")
  .refine((value) => value === "" || NAME.test(value), { message: "meetings.error.choice" });

const itemFields = {
  ...requiredTextFields("title", MAX_TITLE),
  ...textFields("note", MAX_NOTE),
  ...Object.fromEntries(ADDED_SUBJECTS.map((index) => [`about.${index}`, named])),
};

/** Subjects that the item has stay where their box `keep.<kind>:<key>` is ticked. */
export const AgendaItemInput = z.looseObject(itemFields).transform((typed) => {
  const values = typed as Record<string, unknown>;
  const added = ADDED_SUBJECTS.map((index) => String(values[`about.${index}`] ?? ""));
  const kept = Object.keys(values).flatMap((name) =>
    name.startsWith("keep.") && NAME.test(name.slice(5)) ? [name.slice(5)] : [],
  );
  const about = [...new Set([...kept, ...added.filter((name) => name !== "")])].map(parseSubject);
  return { title: gatherText(values, "title") ?? {}, note: gatherText(values, "note"), about };
});
export type AgendaItemInput = z.output<typeof AgendaItemInput>;

function parseSubject(name: string): Pick<Subject, "kind" | "key"> {
  const [, kind, key = ""] = NAME.exec(name) ?? [];
  return { kind: kind as Subject["kind"], key };
}

export const MoveItemInput = z.object({ to: z.enum(["up", "down"], "meetings.error.choice") });
export const NothingInput = z.object({});
