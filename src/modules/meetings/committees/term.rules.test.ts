import fc from "fast-check";
import { expect, it } from "vitest";
import { endsSoon, type MemberRole, membersOn, sitsOn, vacantSeats } from "./term.rules.ts";

const seat = (given: { name?: string; role?: MemberRole; reading?: string; from?: string; to?: string | null }) => ({
  name: given.name ?? "見本 花子",
  reading: given.reading ?? null,
  role: given.role ?? ("member" as const),
  termFrom: given.from ?? "2024-04-01",
  termTo: given.to === undefined ? "2026-03-31" : given.to,
});

it("counts the first and the last day of a term", () => {
  const term = seat({});
  expect(["2024-03-31", "2024-04-01", "2026-03-31", "2026-04-01"].map((day) => sitsOn(term, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(sitsOn(seat({ to: null }), "2099-01-01")).toBe(true);
});

it("does not list a member whose term ended before the meeting", () => {
  const members = [seat({ name: "前任", to: "2025-03-31" }), seat({ name: "後任", from: "2025-04-01" })];
  expect(membersOn(members, "2025-03-31").map(({ name }) => name)).toEqual(["前任"]);
  expect(membersOn(members, "2025-04-01").map(({ name }) => name)).toEqual(["後任"]);
});

it("lists the chair first and the secretariat last, each by reading", () => {
  const members = [
    seat({ name: "事務", role: "secretariat", reading: "あ" }),
    seat({ name: "い", reading: "い" }),
    seat({ name: "副", role: "vice", reading: "ん" }),
    seat({ name: "長", role: "chair", reading: "ん" }),
    seat({ name: "あ", reading: "あ" }),
  ];
  expect(membersOn(members, "2025-01-01").map(({ name }) => name)).toEqual(["長", "副", "あ", "い", "事務"]);
});

it("shows a seat as vacant where its term ended and nobody follows", () => {
  const members = [seat({ to: "2025-03-31" }), seat({}), seat({ role: "secretariat" })];
  expect(vacantSeats(members, { seats: 2, day: "2025-03-31" })).toBe(0);
  expect(vacantSeats(members, { seats: 2, day: "2025-04-01" })).toBe(1);
  expect(vacantSeats(members, { seats: null, day: "2025-04-01" })).toBeNull();
});

it("never counts fewer than no vacant seat, nor more than there are seats", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (count, seats) => {
      const members = Array.from({ length: count }, () => seat({}));
      const vacant = vacantSeats(members, { seats, day: "2025-01-01" }) ?? -1;
      expect(vacant).toBeGreaterThanOrEqual(0);
      expect(vacant).toBeLessThanOrEqual(seats);
      expect(vacant + Math.min(count, seats)).toBe(seats);
    }),
  );
});

it("says ninety days before that a term ends, and not after it ended", () => {
  const term = seat({ to: "2026-03-31" });
  expect(["2025-12-30", "2025-12-31", "2026-03-31", "2026-04-01"].map((day) => endsSoon(term, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(endsSoon(seat({ to: null }), "2026-03-31")).toBe(false);
});
