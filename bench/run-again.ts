import { importBundled } from "./bundled.ts";
const { runSearch } = (await importBundled("search-again.ts")) as any;
await runSearch({ rounds: 2 });
process.exit(0);
