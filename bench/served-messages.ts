import type pg from "pg";

/** What the served process is started with. */
export interface ServedOptions {
  connection: pg.ClientConfig;
  dataFolder: string;
  loadsDemo: boolean;
  /**
   * `cached`: as in production. `missed`: as in production, but no page is ever kept, so each is made and compressed.
   * `rendered`: the router alone, as for pages that are never kept (search, staff): database and HTML, no compression.
   */
  answers: "cached" | "missed" | "rendered";
}

export interface Statement {
  text: string;
  ms: number;
}

export type Question =
  | { kind: "statements"; path: string }
  | { kind: "import"; slug: string; plan: string; staffId: string; name: string; bytes: Uint8Array };

export interface Answers {
  statements: Statement[];
  import: { ms: number; changes: number };
}
