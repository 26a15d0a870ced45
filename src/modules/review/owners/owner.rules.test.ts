import { expect, it } from "vitest";
import type { ProjectOwner } from "./owner.data.ts";
import { handOver, lastOwnerBefore, ownersOn } from "./owner.rules.ts";

type Span = [from: string, to: string | null];
const owner = (id: number, postId: number, [validFrom, validTo]: Span): ProjectOwner => ({
  id,
  planId: 1,
  project: "desk",
  postId,
  validFrom,
  validTo,
});
const day = "2026-04-01";

it("ends the owner of before on the eve", () => {
  expect(handOver([owner(1, 10, ["2020-04-01", null])], { postId: 20, from: day })).toEqual({
    kind: "insert",
    ends: { id: 1, validTo: "2026-03-31" },
    validTo: null,
  });
});

it("does nothing where the post answers already", () => {
  expect(handOver([owner(1, 10, ["2020-04-01", null])], { postId: 10, from: day })).toEqual({ kind: "none" });
});

it("puts a hand-over of the same day right", () => {
  const own = [owner(1, 10, ["2020-04-01", "2026-03-31"]), owner(2, 20, [day, null])];
  expect(handOver(own, { postId: 30, from: day })).toEqual({ kind: "replace", id: 2, validTo: null });
});

it("lasts until the hand-over that stands later already, and fills a gap", () => {
  const own = [owner(1, 10, ["2020-04-01", "2024-03-31"]), owner(2, 20, ["2027-04-01", null])];
  expect(handOver(own, { postId: 30, from: day })).toEqual({ kind: "insert", ends: null, validTo: "2027-03-31" });
});

it("knows who answers on a day, and who did last", () => {
  const own = [owner(1, 10, ["2018-04-01", "2020-03-31"]), owner(2, 20, ["2020-04-01", "2025-03-31"])];
  expect(ownersOn(own, "2025-03-31").get("desk")?.postId).toBe(20);
  expect(ownersOn(own, "2025-04-01").get("desk")).toBeUndefined();
  expect(lastOwnerBefore(own, day)?.postId).toBe(20);
});
