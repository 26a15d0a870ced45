import { readdirSync } from "node:fs";
import { join } from "node:path";
import { finish, runStaticSteps, runVitest, sum } from "./quality.ts";

// The daily check: what needs no database, no browser and little time. `npm test` is the whole.
const folder = join("test", "conventions");
const conventions = readdirSync(join(import.meta.dirname, "..", folder))
  .filter((name) => name.endsWith(".test.ts") && !name.endsWith(".data.test.ts"))
  .map((name) => join(folder, name));
finish(sum([await runStaticSteps(), await runVitest(["--project", "code", ".rules.test.", ...conventions])]));
