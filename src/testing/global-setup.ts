import { stopTestServer } from "./test-server.ts";

/** Vitest calls the returned function when the run is over. */
export default function setUp(): () => Promise<void> {
  return stopTestServer;
}
