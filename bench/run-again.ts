import { importBundled } from "./bundled.ts";
const { runSearch } = (await importBundled("search-again.ts")) as any;
await runSearch({ rounds: 3 });
process.exit(0);
