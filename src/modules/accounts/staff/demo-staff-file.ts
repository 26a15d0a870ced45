import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readYaml, text } from "../municipality/municipality-file.ts";
import { ROLES } from "./role.rules.ts";

const person = z.strictObject({
  account: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,59}$/),
  name: z.string().min(1),
  reading: z.string().optional(),
  alias: z.string().optional(),
  mail: z.email().optional(),
  body: z.string(),
  section: z.string().optional(),
  roles: z.array(z.strictObject({ role: z.enum(ROLES), body: z.string() })).min(1),
});
const post = z.strictObject({
  name: text,
  body: z.string(),
  section: z.string().optional(),
  from: z.iso.date(),
  holder: z.string(),
  deputies: z.array(z.string()).default([]),
});

/** `data/demo/<slug>/staff.yaml`: people and posts named by keys; `body: all` in a role means every body. */
const demoStaffFile = z.strictObject({
  format: z.literal("kakehashi-demo-staff/1"),
  municipality: z.string(),
  staff: z.array(person),
  posts: z.array(post),
});
export type DemoStaffFile = z.output<typeof demoStaffFile>;

/** Undefined where the municipality has no demo staff. @throws Problem with each mistake and its line */
export function findDemoStaffFile(dataFolder: string, slug: string): DemoStaffFile | undefined {
  const file = join(dataFolder, "demo", slug, "staff.yaml");
  return existsSync(file) ? readYaml(file, demoStaffFile) : undefined;
}
