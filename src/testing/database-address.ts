import type pg from "pg";

/** A connection as one address, for tools and programs that take nothing else. */
export function databaseAddress(connection: pg.ClientConfig): string {
  if (connection.connectionString) return connection.connectionString;
  const { user, database, host = "localhost", port = 5432 } = connection;
  // A folder of Unix sockets stands in the query; behind the user a host must be named, and the query wins over it.
  return `postgresql://${user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`;
}
