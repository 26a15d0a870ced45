export const WINDOW_MINUTES = 15;
const MOST_PER_ACCOUNT = 10;
const MOST_PER_ADDRESS = 100;

/** Counts of failed attempts in the window, this one not included. */
export function isThrottled(failed: { account: number; address: number }): boolean {
  return failed.account >= MOST_PER_ACCOUNT || failed.address >= MOST_PER_ADDRESS;
}

/** What counts as one address: an IPv4 address, or the /64 network of an IPv6 address, which one household or firm holds. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] ?? address;
  if (!address.includes(":")) return address;
  const [head = "", tail = ""] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const groups = [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
