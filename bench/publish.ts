import { importBundled } from "./bundled.ts";
import { LOAD_CORE, pinHere, unpinHere } from "./cores.ts";
import { openDatabases } from "./database.ts";
import type { PublishTimes } from "./publish-portal.ts";
import { ms, printTable, printVerdict, whole } from "./report.ts";
import { prepareServer } from "./server.ts";
import { percentile } from "./statistics.ts";

const AIM_FULL_MS = 60_000;
const AIM_CHANGE_MS = 1_000;
/** As many releases are kept; from then on a new one begins as the oldest. */
const KEPT = 3;

/** The demo's largest city as files: from nothing, and after changes of one page. On all cores, as who publishes does. */
export async function benchPublish(): Promise<void> {
  await prepareServer();
  await using running = new AsyncDisposableStack();
  const databases = await openDatabases();
  running.defer(() => databases.stop());
  const connection = await databases.create("kakehashi_bench_publish");
  const bundle = (await importBundled("publish-portal.ts")) as {
    measurePublishing(connection: unknown): Promise<PublishTimes>;
  };
  unpinHere();
  running.defer(() => pinHere(LOAD_CORE));
  const { full, changes, idle } = await bundle.measurePublishing(connection);
  const rows = [
    { name: "from nothing", ...full },
    ...changes.map((change, index) => ({ name: `one page, ${index + 1}`, ...change })),
    { name: "nothing new", ...idle },
  ];
  printTable(
    ["", "time", "processor", "drawn", "written", "pages", "files", "MB"],
    rows.map(({ name, ms: took, cpu, rendered, written, pages, files, bytes }) => [
      name,
      ms(took),
      ms(cpu),
      ...[rendered, written, pages, files, bytes / 1_000_000].map(whole),
    ]),
  );
  console.log(
    "\n  A file stands there three times: as it is, brotli and gzip; counted once, with its bytes as it is.\n",
  );
  const change = percentile(
    changes.slice(KEPT).map(({ ms: took }) => took),
    0.5,
  );
  printVerdict("from nothing", { isMet: full.ms < AIM_FULL_MS, seen: ms(full.ms), aim: `< ${ms(AIM_FULL_MS)}` });
  printVerdict("one page", { isMet: change < AIM_CHANGE_MS, seen: ms(change), aim: `< ${ms(AIM_CHANGE_MS)}` });
}
