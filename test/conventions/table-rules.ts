import type pg from "pg";

export interface Table {
  name: string;
  hasMunicipality: boolean;
  /** Row-level security is on and holds for the owner too. */
  isProtected: boolean;
  hasPolicy: boolean;
}

/**
 * Tables that hold no municipality's rows behind row-level security, each with its reason. `plan_record_columns` is a
 * pattern for other tables and never holds a row.
 */
const WITHOUT_PROTECTION: Record<string, string> = {
  municipalities: "which there are is public: an address is found by its slug before any scope exists",
  content_revisions: "a number of each municipality that every process must hear of",
};
const NOT_OURS = ["schema_migrations", "plan_record_columns"];

export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as "isProtected",
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id' and a.attnotnull) as "hasMunicipality",
       exists (select from pg_policy p where p.polrelid = c.oid) as "hasPolicy"
     from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by c.relname`,
  );
  return rows.filter(({ name }) => !NOT_OURS.includes(name));
}

/** `owners`: the text of each README that may own tables, by its path. */
export function findTableProblems(tables: readonly Table[], owners: Readonly<Record<string, string>>): string[] {
  const owned = Object.entries(owners).flatMap(([path, text]) => ownedTables(text).map((table) => ({ path, table })));
  const unknown = owned.filter(({ table }) => !NOT_OURS.includes(table) && !tables.some(({ name }) => name === table));
  return [
    ...tables.flatMap((table) =>
      [...protectionProblems(table), ...ownerProblems(table, owned)].map((problem) => `${table.name}: ${problem}`),
    ),
    ...unknown.map(({ path, table }) => `${path} names ${table}, which does not exist`),
  ];
}

function protectionProblems({ name, hasMunicipality, isProtected, hasPolicy }: Table): string[] {
  if (name in WITHOUT_PROTECTION) return [];
  return [
    ...(hasMunicipality ? [] : ["has no municipality_id that is not null"]),
    ...(isProtected && hasPolicy ? [] : ["has no forced row-level security (call protect_municipality_rows)"]),
  ];
}

function ownerProblems({ name }: Table, owned: readonly { path: string; table: string }[]): string[] {
  const paths = owned.filter(({ table }) => table === name).map(({ path }) => path);
  if (paths.length === 1) return [];
  return [paths.length === 0 ? 'no README names it under "Tables owned"' : `${paths.join(" and ")} own it`];
}

/** The names in the paragraph that "Tables owned" begins: in backticks, or bare and separated by commas. */
export function ownedTables(readme: string): string[] {
  const text = /^\W*Tables owned\b[^`a-z]*([\s\S]*)/im.exec(readme)?.[1] ?? "";
  const paragraph = text.split(/\n\s*\n|\n#/)[0] ?? "";
  const quoted = [...paragraph.matchAll(/`([a-z][a-z0-9_]*)`/g)].map((match) => match[1] ?? "");
  if (quoted.length > 0) return quoted;
  const bare = paragraph.split(/[,.]\s|[,.]?$/).map((word) => word.trim());
  return bare.filter((word) => /^[a-z][a-z0-9_]*$/.test(word));
}
