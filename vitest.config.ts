import { defineConfig } from "vitest/config";

const MINUTE = 60_000;
// A worker loads the sources once and not for each of its files: no test mocks modules or changes what they keep.
const SHARED = { isolate: false };

// Three projects: `code` needs at most a database, `journeys` a browser, `long` whole installations and much time.
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    // Only a guard against hanging: no test may pass or fail by its speed.
    testTimeout: MINUTE,
    hookTimeout: 2 * MINUTE,
    globalSetup: ["test/global-setup.ts"],
    projects: [
      {
        test: {
          ...SHARED,
          name: "code",
          include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "bench/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["test/long/**"],
        },
      },
      {
        test: {
          ...SHARED,
          name: "journeys",
          include: ["e2e/**/*.spec.ts"],
          testTimeout: 3 * MINUTE,
          // After the others, should both be asked for: a journey has a browser to itself and half of the processors.
          sequence: { groupOrder: 1 },
        },
      },
      {
        // One file at a time: they start whole applications, which should not wait for each other's processors.
        test: { name: "long", include: ["test/long/**/*.test.ts"], fileParallelism: false, testTimeout: 10 * MINUTE },
      },
    ],
  },
});
