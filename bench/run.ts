import { parseArgs } from "node:util";
import { Problem } from "#platform/problem.ts";
import { say } from "#platform/steps.mjs";
import { LOAD_CORE, pinHere } from "./cores.ts";
import { benchMemory } from "./memory.ts";
import { benchPlan } from "./plan.ts";
import { benchPortal } from "./portal.ts";
import { benchPublish } from "./publish.ts";
import { printMachine } from "./report.ts";
import { benchReview } from "./review.ts";
import { benchSearch } from "./search.ts";
import { weighPages } from "./weight.ts";
import { benchYasashii } from "./yasashii.ts";

// `npm run bench -- [portal|plan|review|publish|search|weight|memory|yasashii] [--rounds=7] [--seconds=2]`; yasashii also takes
// `--held-back` and `--show=<rule>|readings|score|all`. A missed aim is told and fails nothing;
// only pages that are too heavy fail, because their weight is the same on every machine.

interface Effort {
  rounds: number;
  seconds: number;
  isHeldBack: boolean;
  show?: string;
}

const BENCHES: Readonly<Record<string, (effort: Effort) => Promise<void>>> = {
  weight: weighPages,
  memory: benchMemory,
  portal: benchPortal,
  plan: benchPlan,
  review: benchReview,
  publish: benchPublish,
  search: benchSearch,
  yasashii: benchYasashii,
};

try {
  const { names, effort } = parse(process.argv.slice(2));
  pinHere(LOAD_CORE);
  printMachine();
  for (const name of names) {
    console.log(`\n── ${name}`);
    await BENCHES[name]?.(effort);
  }
  console.log();
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  say(error.message, process.stderr);
  process.exitCode = 1;
}

function parse(typed: readonly string[]): { names: string[]; effort: Effort } {
  const { values, positionals: names } = parseArgs({
    args: [...typed],
    options: {
      rounds: { type: "string", default: "7" },
      seconds: { type: "string", default: "2" },
      "held-back": { type: "boolean", default: false },
      show: { type: "string" },
    },
    allowPositionals: true,
  });
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown) throw new Problem(`There is no benchmark "${unknown}". There are: ${Object.keys(BENCHES).join(", ")}.`);
  const effort = {
    ...{ rounds: Number(values.rounds), seconds: Number(values.seconds) },
    ...{ isHeldBack: values["held-back"], show: values.show },
  };
  return { names: names.length > 0 ? names : Object.keys(BENCHES), effort };
}
