import { Secret } from "otpauth";
import { expect, it } from "vitest";
import { generateTotpSecret, matchTotpStep, totpAddress } from "./one-time-code.ts";

const rfcSecret = Secret.fromUTF8("12345678901234567890").base32;

// RFC 6238 appendix B, SHA-1; the last six of the eight digits printed there.
it.each([
  [59, "287082", 1],
  [1_111_111_109, "081804", 37_037_036],
  [1_111_111_111, "050471", 37_037_037],
  [1_234_567_890, "005924", 41_152_263],
  [2_000_000_000, "279037", 66_666_666],
  [20_000_000_000, "353130", 666_666_666],
])("at second %i the code %s is right and belongs to step %i", (second, code, step) => {
  expect(matchTotpStep(rfcSecret, code, new Date(second * 1000))).toBe(step);
});

it("takes a code one step early or late, and none further away", () => {
  const at = (second: number) => matchTotpStep(rfcSecret, "287082", new Date(second * 1000));
  expect([at(29), at(89)]).toEqual([1, 1]);
  expect([at(120), at(1000)]).toEqual([undefined, undefined]);
});

it("reads codes as people type them and refuses everything else", () => {
  const at = new Date(59_000);
  expect(matchTotpStep(rfcSecret, " 287 082 ", at)).toBe(1);
  expect(matchTotpStep(rfcSecret, "２８７０８２", at)).toBe(1);
  for (const wrong of ["", "28708", "2870821", "abcdef", "000000"])
    expect(matchTotpStep(rfcSecret, wrong, at)).toBeUndefined();
});

it("writes the address that code apps read", () => {
  const secret = generateTotpSecret();
  const address = new URL(totpAddress(secret, { issuer: "かけはし 金沢市", account: "taro" }));
  expect(address.protocol).toBe("otpauth:");
  expect(address.searchParams.get("secret")).toBe(secret);
  expect(address.searchParams.get("issuer")).toBe("かけはし 金沢市");
});
