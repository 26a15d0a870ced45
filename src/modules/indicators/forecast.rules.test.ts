import fc from "fast-check";
import { expect, it } from "vitest";
import { daysAfter } from "#platform/i18n/partial-date.ts";
import type { Goal } from "./achievement.rules.ts";
import { Decimal } from "./exact.rules.ts";
import { FEWEST_POINTS, forecastOn, readForecast, studentQuantile, trendOf } from "./forecast.rules.ts";
import type { SeenValue } from "./seen-value.rules.ts";

const value = (day: string, number: number): SeenValue => ({
  key: day,
  date: day,
  day,
  value: new Decimal(number),
  valueSource: null,
  respondents: null,
  drawn: null,
  isDemo: false,
});
const series = (...points: [day: string, value: number][]) => points.map(([day, number]) => value(day, number));
const rising = (target: number): Goal => ({
  direction: "increase",
  target: new Decimal(target),
  low: null,
  high: null,
});
const read = (points: SeenValue[], goal: Goal, day: string | null = "2028-03-31") =>
  readForecast(points, { goal, day, isShare: false });

// x = 0 … 4, x̄ = 2, Σ(x − x̄)² = 10; y = 1, 2, 2, 4, 5, ȳ = 2.8; slope (3.6 + 0.8 + 0 + 1.2 + 4.4) ÷ 10 = 1.
// Residuals 0.2, 0.2, −0.8, 0.2, 0.2: s² = 0.8 ÷ 3. On x = 7: 0.8 + 7 = 7.8 ± 1.6377444 × √(0.8/3) × √(1 + 1/5 + 25/10).
it("is the line of least squares and its prediction interval, worked by hand", () => {
  const trend = trendOf(
    series(["2021-01-01", 1], ["2021-01-02", 2], ["2021-01-03", 2], ["2021-01-04", 4], ["2021-01-05", 5]),
  );
  if (!trend) throw new Error("five points make a trend");
  expect([trend.meanDay, trend.meanValue, trend.spread, trend.slope].map(Number)).toEqual([2, 2.8, 10, 1]);
  expect(trend.residual.pow(2).toFixed(12)).toBe("0.266666666667");
  const { value: fit, low, high } = forecastOn(trend, "2021-01-08");
  expect([fit, low, high].map((entry) => entry.toFixed(9))).toEqual(["7.800000000", "6.173210581", "9.426789419"]);
});

// Computed with scipy 1.17 (stats.linregress, stats.t.ppf), which is what R's predict(lm(y ~ x), …, interval =
// "prediction", level = 0.8) gives.
const EVEN: [string, number][] = [
  ["2020-12-31", 10],
  ["2021-12-31", 12],
  ["2022-12-31", 13],
  ["2023-12-31", 15],
];
const KANAZAWA: [string, number][] = [
  ["2022-09-30", 50.9],
  ["2023-12-31", 52.0],
  ["2024-12-31", 51.3],
  ["2025-12-31", 54.8],
];
it.each([
  { points: EVEN, day: "2024-12-31", gives: ["16.50438356", "15.56105777", "17.44770935"] },
  { points: KANAZAWA, day: "2028-03-31", gives: ["56.08283933", "51.31007693", "60.85560174"] },
])("by days up to $day: the same as an independent computation", ({ points, day, gives }) => {
  const trend = trendOf(series(...points));
  const point = trend && forecastOn(trend, day);
  expect([point?.value, point?.low, point?.high].map((entry) => entry?.toFixed(8))).toEqual(gives);
});

// Percentage points of Student's distribution, two-sided 80 %: the column 0.90 of every printed table.
it.each([
  [1, "3.0777"],
  [2, "1.8856"],
  [3, "1.6377"],
  [4, "1.5332"],
  [5, "1.4759"],
  [8, "1.3968"],
  [20, "1.3253"],
  [120, "1.2886"],
])("with %i degrees of freedom, 80 %% lie within ± %s", (freedom, t) => {
  expect(studentQuantile(freedom).toFixed(4)).toBe(t);
});

const FOUR = series(["2022-12-31", 10], ["2023-12-31", 12], ["2024-12-31", 13], ["2025-12-31", 15]);

it("says that the data are not enough up to three points, and how many there are", () => {
  for (const count of [1, 2, 3])
    expect(read(FOUR.slice(0, count), rising(30))).toEqual({ kind: "tooFew", points: count });
  expect(read(FOUR, rising(30))?.kind).toBe("forecast");
  expect(FOUR).toHaveLength(FEWEST_POINTS);
});

it("foretells nothing without a day, for a day that has passed, or without any value", () => {
  expect(read(FOUR, rising(30), null)).toBeNull();
  expect(read(FOUR, rising(30), "2025-12-31")).toBeNull();
  expect(read([], rising(30))).toBeNull();
});

// By 31 March 2028 the line of these four is at 18.5, the interval from 17.1 to 19.8.
it.each([
  [rising(15), "reaches"],
  [rising(18), "open"],
  [rising(25), "misses"],
  [{ ...rising(25), direction: "decrease" }, "reaches"],
  [{ direction: "range", target: null, low: new Decimal(18), high: new Decimal(19) }, "open"],
  [{ direction: "range", target: null, low: new Decimal(2), high: new Decimal(40) }, "reaches"],
  [{ direction: "range", target: null, low: new Decimal(30), high: new Decimal(40) }, "misses"],
] as [Goal, string][])("a goal on the one or the other side of the interval: $direction %#", (goal, outlook) => {
  const reading = read(FOUR, goal);
  expect(reading?.kind === "forecast" ? reading.forecast.outlook : reading).toBe(outlook);
});

it("never foretells more than everybody or less than nobody of a share of people", () => {
  const steep = series(["2022-12-31", 60], ["2023-12-31", 75], ["2024-12-31", 82], ["2025-12-31", 97]);
  const reading = readForecast(steep, { goal: rising(90), day: "2028-03-31", isShare: true });
  if (reading?.kind !== "forecast") throw new Error("four points make a forecast");
  expect([reading.forecast.value, reading.forecast.high].map(Number)).toEqual([100, 100]);
});

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 12 });
const yearly = (values: readonly number[], shift = 0, factor = 1) =>
  values.map((entry, index) => value(daysAfter("2015-12-31", index * 365), entry * factor + shift));

it("is wider the further it reaches, and moves and grows with the values", () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: -500, max: 500 }), (values, shift) => {
      const [plain, moved, doubled] = [yearly(values), yearly(values, shift), yearly(values, 0, 2)].map(trendOf);
      if (!plain || !moved || !doubled) throw new Error("four points make a trend");
      const [near, far] = [forecastOn(plain, "2030-01-01"), forecastOn(plain, "2035-01-01")];
      const width = (point: { low: Decimal; high: Decimal }) => point.high.minus(point.low).toNumber();
      expect(width(far)).toBeGreaterThanOrEqual(width(near));
      expect(forecastOn(moved, "2030-01-01").low.minus(near.low).toNumber()).toBeCloseTo(shift, 6);
      expect(width(forecastOn(doubled, "2030-01-01"))).toBeCloseTo(2 * width(near), 6);
    }),
  );
});
