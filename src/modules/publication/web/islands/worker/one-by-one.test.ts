import { expect, it } from "vitest";
import { oneByOne } from "./one-by-one.ts";

it("begins a work only when the one before has ended", async () => {
  const inTurn = oneByOne();
  const told: string[] = [];
  const work = (name: string) => async () => {
    told.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    told.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all([inTurn(work("save")), inTurn(work("remove"))])).toEqual(["save", "remove"]);
  expect(told).toEqual(["save begins", "save ends", "remove begins", "remove ends"]);
});

it("goes on after a work that failed, and tells whoever asked for that one", async () => {
  const inTurn = oneByOne();
  const failed = inTurn(() => Promise.reject(new Error("no network")));
  const next = inTurn(async () => "done");
  await expect(failed).rejects.toThrow("no network");
  expect(await next).toBe("done");
});
