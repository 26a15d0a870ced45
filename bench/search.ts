import { importBundled } from "./bundled.ts";

type Run = (effort: { rounds: number }) => Promise<void>;

/** `search-run.ts`: it uses the library as the application does, whose modules hold pages. */
export async function benchSearch(effort: { rounds: number }): Promise<void> {
  const { runSearch } = (await importBundled("search-run.ts")) as { runSearch: Run };
  await runSearch(effort);
}
