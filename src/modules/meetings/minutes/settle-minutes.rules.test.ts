import fc from "fast-check";
import { expect, it } from "vitest";
import { settleMinutes } from "./settle-minutes.rules.ts";

const text = fc.constantFrom("", "a", "b", "c");

it("asks only where both wrote something new and not the same", () => {
  fc.assert(
    fc.property(text, text, text, (mine, theirs, opened) => {
      const outcome = settleMinutes({ mine, theirs, opened });
      expect(outcome === "both").toBe(mine !== opened && theirs !== opened && mine !== theirs);
    }),
  );
});

it("never replaces a text that the writer has not seen", () => {
  fc.assert(
    fc.property(text, text, text, (mine, theirs, opened) => {
      if (settleMinutes({ mine, theirs, opened }) === "mine") expect(theirs).toBe(opened);
    }),
  );
});
