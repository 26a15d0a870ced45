import { expect, it } from "vitest";
import type { Segment } from "../src/yasashii/index.ts";
import { isRight, readRuns, runsOf } from "./yasashii-runs.ts";

const segment = (surface: string, reading: string | null = null, alternatives: string[] = []): Segment => {
  return { surface, reading, alternatives, source: reading ? "analyser" : "none" };
};
const line = "｜金沢市《!かなざわし》に｜7月《しちがつ》届《とど》く。明日《あした|あす》取《と》り扱《あつか》う";
const text = "金沢市に7月届く。明日取り扱う";
const runs = runsOf(line, { id: "x", text });

it("reads the runs of a line with their places", () => {
  expect(runs.map(({ surface, start, end }) => [surface, text.slice(start, end)])).toEqual(
    ["金沢市", "7月", "届", "明日", "取", "扱"].map((surface) => [surface, surface]),
  );
  expect(runs[0]?.isName).toBe(true);
  expect(runs[3]?.readings).toEqual(["あした", "あす"]);
  expect(() => runsOf("市《し》です", { id: "y", text: "市でした" })).toThrow("y: ");
});

it("lays segments over the runs, however they are cut", () => {
  const read = readRuns(runs, [
    ...[segment("金沢市"), segment("に"), segment("7", "しち"), segment("月", "がつ"), segment("届く", "とどく")],
    ...[segment("。"), segment("明日", "アス", ["みょうにち"]), segment("取り扱", "とりあつか"), segment("う")],
  ]);
  expect(read.map(({ seen }) => seen)).toEqual(["金沢市", "しちがつ", "とど", "あす", null, null]);
  expect(read.map(({ isMarked }) => isMarked)).toEqual([false, false, false, true, false, false]);
  expect(read.map(isRight)).toEqual([false, true, true, true, false, false]);
});
