import { expect, it } from "vitest";
import type { Post, PostAssignment, Section } from "#modules/accounts/public.ts";
import { existsOn, moversOn, usualHandoverDay } from "./handover.rules.ts";

const day = "2026-04-01";
const post = (id: number, given: Partial<Post> = {}): Post => ({
  id,
  bodyId: 1,
  sectionId: 1,
  name: { ja: `職${id}` },
  isDemo: false,
  validFrom: null,
  validTo: null,
  ...given,
});
const section = (id: number, validTo: string | null = null): Section => ({
  id,
  key: `section-${id}`,
  bodyId: 1,
  name: { ja: `課${id}` },
  validFrom: null,
  validTo,
});
const assigned = (id: number, given: Partial<PostAssignment>): PostAssignment => ({
  id,
  postId: 1,
  staffId: "a",
  kind: "holder",
  validFrom: "2024-04-01",
  validTo: null,
  ...given,
});

it("looks back to this year's 1 April until June, then forward to the next", () => {
  expect(["2026-02-10", "2026-06-30", "2026-07-01"].map(usualHandoverDay)).toEqual([day, day, "2027-04-01"]);
});

it("says who gives a post up and who takes one over", () => {
  const assignments = [
    assigned(1, { validTo: "2026-03-31" }),
    assigned(2, { staffId: "b", validFrom: day }),
    assigned(3, { staffId: "c", postId: 2 }),
  ];
  const moves = moversOn({ posts: [post(1), post(2)], sections: [section(1)], assignments }, day);
  expect(moves).toEqual({ leaving: [{ staffId: "a", postIds: [1] }], coming: [{ staffId: "b", postIds: [1] }] });
});

it("counts those as leaving whose section ends", () => {
  const sections = [section(1, "2026-03-31")];
  expect(existsOn(post(1), sections, day)).toBe(false);
  expect(moversOn({ posts: [post(1)], sections, assignments: [assigned(1, {})] }, day).leaving).toHaveLength(1);
});
