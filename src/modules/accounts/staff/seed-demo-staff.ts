import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { Problem } from "#platform/problem.ts";
import { listBodies, listSections } from "../posts/organisation.data.ts";
import { insertAssignment, insertPost } from "../posts/post.data.ts";
import { generatePassword, hashPassword } from "../sign-in/password.ts";
import { savePassword } from "../sign-in/sign-in-method.data.ts";
import { keepDemoSignIns } from "./demo-sign-ins.ts";
import type { DemoStaffFile } from "./demo-staff-file.ts";
import { insertStaff, listStaff, replaceGrants } from "./staff.data.ts";

/** How to sign in as one of the demo's people. */
export interface DemoSignIn {
  slug: string;
  account: string;
  password: string;
  name: string;
  role: string;
}

/**
 * Adds the demo's people and posts, with passwords made for this installation. Returns how to sign in, this once; it is
 * kept in `<stateFolder>/demo-sign-ins.txt`. Empty where anybody is there already.
 */
export async function seedDemoStaff(
  ctx: SystemContext,
  input: { file: DemoStaffFile; stateFolder: string },
): Promise<DemoSignIn[]> {
  const { file, stateFolder } = input;
  const prepared = await Promise.all(
    file.staff.map(async (person) => {
      const password = generatePassword();
      return { person, password, hash: await hashPassword(password) };
    }),
  );
  return ctx.transaction(async (scope) => {
    if ((await listStaff(scope)).length > 0) return [];
    const keys = await readKeys(scope);
    const idOf = new Map<string, string>();
    for (const { person, hash } of prepared)
      idOf.set(person.account, await addPerson(ctx, scope, { person, hash, keys }));
    for (const post of file.posts) await addPost(scope, { post, keys, idOf });
    await recordAudit(ctx, scope, {
      action: "demoStaff.added",
      objectKind: "municipality",
      objectKey: ctx.municipality.code,
    });
    const { slug } = ctx.municipality;
    const signIns = prepared.map(({ person, password }) => ({
      slug,
      password,
      account: person.account,
      name: person.alias ?? person.name,
      role: person.roles[0]?.role ?? "",
    }));
    // Before the commit: passwords that nobody knows would lock everybody out.
    keepDemoSignIns(stateFolder, slug, signIns);
    return signIns;
  });
}

type Key = (kind: "body" | "section", key: string) => number;

async function readKeys(scope: Scope): Promise<Key> {
  const ids = new Map<string, number>();
  for (const body of await listBodies(scope)) ids.set(`body ${body.key}`, body.id);
  for (const section of await listSections(scope)) ids.set(`section ${section.key}`, section.id);
  return (kind, key) => {
    const id = ids.get(`${kind} ${key}`);
    if (id === undefined)
      throw new Problem(`The demo's staff.yaml names the ${kind} ${key}, which the municipality does not have.`);
    return id;
  };
}

async function addPerson(
  ctx: SystemContext,
  scope: Scope,
  given: { person: DemoStaffFile["staff"][number]; hash: string; keys: Key },
): Promise<string> {
  const { person, hash, keys } = given;
  const staffId = await insertStaff(scope, {
    account: person.account,
    name: person.name,
    reading: person.reading ?? null,
    alias: person.alias ?? null,
    mailAddress: person.mail ?? null,
    bodyId: keys("body", person.body),
    sectionId: person.section ? keys("section", person.section) : null,
    isDemo: true,
  });
  const now = ctx.clock.now();
  await savePassword(scope, { staffId, hash, confirmedAt: now, now });
  const grants = person.roles.map(({ role, body }) => ({ role, bodyId: body === "all" ? null : keys("body", body) }));
  await replaceGrants(scope, staffId, grants);
  return staffId;
}

async function addPost(
  scope: Scope,
  given: { post: DemoStaffFile["posts"][number]; keys: Key; idOf: ReadonlyMap<string, string> },
): Promise<void> {
  const { post, keys, idOf } = given;
  const postId = await insertPost(scope, {
    name: post.name,
    bodyId: keys("body", post.body),
    sectionId: post.section ? keys("section", post.section) : null,
    isDemo: true,
    validFrom: post.from,
    validTo: null,
  });
  const people = [
    { account: post.holder, kind: "holder" as const },
    ...post.deputies.map((account) => ({ account, kind: "deputy" as const })),
  ];
  for (const { account, kind } of people) {
    const staffId = idOf.get(account);
    if (!staffId) throw new Problem(`The demo's staff.yaml gives a post to ${account}, who is not in it.`);
    await insertAssignment(scope, { postId, staffId, kind, validFrom: post.from, validTo: null });
  }
}
