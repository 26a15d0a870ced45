import { tmpdir } from "node:os";
import { join } from "node:path";

declare module "vitest" {
  interface ProvidedContext {
    /** Tells this run of tests from others at the same time; test/global-setup.ts names it. */
    testRun: string;
  }
}

/** What the files of a run share outside of the database. */
export const runFolder = (run: string) => join(tmpdir(), `kakehashi-test-run-${run}`);
