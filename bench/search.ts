import { importBundled } from "./bundled.ts";

/** `search-run.ts`: it uses the library as the application does, whose modules hold pages. */
export async function benchSearch(effort: { rounds: number }): Promise<void> {
  const { runSearch } = (await importBundled("search-run.ts")) as typeof import("./search-run.ts");
  await runSearch(effort);
}
