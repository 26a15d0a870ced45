import { ensureBrowser } from "./ensure-browser.ts";
import { type Count, finish, runStaticSteps, runStep, runVitest, sum } from "./quality.ts";

const [first, ...rest] = process.argv.slice(2);
const isLong = first === "--long";
const typed = isLong ? rest : process.argv.slice(2);

if (isLong) finish(await runVitest(["--project", "long", ...typed]));
else if (typed.length > 0) finish(await runVitest(["--project", "code", "--project", "journeys", ...typed]));
else finish(await runAll());

/** Every step runs, however many fail before it. */
async function runAll(): Promise<Count> {
  return sum([
    await runStaticSteps(),
    await runStep("Browser", ensureBrowser),
    await runVitest(["--project", "code"]),
    await runVitest(["--project", "journeys"]),
  ]);
}
