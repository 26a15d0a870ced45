import type { Work } from "../entries/text.data.ts";

/** Of the text that was written first. `changed`: public, and a newer draft is being worked on. */
export type RootState = "draft" | "inReview" | "public" | "changed";

export function rootState(text: { work: Work; isPublic: boolean; isChanged: boolean } | undefined): RootState {
  if (!text) return "draft";
  if (text.work === "inReview") return "inReview";
  if (!text.isPublic) return "draft";
  return text.isChanged ? "changed" : "public";
}
