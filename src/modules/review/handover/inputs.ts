import { z } from "zod";

const chosen = (typed: Record<string, unknown>, prefix: string): [postId: number, value: string][] =>
  Object.entries(typed).flatMap(([name, value]) => {
    const postId = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    return Number.isSafeInteger(postId) && typeof value === "string" && value !== ""
      ? [[postId, value] as [number, string]]
      : [];
  });

/** `holder.<post>`: who holds it from the day on; `move.<post>`: the post that takes its projects over. Blank: no change. */
export const HandoverInput = z
  .object({ day: z.iso.date("review.error.dayForm") })
  .catchall(z.string())
  .transform(({ day, ...typed }) => ({
    day,
    holders: chosen(typed, "holder.").map(([postId, staffId]) => ({ postId, staffId })),
    moves: chosen(typed, "move.").map(([fromPostId, toPostId]) => ({ fromPostId, toPostId: Number(toPostId) })),
  }))
  .refine(({ holders, moves }) => holders.length + moves.length > 0, { message: "review.error.nothingPicked" });
export type HandoverInput = z.output<typeof HandoverInput>;
