import { expect, it } from "vitest";
import { withMailServer, withSilentMailServer } from "#testing/mail-server.ts";
import type { OutgoingMail } from "./mail-server.ts";
import { createSmtpServer } from "./smtp-server.ts";

const FROM = "架け橋（見本市） <kakehashi@city.example.jp>";
const MAIL: OutgoingMail = {
  id: "0d9e7c1e-0000-4000-8000-000000000001",
  to: "sato@city.example.jp",
  subject: "【令和7年度】評価シートの提出をお願いします（5月16日まで・国際交流課分）",
  text: "佐藤様\n\n次の評価シートが提出されていません。\n.\n・1-1 日本語教室の充実\n",
  date: new Date("2025-05-09T00:30:00Z"),
};

it("hands a Japanese mail over so that every mail program reads it", async () => {
  const server = await withMailServer();
  expect(await createSmtpServer({ url: server.url, from: FROM }).deliver(MAIL)).toEqual({ outcome: "sent" });
  const [received] = server.received;
  expect(received).toMatchObject({ from: "kakehashi@city.example.jp", to: ["sato@city.example.jp"] });
  expect(received?.mail).toMatchObject({
    subject: MAIL.subject,
    from: { name: "架け橋（見本市）", address: "kakehashi@city.example.jp" },
    messageId: `<${MAIL.id}@city.example.jp>`,
    date: "2025-05-09T00:30:00.000Z",
  });
  expect(received?.mail.text?.trimEnd()).toBe(MAIL.text.trimEnd());
  expect(received?.mail.headers).toContainEqual(
    expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }),
  );
  // Old mail servers take ASCII only, and lines of at most 998 characters.
  expect(received?.source).toMatch(/^[\x20-\x7e\r\n\t]*$/);
  expect(Math.max(...(received?.source.split("\r\n") ?? []).map((line) => line.length))).toBeLessThan(100);
});

it("carries a workbook with a Japanese name", async () => {
  const server = await withMailServer();
  const bytes = new Uint8Array(200_000).map((_, index) => index % 251);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const attachment = { name: "評価シート_国際交流課_令和7年度.xlsx", type, bytes };
  await createSmtpServer({ url: server.url, from: FROM }).deliver({ ...MAIL, attachment });
  const [file] = server.received[0]?.mail.attachments ?? [];
  expect(file).toMatchObject({ filename: attachment.name, mimeType: type });
  expect(new Uint8Array(file?.content as ArrayBuffer)).toEqual(bytes);
});

it("signs in where the address holds a user", async () => {
  const server = await withMailServer({
    allowInsecureAuth: true,
    authOptional: false,
    onAuth: ({ username, password }, _, done) =>
      username === "kakehashi" && password === "p@ss" ? done(null, { user: 1 }) : done(new Error("wrong")),
  });
  const url = (user: string) => server.url.replace("//", `//${user}@`);
  const deliver = (user: string) => createSmtpServer({ url: url(user), from: FROM }).deliver(MAIL);
  expect(await deliver("kakehashi:p%40ss")).toEqual({ outcome: "sent" });
  // A wrong password is the installation's mistake and not the mail's: the mail waits.
  expect(await deliver("kakehashi:wrong")).toMatchObject({ outcome: "later" });
  expect(server.received).toHaveLength(1);
});

it.each([
  ["a recipient that is not known", 550, "refused"],
  ["a mailbox that is full just now", 452, "later"],
])("tells %s from the other", async (_, responseCode, outcome) => {
  const server = await withMailServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error("not now"), { responseCode })),
  });
  const delivery = await createSmtpServer({ url: server.url, from: FROM }).deliver(MAIL);
  expect(delivery).toMatchObject({ outcome, text: expect.stringContaining(String(responseCode)) });
});

it.each([
  [554, "refused"],
  [451, "later"],
])("takes the server's answer %i to the mail itself at its word", async (responseCode, outcome) => {
  const server = await withMailServer({
    onData: (stream, _, done) => {
      stream.resume();
      stream.on("end", () => done(Object.assign(new Error("no"), { responseCode })));
    },
  });
  expect(await createSmtpServer({ url: server.url, from: FROM }).deliver(MAIL)).toMatchObject({ outcome });
});

it("keeps a mail for later where the sender is refused or nobody listens", async () => {
  const server = await withMailServer({
    onMailFrom: (_address, _session, done) => done(Object.assign(new Error("who"), { responseCode: 550 })),
  });
  const smtp = createSmtpServer({ url: server.url, from: FROM });
  expect(await smtp.deliver(MAIL)).toMatchObject({ outcome: "later" });
  await server.close();
  expect(await smtp.deliver(MAIL)).toMatchObject({ outcome: "later", text: expect.stringContaining("ECONNREFUSED") });
  await server.open();
});

it("does not know what became of a mail when the connection breaks after its end", async () => {
  const dropping = await withSilentMailServer((socket) => socket.destroy());
  expect(await createSmtpServer({ url: dropping.url, from: FROM }).deliver(MAIL)).toMatchObject({ outcome: "unknown" });
  const slow = await withSilentMailServer(() => {});
  expect(await createSmtpServer({ url: slow.url, from: FROM }).deliver(MAIL)).toMatchObject({ outcome: "unknown" });
  expect([dropping.ends.length, slow.ends.length]).toEqual([1, 1]);
});

it.each(["RCPT", "DATA"] as const)("knows that a mail was not taken when the connection breaks at %s", async (upTo) => {
  const { url } = await withSilentMailServer((socket) => socket.destroy(), upTo);
  expect(await createSmtpServer({ url, from: FROM }).deliver(MAIL)).toMatchObject({ outcome: "later" });
  const slow = await withSilentMailServer(() => {}, upTo);
  expect(await createSmtpServer({ url: slow.url, from: FROM }).deliver(MAIL)).toMatchObject({ outcome: "later" });
});

it("does not let a subject or an address add lines to the head of a mail", async () => {
  const server = await withMailServer();
  const subject = "Hello\r\nBcc: everybody@example.jp";
  await createSmtpServer({ url: server.url, from: FROM }).deliver({ ...MAIL, subject });
  expect(server.received[0]?.to).toEqual(["sato@city.example.jp"]);
  expect(server.received[0]?.mail.bcc).toBeUndefined();
});
