import { type RawBuilder, type SqlBool, sql } from "kysely";
import { nextDay } from "#platform/i18n/partial-date.ts";

/** `isInForce` in SQL: the end reaches at least to tomorrow, compared as precisely as it is known. */
export function inForce(today: string, column = "retired_on"): RawBuilder<SqlBool> {
  const end = sql.ref(column);
  return sql<SqlBool>`(${end} is null or ${end} >= left(${nextDay(today)}, length(${end})))`;
}
