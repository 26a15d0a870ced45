import { expect, it } from "vitest";
import { addressKey, isThrottled } from "./throttle.rules.ts";

it("lets ten failures of an account and a hundred of an address pass, and no more", () => {
  expect(isThrottled({ account: 9, address: 99 })).toBe(false);
  expect(isThrottled({ account: 10, address: 0 })).toBe(true);
  expect(isThrottled({ account: 0, address: 100 })).toBe(true);
});

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:1:2::9", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
])("counts %s as %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});
