import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { LOAD_CORE, onCore } from "./cores.ts";
import { BENCH_FOLDER } from "./database.ts";

const run = promisify(execFile);

export interface Load {
  address: string;
  /** Asked for one after the other; each connection goes its own way through them. */
  paths: readonly string[];
  headers?: Readonly<Record<string, string>>;
  connections: number;
  seconds: number;
}

export interface LoadResult {
  requests: number;
  perSecond: number;
  /** Milliseconds. */
  p99: number;
}

/** One run of wrk on the core of the load. @throws Error where any answer was an error: such a figure means nothing. */
export async function load({ address, paths, headers = {}, connections, seconds }: Load): Promise<LoadResult> {
  const script = join(BENCH_FOLDER, "paths.lua");
  writeFileSync(
    script,
    `local paths = { ${paths.map((path) => JSON.stringify(path)).join(", ")} }
local next = 0
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
`,
  );
  const [command, args] = onCore(LOAD_CORE, [
    "wrk",
    "--latency",
    "-t1",
    `-c${connections}`,
    `-d${seconds}s`,
    ...Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]),
    ...(paths.length > 1 ? ["-s", script] : []),
    `${address}${paths.length > 1 ? "" : paths[0]}`,
  ]);
  const { stdout } = await run(command, args);
  if (/Non-2xx|Socket errors: (?!connect 0, read 0, write 0)/.test(stdout))
    throw new Error(`errors under load:\n${stdout}`);
  return {
    requests: Number(/(\d+) requests in/.exec(stdout)?.[1]),
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p99: milliseconds(stdout),
  };
}

function milliseconds(output: string): number {
  const [, value, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(output) ?? [];
  return Number(value) * { us: 0.001, ms: 1, s: 1000 }[unit as "us" | "ms" | "s"];
}
