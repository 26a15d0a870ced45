import { expect, it } from "vitest";
import { takeTurns } from "./take-turns.ts";

it("lets two work at once and the next ones in turn, sends away who finds the line full, and survives failures", async () => {
  const inTurn = takeTurns({ atOnce: 2, waiting: 3 }, () => new Error("full"));
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const works = [0, 1, 2, 3, 4, 5].map((number) =>
    inTurn(async () => {
      started.push(number);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (number === 1) throw new Error("failed");
      return number;
    }),
  );
  const outcomes = Promise.allSettled(works);
  await expect(works[5]).rejects.toThrow("full");
  expect(started).toEqual([0, 1]);
  for (let done = 0; done < 5; done++) {
    ends[done]?.();
    await Promise.allSettled([works[done]]);
    expect(started).toEqual([0, 1, 2, 3, 4].slice(0, done + 3));
  }
  expect((await outcomes).map((outcome) => outcome.status === "fulfilled" && outcome.value)).toEqual([
    0,
    false,
    2,
    3,
    4,
    false,
  ]);
  expect(await inTurn(async () => "free again")).toBe("free again");
});
