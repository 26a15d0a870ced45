interface Command {
  /** What runs under Node 24: a script, or a tool's entry point, as a path in the checkout. */
  runs?: string;
  /** Put before what the person typed behind the command. */
  args?: string[];
  /** Brings dist/ up to date first. */
  builds?: boolean;
}

/** Every `npm run <command>`: package.json sends each of these through start.mjs. */
export const commands: Record<string, Command> = {
  start: { runs: "dist/main.js", args: ["start"], builds: true },
  kakehashi: { runs: "dist/main.js", builds: true },
  build: { builds: true },
  dev: { runs: "scripts/dev.ts" },
  check: { runs: "scripts/check.ts" },
  test: { runs: "scripts/test.ts", builds: true },
  "test:long": { runs: "scripts/test.ts", args: ["--long"], builds: true },
  bench: { runs: "bench/run.ts" },
  pictures: { runs: "scripts/pictures.ts", builds: true },
  "db-types": { runs: "scripts/db-types.ts" },
  "new-module": { runs: "scripts/new-module.ts" },
  architecture: { runs: "scripts/architecture.ts" },
  "missing-texts": { runs: "scripts/missing-texts.ts" },
};
