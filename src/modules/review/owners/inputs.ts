import { z } from "zod";

const PICK = "pick.";
const id = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** The boxes that were ticked (`pick.<what>`), with what each of them sends. */
const picksOf = (typed: Record<string, unknown>): [what: string, value: string][] =>
  Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith(PICK) && typeof value === "string" ? [[name.slice(PICK.length), value] as [string, string]] : [],
  );

/** Projects go over to a post, or each back to the post that answered last. */
export const OwnersInput = z
  .object({
    act: z.enum(["assign", "suggested"]).default("assign"),
    postId: z
      .union([z.literal(""), id], "review.error.choiceUnknown")
      .default("")
      .transform((value) => (value === "" ? null : value)),
    from: z.iso.date("review.error.dayForm"),
  })
  .catchall(z.string())
  .transform(({ act, postId, from, ...typed }) => ({ act, postId, from, projects: picksOf(typed).map(([key]) => key) }))
  .refine(({ projects }) => projects.length > 0, { path: ["pick"], message: "review.error.nothingPicked" })
  .refine(({ act, postId }) => act === "suggested" || postId !== null, {
    path: ["postId"],
    message: "review.error.postMissing",
  });
export type OwnersInput = z.output<typeof OwnersInput>;
