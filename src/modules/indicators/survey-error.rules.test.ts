import { expect, it } from "vitest";
import { Decimal } from "./exact.rules.ts";
import { compareShares, type SurveyShare, wilsonInterval } from "./survey-error.rules.ts";

const answers = (yes: number, respondents: number): SurveyShare => ({
  share: new Decimal(yes).div(respondents),
  respondents,
});

// Computed with R: prop.test(yes, n, correct = FALSE).
it.each([
  [7, 20, "0.1811918241", "0.5671457233"],
  [0, 10, "0.0000000000", "0.2775327999"],
  [10, 10, "0.7224672001", "1.0000000000"],
  [81, 263, "0.2552885199", "0.3662095770"],
  [15, 148, "0.0623863995", "0.1604872417"],
  [226, 997, "0.2017689909", "0.2536892186"],
])("%i of %i answers: between %s and %s", (...[yes, respondents, low, high]) => {
  const interval = wilsonInterval(answers(yes, respondents));
  expect([interval?.low.toFixed(10), interval?.high.toFixed(10)]).toEqual([low, high]);
});

// Computed with R: prop.test(c(120, 150), c(400, 420), correct = FALSE).
it("120 of 400, then 150 of 420: no significant change", () => {
  const change = compareShares(answers(120, 400), answers(150, 420));
  expect(change?.chiSquare.toFixed(7)).toBe("3.0291486");
  expect(change?.p).toBeCloseTo(0.0817809, 6);
  expect(change?.interval.low.toFixed(7)).toBe("-0.0070186");
  expect(change?.interval.high.toFixed(7)).toBe("0.1213043");
  expect(change?.isSignificant).toBe(false);
});

it("the same shares with ten times the answers are a significant change", () => {
  expect(compareShares(answers(1200, 4000), answers(1500, 4200))?.isSignificant).toBe(true);
});

it("nobody asked, or everybody of one mind twice: nothing to test", () => {
  expect(wilsonInterval({ share: new Decimal(0), respondents: 0 })).toBeNull();
  expect(compareShares(answers(10, 10), answers(20, 20))).toBeNull();
});
