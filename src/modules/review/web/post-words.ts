import type { Post } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Option } from "#ui/form.tsx";
import { existsOn } from "../handover/handover.rules.ts";
import type { PostDirectory } from "../owners/read-owners.ts";

/** `国際交流課 担当`; a body that has no sections is named instead. Many posts are called after their section already. */
export function postWords({ say }: StaffContext, directory: PostDirectory, post: Post): string {
  return nameInPlace(placeWords({ say }, directory, post), say.plain(post.name));
}

export const nameInPlace = (place: string, name: string): string =>
  place === "" || name.startsWith(place) ? name : `${place} ${name}`;

/** Where a post stands: its section, or its body. */
export function placeWords(
  { say }: Pick<StaffContext, "say">,
  { sections, bodies }: PostDirectory,
  post: Pick<Post, "sectionId" | "bodyId">,
): string {
  const section = post.sectionId === null ? undefined : sections.get(post.sectionId);
  return say.plain((section ?? bodies.get(post.bodyId))?.name);
}

/** Who acts for a post, or that nobody does. */
export function actingWords({ say }: StaffContext, { acting, names }: PostDirectory, postId: number): string {
  const people = (acting.get(postId) ?? []).flatMap((id) => names.get(id) ?? []);
  return people.length > 0 ? people.join("・") : say.t("review.staff.owners.nobody");
}

/** The posts that there are on a day, section by section, to choose from. */
export function postOptions(ctx: StaffContext, directory: PostDirectory, day: string): Option[] {
  return [...directory.posts.values()]
    .filter((post) => existsOn(post, [...directory.sections.values()], day))
    .map((post) => ({
      value: String(post.id),
      label: `${ctx.say.plain(post.name)}（${actingWords(ctx, directory, post.id)}）`,
      group: placeWords(ctx, directory, post),
    }))
    .sort((one, other) => one.group.localeCompare(other.group, "ja"));
}
