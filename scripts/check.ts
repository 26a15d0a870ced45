import { finish, runStaticSteps, runVitest, sum } from "./quality.ts";

// The daily check: what needs no database, no browser and little time. `npm test` is the whole.
finish(
  sum([
    await runStaticSteps(),
    await runVitest(["--project", "code", "--passWithNoTests", ".rules.test.", "test/conventions"]),
  ]),
);
