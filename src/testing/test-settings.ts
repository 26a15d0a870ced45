/** The settings of a test run. The application's own are in platform/config.ts; it never sees these. */
export interface TestSettings {
  /** A PostgreSQL whose user may make databases and roles; undefined: the embedded one. */
  databaseUrl: string | undefined;
  /** Path of a Chromium; undefined: the one that the system has. */
  chromiumPath: string | undefined;
  /** Address of a running installation to visit instead of one that is started for the purpose. */
  installationUrl: string | undefined;
}

export function readTestSettings(env: Record<string, string | undefined> = process.env): TestSettings {
  return {
    databaseUrl: env.TEST_DATABASE_URL || undefined,
    chromiumPath: env.CHROMIUM_PATH || undefined,
    installationUrl: env.KAKEHASHI_URL?.replace(/\/+$/, "") || undefined,
  };
}
