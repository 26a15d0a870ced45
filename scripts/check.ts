import { finish, runStaticSteps, runVitest, sum } from "./quality.ts";

// The daily check: what needs no database, no browser and little time. `npm test` is the whole.
const chosen = [".rules.test.", "test/conventions", "--exclude=**/*.data.test.ts"];
finish(sum([await runStaticSteps(), await runVitest(["--project", "code", ...chosen])]));
