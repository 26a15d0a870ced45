import { expect, it } from "vitest";
import { yearMoney } from "./money.rules.ts";

const project = (given: Partial<Parameters<typeof yearMoney>[0][number]>) => ({
  direction: "continue" as const,
  budget: null,
  settled: null,
  isProvisional: false,
  ...given,
});

it("adds amounts exactly, by direction and by source", () => {
  const money = yearMoney([
    project({ budget: { general: "0.1", national: "100" }, settled: { general: "0.3" } }),
    project({ direction: "expand", budget: { general: "0.2" }, settled: { general: "9999999999999.99" } }),
    project({ direction: "expand", settled: { national: "0.01" } }),
  ]);
  expect(money.sum).toEqual({ budget: "100.3", settled: "10000000000000.3" });
  expect(money.byDirection).toEqual([
    { direction: "expand", projects: 2, budget: "0.2", settled: "10000000000000" },
    { direction: "continue", projects: 1, budget: "100.1", settled: "0.3" },
  ]);
  expect(money.bySource).toEqual([
    { source: "national", budget: "100", settled: "0.01" },
    { source: "general", budget: "0.3", settled: "10000000000000.29" },
  ]);
});

it("does not take what nobody said for zero", () => {
  const money = yearMoney([project({ direction: null }), project({ settled: { general: "0" }, isProvisional: true })]);
  expect(money.sum).toEqual({ budget: null, settled: "0" });
  expect(money.byDirection.map(({ direction, settled }) => [direction, settled])).toEqual([
    ["continue", "0"],
    [null, null],
  ]);
  expect([money.withoutSettled, money.provisional]).toEqual([1, 1]);
});
