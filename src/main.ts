import { runCommand } from "#app/command-line.ts";
import { parseConfig } from "#platform/config.ts";
import { Problem } from "#platform/problem.ts";
import { say } from "#platform/steps.mjs";

const NEEDED_MAJOR = 24;

// A closed terminal or pipe must not end the application in the middle of stopping.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

try {
  if (Number.parseInt(process.versions.node, 10) < NEEDED_MAJOR) {
    throw new Problem(
      `Kakehashi runs on Node ${NEEDED_MAJOR} or newer, and this is ${process.versions.node}. Use npm start.`,
    );
  }
  await runCommand(parseConfig(), process.argv.slice(2));
} catch (error) {
  say(error instanceof Problem ? error.message : String(error instanceof Error ? error.stack : error), process.stderr);
  process.exit(1);
}
