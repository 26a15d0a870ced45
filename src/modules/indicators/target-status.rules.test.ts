import { expect, it } from "vitest";
import type { Direction } from "./indicator-kinds.ts";
import type { ValueRow } from "./seen-value.rules.ts";
import { isWithinError, judgeTarget, type TargetTerms } from "./target-status.rules.ts";

const seen = (date: string, value: string | null, more: Partial<ValueRow> = {}): ValueRow => ({
  key: `v-${date}`,
  date,
  value,
  valueSource: null,
  respondents: null,
  drawn: null,
  dimensions: [],
  basis: "source",
  breakNote: null,
  ...more,
});

function terms(
  direction: Direction,
  target: Partial<TargetTerms["target"]>,
  indicator: Partial<TargetTerms["indicator"]> = {},
): TargetTerms {
  return {
    indicator: {
      direction,
      rangeLow: null,
      rangeHigh: null,
      valueSource: "manual",
      definition: null,
      unit: { ja: "人" },
      formula: null,
      ...indicator,
    },
    target: {
      baselineDate: "2022-12",
      baselineValue: "100",
      targetDate: "2027-12",
      targetValue: "200",
      path: "linear",
      interim: [],
      rebasedOn: null,
      ...target,
    },
    definitions: [],
  };
}

const judge = (given: TargetTerms, values: ValueRow[], asOf = "2025-12-31") => {
  const { status, reason } = judgeTarget(given, values, { asOf });
  return `${status} ${reason}`;
};

const RISING = terms("increase", {});

// On the last day of 2025 the path expects 160.02 of a way of 100.
it.each([
  ["205", "achieved reached"],
  ["200", "achieved reached"],
  ["166", "onTrack ahead"],
  ["160", "onTrack onPath"],
  ["155.1", "onTrack onPath"],
  ["154", "atRisk behind"],
  ["140.1", "atRisk behind"],
  ["139", "offTrack farBehind"],
  ["100", "offTrack farBehind"],
  ["95", "offTrack backwards"],
])("100 → 200 by 2027: %s at the end of 2025 is %s", (value, expected) => {
  expect(judge(RISING, [seen("2025-12", value)])).toBe(expected);
});

it("compares a value with the path on its own day, so that waiting does not make it worse", () => {
  expect(judge(RISING, [seen("2024-12", "140")], "2026-05-31")).toBe("onTrack onPath");
  const judged = judgeTarget(RISING, [seen("2024-12", "140")], { asOf: "2026-05-31" });
  expect(judged.expected?.toFixed(2)).toBe("140.03");
  expect(judged.expectedNow?.toFixed(2)).toBe("168.29");
  expect(judged.ageMonths).toBe(17);
});

it("calls a value stale after eighteen months, and keeps what it said", () => {
  const judged = judgeTarget(RISING, [seen("2024-05", "160")], { asOf: "2025-12-31" });
  expect([judged.status, judged.ageMonths, judged.achievement?.share?.toNumber()]).toEqual(["stale", 19, 0.6]);
});

it("tells apart: nothing yet, nothing since the baseline, only now begun", () => {
  const baseline = seen("2022-12", "100");
  expect(judge(terms("increase", { baselineDate: null }), [])).toBe("noData noValue");
  expect(judge(RISING, [baseline], "2026-11-21")).toBe("noData neverReported");
  expect(judge(RISING, [baseline], "2023-06-30")).toBe("notStarted baselineOnly");
});

it("does not take what is missing, a part of the whole, or an older value for a zero or for news", () => {
  const part = seen("2025-12", "3", { dimensions: [{ name: { ja: "言語" }, category: { ja: "ベトナム語" } }] });
  const judged = judgeTarget(RISING, [seen("2012-03", "53"), seen("2025-12", null), part], { asOf: "2025-12-31" });
  expect(judged.lastValue).toBeNull();
  expect(judged.achievement?.share).toBeNull();
});

it("takes a value of a period that has begun, and none of the future", () => {
  expect(judgeTarget(RISING, [seen("2025", "160")], { asOf: "2025-07-01" }).lastValue?.day).toBe("2025-12-31");
  expect(judgeTarget(RISING, [seen("2026", "160")], { asOf: "2025-07-01" }).lastValue).toBeNull();
});

it("is final once the target's day is counted", () => {
  expect(judge(RISING, [seen("2027-12", "190")], "2031-01-01")).toBe("offTrack missed");
  expect(judge(RISING, [seen("2027-12", "200")], "2031-01-01")).toBe("achieved reached");
  expect(judge(terms("keepAbove", { targetValue: "90" }), [seen("2027-12", "95")], "2031-01-01")).toBe(
    "achieved keptToTheEnd",
  );
});

it.each<[Direction, string, string]>([
  ["keepAbove", "92", "onTrack kept"],
  ["keepAbove", "86", "atRisk nearLimit"],
  ["keepAbove", "80", "offTrack beyondLimit"],
  ["keepBelow", "90", "onTrack kept"],
])("a limit of 90, %s: %s is %s", (direction, value, expected) => {
  const baselineValue = direction === "keepAbove" ? "100" : "80";
  expect(judge(terms(direction, { baselineValue, targetValue: "90" }), [seen("2025-12", value)])).toBe(expected);
});

it("expects a limit on every day, not a fall towards it", () => {
  const judged = judgeTarget(terms("keepAbove", { targetValue: "90" }), [seen("2025-12", "92")], {
    asOf: "2025-12-31",
  });
  expect([judged.expected?.toNumber(), judged.expectedNow?.toNumber(), judged.path.points]).toEqual([90, 90, []]);
});

it("a limit of zero that is missed is missed", () => {
  const none = terms("keepBelow", { baselineValue: "0", targetValue: "0" });
  expect([judge(none, [seen("2025-12", "0")]), judge(none, [seen("2025-12", "1")])]).toEqual([
    "onTrack kept",
    "offTrack beyondLimit",
  ]);
});

it("walks into a range, and keeps within it", () => {
  const range = { rangeLow: "40", rangeHigh: "60" };
  const outside = terms("range", { baselineValue: "20", targetValue: null }, range);
  expect(judge(outside, [seen("2025-12", "32")])).toBe("onTrack onPath");
  expect(judge(outside, [seen("2025-12", "25")])).toBe("offTrack farBehind");
  expect(judge(outside, [seen("2025-12", "50")])).toBe("onTrack kept");
  const inside = terms("range", { baselineValue: "50", targetValue: null }, range);
  expect(judge(inside, [seen("2025-12", "61")])).toBe("atRisk nearLimit");
});

it("says what is missing where nothing can be expected", () => {
  const value = [seen("2025-12", "150")];
  expect(judge(terms("increase", { targetValue: null }), value)).toBe("noData targetMissing");
  expect(judge(terms("increase", { targetDate: null }), value)).toBe("noData targetDateMissing");
  expect(judge(terms("increase", { baselineValue: null }), value)).toBe("noData pathUnknown");
  expect(judge(terms("increase", { baselineValue: null }), [seen("2025-12", "200")])).toBe("achieved reached");
  const interim = [{ date: "2024-12", value: "140" }];
  expect(judge(terms("increase", { baselineValue: null, interim }), value)).toBe("atRisk behind");
});

it("goes by steps where the plan says so", () => {
  const steps = terms("increase", { path: "stepwise", interim: [{ date: "2025-12", value: "150" }] });
  expect(judge(steps, [seen("2025-11", "100")])).toBe("onTrack onPath");
  expect(judge(steps, [seen("2025-12", "100")])).toBe("offTrack farBehind");
});

it("reads Kanazawa's survey: a little behind, and a change that chance alone may make", () => {
  const kanazawa = terms(
    "increase",
    { baselineDate: "2022-09", baselineValue: "50.9", targetDate: "2028-03-31", targetValue: "60.0" },
    { valueSource: "survey", unit: { ja: "%" } },
  );
  const values = [
    seen("2022-09", "50.9", { respondents: 334, drawn: 1200 }),
    seen("2025-12", "54.8", { respondents: 365, drawn: 1200, basis: "demo" }),
  ];
  const judged = judgeTarget(kanazawa, values, { asOf: "2026-11-21" });
  expect([judged.status, judged.reason, judged.lastValue?.isDemo]).toEqual(["atRisk", "behind", true]);
  expect(judged.expected?.toFixed(1)).toBe("56.3");
  expect(judged.survey?.interval.low.toFixed(1)).toBe("49.7");
  expect(judged.survey?.interval.high.toFixed(1)).toBe("59.8");
  expect(judged.survey?.sinceBaseline?.change?.isSignificant).toBe(false);
});

it("says that a difference is within the survey's error only where a survey could have given the planned value", () => {
  const survey = terms(
    "increase",
    { baselineValue: "40", targetValue: "60" },
    { valueSource: "survey", unit: { ja: "%" } },
  );
  const within = (respondents: number | null) =>
    isWithinError(judgeTarget(survey, [seen("2024-12", "45", { respondents })], { asOf: "2025-12-31" }));
  expect([within(300), within(100_000), within(null)]).toEqual([true, false, false]);
});

const changed = (given: TargetTerms, replacedOn: string): TargetTerms => ({
  ...given,
  definitions: [
    { replacedOn, definition: null, unit: { ja: "回" }, formula: null, reason: { ja: "理由" } },
  ] as unknown as TargetTerms["definitions"],
});

it("never compares across a break: not with the baseline, not with the path, not with the target", () => {
  const judged = judgeTarget(changed(RISING, "2024-04-01"), [seen("2023-12", "120"), seen("2025-12", "205")], {
    asOf: "2026-05-01",
  });
  expect([judged.status, judged.reason, judged.gap?.since]).toEqual(["noData", "countedAnew", "2024-04-01"]);
  expect([judged.expected, judged.expectedNow, judged.lag, judged.achievement?.share]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(judged.forecast).toEqual({ kind: "tooFew", points: 1 });
  expect(judged.lastValue?.value.toFixed()).toBe("205");
});

it("compares again as soon as baseline and target are worked out anew, but not with older values", () => {
  const rebased = changed(terms("increase", { rebasedOn: "2024-04-01" }), "2024-04-01");
  expect(judge(rebased, [seen("2023-12", "300"), seen("2025-12", "160")])).toBe("onTrack onPath");
  expect(judge(rebased, [seen("2023-12", "300")], "2024-12-31")).toBe("noData countedAnew");
});

it("takes a remark of a value for the same as a changed definition", () => {
  expect(judge(RISING, [seen("2025-12", "205", { breakNote: { ja: "窓口も数える" } })])).toBe("noData countedAnew");
  expect(judge(RISING, [seen("2022-12", "100", { breakNote: { ja: "前から" } }), seen("2025-12", "160")])).toBe(
    "onTrack onPath",
  );
});

it("forecasts from the newest counting alone, and says how many values that has", () => {
  const values = ["2019", "2020", "2021", "2022-12"].map((date) => seen(date, "90"));
  const given = terms("increase", { baselineDate: "2023-12", baselineValue: "100" });
  const forecast = (more: ValueRow[], definitions = given) =>
    judgeTarget(definitions, [...values, ...more], { asOf: "2025-12-31" }).forecast;
  expect(forecast([])?.kind).toBe("forecast");
  expect(forecast([seen("2024-12", "110")], changed(given, "2023-01-01"))).toEqual({ kind: "tooFew", points: 1 });
  expect(judgeTarget(given, values, { asOf: "2020-06-30" }).forecast).toEqual({ kind: "tooFew", points: 2 });
});

// 120 of 400 and 150 of 420, as in R's prop.test: no significant change.
it("tells a survey's change from the value before, within one series and with both numbers of answers only", () => {
  const survey = terms("increase", { baselineValue: "20" }, { valueSource: "survey", unit: { ja: "%" } });
  const compare = (first: Partial<ValueRow>, second: Partial<ValueRow> = {}, definitions = survey) => {
    const values = [
      seen("2023-12", "30", { respondents: 400, ...first }),
      seen("2024-12", "35.714286", { respondents: 420, ...second }),
    ];
    return judgeTarget(definitions, values, { asOf: "2025-01-31" }).survey?.sincePrevious;
  };
  expect(compare({})?.change).toMatchObject({ isSignificant: false });
  expect(compare({})?.change?.p).toBeCloseTo(0.0818, 4);
  expect(compare({ respondents: 4000 }, { respondents: 4200 })?.change).toMatchObject({ isSignificant: true });
  expect(compare({ respondents: null })).toEqual({ date: "2023-12", change: null });
  expect(compare({}, { valueSource: "otherSurvey" })).toBeNull();
  expect(compare({}, {}, changed(survey, "2024-04"))).toBeNull();
});
