import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal } from "./exact.rules.ts";
import { expectedAt, pathOf } from "./expected-path.rules.ts";

const KANAZAWA = { baselineDate: "2022-09", baselineValue: "50.9", targetDate: "2028-03-31", interim: [] };
const linear = pathOf({ ...KANAZAWA, path: "linear", end: new Decimal("60.0") });

it("runs straight by days from the end of the baseline's period to the target's day", () => {
  expect(linear.points.map((point) => point.day)).toEqual(["2022-09-30", "2028-03-31"]);
  expect(expectedAt(linear, "2022-09-30")?.toFixed()).toBe("50.9");
  expect(expectedAt(linear, "2028-03-31")?.toFixed()).toBe("60");
  // 1,188 of 2,009 days: 50.9 + 9.1 × 1188 ÷ 2009
  expect(expectedAt(linear, "2025-12-31")?.toFixed(6)).toBe("56.281185");
});

it("expects nothing before it begins, and the target after its end", () => {
  expect(expectedAt(linear, "2022-09-29")).toBeNull();
  expect(expectedAt(linear, "2031-01-01")?.toFixed()).toBe("60");
});

it("bends at interim targets", () => {
  const interim = [
    { date: "2025-12-31", value: "58" },
    { date: "2023-12-31", value: "52" },
  ];
  const path = pathOf({ ...KANAZAWA, path: "linear", interim, end: new Decimal(60) });
  expect(path.points.map((point) => point.value.toNumber())).toEqual([50.9, 52, 58, 60]);
  expect(expectedAt(path, "2024-12-31")?.toFixed(4)).toBe("55.0041");
});

it("climbs step by step: a value holds until the day of the next", () => {
  const interim = [{ date: "2024", value: "55" }];
  const steps = pathOf({ ...KANAZAWA, path: "stepwise", interim, end: new Decimal(60) });
  const at = (day: string) => expectedAt(steps, day)?.toNumber();
  expect([at("2022-09-30"), at("2024-12-30"), at("2024-12-31"), at("2028-03-30"), at("2028-03-31")]).toEqual([
    50.9, 50.9, 55, 55, 60,
  ]);
});

it("without a baseline begins at the first interim target", () => {
  const terms = { ...KANAZAWA, baselineDate: null, interim: [{ date: "2025", value: "55" }] };
  const path = pathOf({ ...terms, path: "linear", end: new Decimal(60) });
  expect(expectedAt(path, "2025-06-30")).toBeNull();
  expect(expectedAt(path, "2025-12-31")?.toNumber()).toBe(55);
});

it("stays between the values of its points and never turns back between two of them", () => {
  const value = fc.integer({ min: -1000, max: 1000 });
  const day = fc.integer({ min: 0, max: 2008 }).map((days) => new Date(Date.UTC(2022, 8, 30) + days * 86_400_000));
  fc.assert(
    fc.property(fc.tuple(value, value), fc.tuple(day, day), ([from, to], [one, other]) => {
      const path = pathOf({ ...KANAZAWA, baselineValue: String(from), path: "linear", end: new Decimal(to) });
      const [a, b] = [one, other]
        .sort((x, y) => x.getTime() - y.getTime())
        .map((date) => date.toISOString().slice(0, 10));
      const [first, second] = [expectedAt(path, a ?? ""), expectedAt(path, b ?? "")];
      const isRising = to >= from;
      expect(isRising ? second?.greaterThanOrEqualTo(first ?? 0) : second?.lessThanOrEqualTo(first ?? 0)).toBe(true);
      expect(first?.greaterThanOrEqualTo(Math.min(from, to)) && second?.lessThanOrEqualTo(Math.max(from, to))).toBe(
        true,
      );
    }),
  );
});
