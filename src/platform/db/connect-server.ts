import pg from "pg";
import { Problem } from "#platform/problem.ts";

/** Tries the database of DATABASE_URL once. @throws Problem that says why it cannot be used; the address is a secret and not in it. */
export async function connectServer(databaseUrl: string): Promise<pg.ClientConfig> {
  const connection = { connectionString: databaseUrl };
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return connection;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Problem(
      `The database that DATABASE_URL names cannot be used: ${message || code}\nCorrect the address, or leave DATABASE_URL out for the database that comes with Kakehashi.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
