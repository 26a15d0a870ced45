import { isIP } from "node:net";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import { checkout } from "#platform/checkout.ts";
import type { LogLevel } from "#platform/log.ts";
import { Problem } from "#platform/problem.ts";

/** Every setting there is. Nothing else in `src/` looks at the environment. */
export interface Config {
  checkout: string;
  port: number;
  host: string;
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** Absolute; holds all state. */
  dataFolder: string;
  /** The address that people use, without a slash at the end. Passkeys are bound to its host name. */
  publicUrl: string;
  /** Key that seals what the database must not show in clear; undefined: a key file in the data folder. */
  secret: string | undefined;
  /** How many proxies in front may be believed about the address of a reader. */
  trustProxy: number;
  logLevel: LogLevel;
  /** Undefined: mail is written down and not sent. */
  smtp: SmtpSettings | undefined;
  /** Absolute; where each city's portal is written as files, in a folder of its slug. Undefined: nowhere. */
  publishFolder: string | undefined;
  /** Undefined: nothing is translated by machine. */
  libreTranslate: { url: string; apiKey: string | undefined } | undefined;
}

export interface SmtpSettings {
  /** `smtp://user:password@host:587` (TLS where the server offers it) or `smtps://…:465` */
  url: string;
  /** Who the mail is from: `名前 <address>` or the address alone. */
  from: string;
}

const SECRET = new Set(["DATABASE_URL", "KAKEHASHI_SECRET", "SMTP_URL", "LIBRETRANSLATE_API_KEY"]);
const MAIL_FROM = /^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;
const LOG_LEVELS = ["silent", "error", "warn", "info"] as const satisfies LogLevel[];

/** Each description completes "it should be …". */
const environment = z.object({
  PORT: wholeNumber(1, 65_535).default(8080).describe("a whole number from 1 to 65535, for example 8080"),
  HOST: z
    .string()
    .refine(isHost)
    .default("127.0.0.1")
    .describe("an address or host name of this machine: 127.0.0.1 for this machine only, 0.0.0.0 for every network"),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl)
    .optional()
    .describe("the address of a PostgreSQL database, for example postgresql://user:password@host:5432/kakehashi"),
  KAKEHASHI_DATA: z
    .string()
    .refine((path) => !path.includes("\0"))
    .default(".kakehashi")
    .describe("the path of a folder, from the checkout or absolute"),
  KAKEHASHI_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      "at least 32 random characters, kept as long as the data; left out, a key file in the data folder is used",
    ),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin)
    .transform((url) => new URL(url).origin)
    .optional()
    .describe("http:// or https:// with a host and nothing behind it, for example https://portal.example.jp"),
  TRUST_PROXY: wholeNumber(0, 10).default(0).describe("the number of proxies in front, from 0 to 10"),
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default("warn")
    .describe(`one of ${LOG_LEVELS.join(", ")}`),
  SMTP_URL: z
    .string()
    .refine((url) => URL.canParse(url) && /^smtps?:\/\/[^/?]/.test(url))
    .optional()
    .describe("the address of a mail server, for example smtp://user:password@mail.example.jp:587; also set MAIL_FROM"),
  PUBLISH_FOLDER: z
    .string()
    .refine((path) => isAbsolute(path) && !path.includes("\0"))
    .optional()
    .describe("the absolute path of a folder; each city's portal is written there as files, for a web server beside"),
  MAIL_FROM: z
    .string()
    .refine((from) => MAIL_FROM.test(from))
    .optional()
    .describe("an address, alone or behind a name: Kakehashi <kakehashi@city.example.jp>"),
  LIBRETRANSLATE_URL: z
    .string()
    .refine(isServiceUrl)
    .transform((url) => url.replace(/\/+$/, ""))
    .optional()
    .describe("the address of a LibreTranslate service, for example https://translate.example.jp"),
  LIBRETRANSLATE_API_KEY: z.string().min(1).max(200).optional().describe("the key of that service"),
});

/** @throws Problem naming every variable whose value is wrong and what it should be. */
export function parseConfig(env: Record<string, string | undefined> = process.env): Config {
  // An empty value is how compose files and shells say "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new Problem(explain(parsed.error, given));
  const settings = parsed.data;
  return {
    checkout,
    port: settings.PORT,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    dataFolder: isAbsolute(settings.KAKEHASHI_DATA) ? settings.KAKEHASHI_DATA : join(checkout, settings.KAKEHASHI_DATA),
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    secret: settings.KAKEHASHI_SECRET,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
    smtp: readSmtp(settings),
    publishFolder: settings.PUBLISH_FOLDER,
    libreTranslate: settings.LIBRETRANSLATE_URL
      ? { url: settings.LIBRETRANSLATE_URL, apiKey: settings.LIBRETRANSLATE_API_KEY }
      : undefined,
  };
}

function readSmtp({ SMTP_URL: url, MAIL_FROM: from }: z.output<typeof environment>): SmtpSettings | undefined {
  if (!url) return undefined;
  if (from) return { url, from };
  throw new Problem(`SMTP_URL is set and MAIL_FROM is not: it should be ${environment.shape.MAIL_FROM.description}.`);
}

function explain(error: z.ZodError, given: Record<string, string | undefined>): string {
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0])))];
  return names.map((name) => explainOne(name as keyof typeof environment.shape, given[name])).join("\n");
}

function explainOne(name: keyof typeof environment.shape, value: string | undefined): string {
  const shown = SECRET.has(name) ? `${name} (not shown here)` : `${name}=${JSON.stringify(value)}`;
  return `${shown} cannot be used: it should be ${environment.shape[name].description}.`;
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
}

function isHost(host: string): boolean {
  return isIP(host) !== 0 || /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(host);
}

function isPostgresUrl(url: string): boolean {
  // Looser than a URL: a socket is written postgresql://user@/database?host=/folder, without a host name.
  return /^postgres(ql)?:\/\/\S+$/.test(url);
}

function isServiceUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && !/[?#]/.test(url);
}

function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, pathname, search, hash, username } = new URL(url);
  return /^https?:$/.test(protocol) && pathname === "/" && `${search}${hash}${username}` === "";
}
