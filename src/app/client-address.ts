import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * The address that counts for throttling. With `hops` trusted proxies in front, it is the entry that the outermost of
 * them added to X-Forwarded-For; what stands left of it could have been written by the client.
 */
export function clientAddress(context: Context, hops: number): string {
  if (hops > 0) {
    const forwarded = (context.req.header("x-forwarded-for") ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    const trusted = forwarded.at(-hops);
    if (trusted) return trusted;
  }
  try {
    return getConnInfo(context).remote.address ?? "unknown";
  } catch {
    // In-process tests have no connection.
    return "unknown";
  }
}
