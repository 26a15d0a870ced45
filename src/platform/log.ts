type Fields = Record<string, string | number | boolean | undefined>;

/** Structured log, one JSON object a line. Fields hold ids and counts, never names, addresses or free text of people. */
export interface Log {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields & { error?: string }): void;
}

export type LogLevel = "silent" | "error" | "warn" | "info";
const ORDER: LogLevel[] = ["silent", "error", "warn", "info"];

export function createLog(level: LogLevel, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const at =
    (own: LogLevel) =>
    (event: string, fields: Fields = {}) => {
      if (ORDER.indexOf(own) > ORDER.indexOf(level)) return;
      write(`${JSON.stringify({ at: new Date().toISOString(), level: own, event, ...fields })}\n`);
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}
