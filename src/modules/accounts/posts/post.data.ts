import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Assignment, Validity } from "./validity.rules.ts";

/** A post (職) such as 企画係長. Work is given to it, not to whoever holds it. */
export interface Post extends Validity {
  id: number;
  bodyId: number;
  sectionId: number | null;
  name: Text;
  isDemo: boolean;
}

export interface PostAssignment extends Assignment {
  id: number;
  postId: number;
  staffId: string;
}

const POST = ["id", "body_id", "section_id", "name", "is_demo", "valid_from", "valid_to"] as const;

export async function listPosts(scope: Scope): Promise<Post[]> {
  const rows = await scope.db
    .selectFrom("posts")
    .select(POST)
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("id")
    .execute();
  return rows.map(toPost);
}

/** Locks the row until the transaction ends, so that assignments are made one after the other. @throws AppError notFound */
export async function getPostForUpdate(scope: Scope, id: number): Promise<Post> {
  const row = await scope.db
    .selectFrom("posts")
    .select(POST)
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ? toPost(row) : missing();
}

export async function insertPost(scope: Scope, post: Omit<Post, "id">): Promise<number> {
  const row = await scope.db
    .insertInto("posts")
    .values({
      municipality_id: scope.municipalityId,
      body_id: post.bodyId,
      section_id: post.sectionId,
      name: JSON.stringify(post.name),
      is_demo: post.isDemo,
      valid_from: post.validFrom,
      valid_to: post.validTo,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updatePost(
  scope: Scope,
  id: number,
  post: Pick<Post, "name" | "sectionId" | "validFrom" | "validTo">,
): Promise<void> {
  await scope.db
    .updateTable("posts")
    .set({
      name: JSON.stringify(post.name),
      section_id: post.sectionId,
      valid_from: post.validFrom,
      valid_to: post.validTo,
    })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** The newest first; of one post where it is named. */
export async function listAssignments(scope: Scope, postId?: number): Promise<PostAssignment[]> {
  let query = scope.db
    .selectFrom("post_assignments")
    .select(["id", "post_id", "staff_id", "kind", "valid_from", "valid_to"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("valid_from", "desc")
    .orderBy("id", "desc");
  if (postId !== undefined) query = query.where("post_id", "=", postId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    postId: row.post_id,
    staffId: row.staff_id,
    kind: row.kind as PostAssignment["kind"],
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}

export async function insertAssignment(
  scope: Scope,
  assignment: Omit<PostAssignment, "id"> & { validFrom: string },
): Promise<number> {
  const { postId, staffId, kind, validFrom, validTo } = assignment;
  const row = await scope.db
    .insertInto("post_assignments")
    .values({
      municipality_id: scope.municipalityId,
      post_id: postId,
      staff_id: staffId,
      kind,
      valid_from: validFrom,
      valid_to: validTo,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function setAssignmentEnd(scope: Scope, id: number, validTo: string): Promise<void> {
  await scope.db
    .updateTable("post_assignments")
    .set({ valid_to: validTo })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

export async function deleteAssignment(scope: Scope, id: number): Promise<void> {
  await scope.db
    .deleteFrom("post_assignments")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

interface Row {
  id: number;
  body_id: number;
  section_id: number | null;
  name: unknown;
  is_demo: boolean;
  valid_from: string | null;
  valid_to: string | null;
}

function toPost(row: Row): Post {
  const { id, body_id: bodyId, section_id: sectionId, is_demo: isDemo } = row;
  return { id, bodyId, sectionId, isDemo, name: row.name as Text, validFrom: row.valid_from, validTo: row.valid_to };
}

function missing(): never {
  throw notFound();
}
