import { defineConfig } from "vitest/config";

const MINUTE = 60_000;

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
          name: "code",
          include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "bench/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["test/long/**"],
        },
      },
      {
        test: { name: "journeys", include: ["e2e/**/*.spec.ts"], fileParallelism: false, testTimeout: 3 * MINUTE },
      },
      {
        // One file at a time: they start whole applications, which should not wait for each other's processors.
        test: { name: "long", include: ["test/long/**/*.test.ts"], fileParallelism: false, testTimeout: 10 * MINUTE },
      },
    ],
  },
});
