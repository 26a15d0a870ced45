import { expect, it } from "vitest";
import { newCode, readCode } from "./code.ts";

it("makes codes that can be read aloud and typed in any way", () => {
  const code = newCode();
  expect(code).toMatch(/^[2-9A-HJ-NP-TW-Z]{4}(-[2-9A-HJ-NP-TW-Z]{4}){2}$/);
  expect(new Set(Array.from({ length: 500 }, newCode)).size).toBe(500);
  expect(readCode(" k7qf 9m2p－ＸＴ４Ｃ ")).toBe("K7QF9M2PXT4C");
});
