import {
  actingOn,
  dayBefore,
  isValidOn,
  type Post,
  type PostAssignment,
  type Section,
} from "#modules/accounts/public.ts";

/** The 1 April that is nearest: until the end of June the one of this year, after that the next. */
export const usualHandoverDay = (today: string): string => {
  const year = Number(today.slice(0, 4));
  return `${today.slice(5) <= "06-30" ? year : year + 1}-04-01`;
};

/** Somebody and the posts that she gives up or takes over. */
export interface Mover {
  staffId: string;
  postIds: number[];
}

interface Organisation {
  posts: readonly Post[];
  sections: readonly Section[];
  assignments: readonly PostAssignment[];
}

/** A post exists on a day when it does and its section does. */
export function existsOn(post: Post, sections: readonly Section[], day: string): boolean {
  const section = sections.find(({ id }) => id === post.sectionId);
  return isValidOn(post, day) && (section === undefined || isValidOn(section, day));
}

/** Who acted for a post on the eve and no longer does on the day, and the other way round. */
export function moversOn({ posts, sections, assignments }: Organisation, day: string) {
  const byPost = Map.groupBy(assignments, ({ postId }) => postId);
  const actingAt = (post: Post, at: string): string[] => {
    if (!existsOn(post, sections, at)) return [];
    const { holder, deputies } = actingOn(byPost.get(post.id) ?? [], at);
    return [...(holder ? [holder] : []), ...deputies].map(({ staffId }) => staffId);
  };
  const moves = posts.flatMap((post) => {
    const before = actingAt(post, dayBefore(day));
    const after = actingAt(post, day);
    return [
      ...before.filter((id) => !after.includes(id)).map((staffId) => ({ staffId, postId: post.id, isLeaving: true })),
      ...after.filter((id) => !before.includes(id)).map((staffId) => ({ staffId, postId: post.id, isLeaving: false })),
    ];
  });
  return { leaving: moversOf(moves, true), coming: moversOf(moves, false) };
}

function moversOf(
  moves: readonly { staffId: string; postId: number; isLeaving: boolean }[],
  isLeaving: boolean,
): Mover[] {
  const own = moves.filter((move) => move.isLeaving === isLeaving);
  return [...Map.groupBy(own, ({ staffId }) => staffId)].map(([staffId, list]) => ({
    staffId,
    postIds: list.map(({ postId }) => postId),
  }));
}
