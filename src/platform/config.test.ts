import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { parseConfig } from "#platform/config.ts";
import { Problem } from "#platform/problem.ts";

function problemOf(env: Record<string, string>): string {
  try {
    parseConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return (error as Problem).message;
  }
  throw new Error("was accepted");
}

it("needs no setting at all", () => {
  expect(parseConfig({})).toEqual({
    checkout,
    port: 8080,
    host: "127.0.0.1",
    databaseUrl: undefined,
    dataFolder: join(checkout, ".kakehashi"),
    publicUrl: "http://localhost:8080",
    trustProxy: 0,
    logLevel: "warn",
    smtp: undefined,
    publishFolder: undefined,
  });
});

it("takes each setting", () => {
  const config = parseConfig({
    PORT: "9000",
    HOST: "::1",
    DATABASE_URL: "postgresql:///kakehashi?host=/run/postgresql",
    KAKEHASHI_DATA: "/srv/kakehashi",
    PUBLIC_URL: "https://portal.example.jp/",
    TRUST_PROXY: "2",
    LOG_LEVEL: "info",
    SMTP_URL: "smtp://user:password@mail.example.jp:587",
    MAIL_FROM: "架け橋 <kakehashi@city.example.jp>",
  });
  expect(config).toEqual({
    checkout,
    port: 9000,
    host: "::1",
    databaseUrl: "postgresql:///kakehashi?host=/run/postgresql",
    dataFolder: "/srv/kakehashi",
    publicUrl: "https://portal.example.jp",
    trustProxy: 2,
    logLevel: "info",
    smtp: { url: "smtp://user:password@mail.example.jp:587", from: "架け橋 <kakehashi@city.example.jp>" },
    libreTranslate: undefined,
  });
});

it("takes a mail server only together with a sender, and does not show its password", () => {
  expect(problemOf({ SMTP_URL: "smtp://mail.example.jp" })).toContain("MAIL_FROM");
  expect(problemOf({ SMTP_URL: "http://user:geheim@mail.example.jp" })).not.toContain("geheim");
  expect(problemOf({ SMTP_URL: "smtp://m.example.jp", MAIL_FROM: "nobody" })).toContain("MAIL_FROM");
  expect(parseConfig({ MAIL_FROM: "kakehashi@city.example.jp" }).smtp).toBeUndefined();
});

it("counts an empty value as not set, and the public address follows the port", () => {
  expect(parseConfig({ PORT: "8123", DATABASE_URL: "", PUBLIC_URL: "" })).toMatchObject({
    databaseUrl: undefined,
    publicUrl: "http://localhost:8123",
  });
});

it("puts a relative data folder into the checkout", () => {
  expect(parseConfig({ KAKEHASHI_DATA: "state/here" }).dataFolder).toBe(join(checkout, "state", "here"));
});

it.each([
  ["PORT", "80a"],
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "8080.5"],
  ["PORT", " "],
  ["HOST", "http://localhost"],
  ["HOST", "a b"],
  ["KAKEHASHI_DATA", "a\0b"],
  ["PUBLIC_URL", "portal.example.jp"],
  ["PUBLIC_URL", "https://example.jp/portal"],
  ["PUBLIC_URL", "ftp://example.jp"],
  ["TRUST_PROXY", "yes"],
  ["TRUST_PROXY", "11"],
  ["LOG_LEVEL", "verbose"],
])("names %s=%j and what it should be", (name, value) => {
  const message = problemOf({ [name]: value });
  expect(message).toContain(`${name}=${JSON.stringify(value)} cannot be used: it should be `);
  expect(message).not.toContain("undefined");
});

it("does not show the value of a secret", () => {
  const message = problemOf({ DATABASE_URL: "mysql://root:hunter2@db/x" });
  expect(message).toContain("DATABASE_URL");
  expect(message).toContain("postgresql://");
  expect(message).not.toContain("hunter2");
});

it("names all that is wrong at once", () => {
  const message = problemOf({ PORT: "x", LOG_LEVEL: "y" });
  expect(message.split("\n")).toHaveLength(2);
});

it("takes the address of a machine translation with its key, and shows the key to nobody", () => {
  expect(parseConfig({ LIBRETRANSLATE_URL: "https://t.example.jp/api/" }).libreTranslate).toEqual({
    url: "https://t.example.jp/api",
    apiKey: undefined,
  });
  expect(parseConfig({}).libreTranslate).toBeUndefined();
  expect(problemOf({ LIBRETRANSLATE_URL: "ftp://t.example.jp" })).toContain("LIBRETRANSLATE_URL");
  expect(
    problemOf({ LIBRETRANSLATE_URL: "https://t.example.jp", LIBRETRANSLATE_API_KEY: "geheim".repeat(99) }),
  ).not.toContain("geheim");
});
