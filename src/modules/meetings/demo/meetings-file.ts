import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readYaml } from "#modules/accounts/public.ts";
import { textShape } from "#modules/plan/public.ts";
import { MEMBER_ROLES } from "../committees/term.rules.ts";
import { MEETING_STATES } from "../meeting/meeting.rules.ts";
import { SUBJECT_KINDS } from "../meeting/subject.rules.ts";
import { ATTENDANCE } from "../outcomes/attendance.data.ts";

const day = z.iso.date();
/** A day, or how many days from the day on which the demonstration is loaded. */
const demoDay = z.union([day, z.number().int()]);
const time = z.string().regex(/^\d{2}:\d{2}$/);

const member = z.strictObject({
  name: z.string().min(1),
  reading: z.string().optional(),
  affiliation: textShape.optional(),
  role: z.enum(MEMBER_ROLES).default("member"),
  from: day,
  to: day.optional(),
  /** One of the demo's people, under the same name. */
  isStaff: z.boolean().default(false),
  public: z.boolean().default(true),
});

const work = z.strictObject({
  what: textShape,
  /** Japanese name of the post. */
  post: z.string(),
  due: demoDay.optional(),
  done: z.strictObject({ on: demoDay, note: textShape }).optional(),
});

const item = z.strictObject({
  title: textShape,
  note: textShape.optional(),
  kind: z.enum(["topic", "followUps"]).default("topic"),
  about: z.array(z.strictObject({ kind: z.enum(SUBJECT_KINDS), key: z.string() })).default([]),
  minutes: z.string().optional(),
  decisions: z.array(z.strictObject({ text: textShape, work: z.array(work).default([]) })).default([]),
});

const paper = z.strictObject({ title: textShape, href: z.string(), public: z.boolean().default(true) });

const meeting = z.strictObject({
  number: z.number().int().positive(),
  title: textShape.optional(),
  on: demoDay,
  startsAt: time.optional(),
  endsAt: time.optional(),
  place: textShape.optional(),
  summary: textShape.optional(),
  isOpen: z.boolean().default(false),
  isAnnounced: z.boolean().default(true),
  state: z.enum(MEETING_STATES),
  reason: z.string().optional(),
  attendance: z.record(z.string(), z.enum(ATTENDANCE)).default({}),
  agenda: z.array(item).default([]),
  papers: z.array(paper).default([]),
});

const committee = z.strictObject({
  plan: z.string(),
  key: z.string(),
  seats: z.number().int().positive().optional(),
  attribution: z.enum(["named", "role"]).default("role"),
  isAnnounced: z.boolean().default(true),
  members: z.array(member).default([]),
  meetings: z.array(meeting).default([]),
});

/** `data/demo/<slug>/meetings.yaml`: invented people and meetings of committees that the plans name. */
const demoMeetingsFile = z.strictObject({
  format: z.literal("kakehashi-demo-meetings/1"),
  municipality: z.string(),
  committees: z.array(committee),
});
export type DemoMeetingsFile = z.output<typeof demoMeetingsFile>;

/** Undefined where the city has none. @throws Problem with each mistake and its line */
export function findDemoMeetingsFile(dataFolder: string, slug: string): DemoMeetingsFile | undefined {
  const file = join(dataFolder, "demo", slug, "meetings.yaml");
  return existsSync(file) ? readYaml(file, demoMeetingsFile) : undefined;
}
