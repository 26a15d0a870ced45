import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SmtpSettings } from "#platform/config.ts";
import type { Delivery, MailServer, OutgoingMail } from "./mail-server.ts";

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/** The mail server of the settings. One connection a mail: they are few, and each one's fate is plain. */
export function createSmtpServer({ url, from }: SmtpSettings): MailServer {
  const { auth, ...options } = parseConnectionUrl(url);
  return {
    async deliver(mail) {
      const message = await compose(mail, from);
      const connection = new SMTPConnection({ ...PATIENCE, ...options });
      // A connection tells of its end through the callbacks too; without a listener Node would end the process.
      const broken = new Promise<never>((_, reject) => connection.once("error", reject));
      broken.catch(() => {});
      const handing = Readable.from([message]);
      let isHandedOver = false;
      handing.once("end", () => {
        isHandedOver = true;
      });
      try {
        await Promise.race([broken, converse(connection, { auth, from: addressIn(from), to: mail.to, handing })]);
        return { outcome: "sent" };
      } catch (error) {
        return readFailure(error as SmtpError, isHandedOver);
      } finally {
        connection.close();
      }
    },
  };
}

interface Talk {
  auth: ReturnType<typeof parseConnectionUrl>["auth"];
  from: string;
  to: string;
  handing: Readable;
}

async function converse(connection: SMTPConnection, { auth, from, to, handing }: Talk): Promise<void> {
  await calledBack((done) => connection.connect(done));
  if (auth) await calledBack((done) => connection.login(auth, done));
  // The connection begins to read the mail when the server is ready for it, not before.
  await calledBack((done) => connection.send({ from, to: [to] }, handing, done));
}

function calledBack(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));
}

async function compose(mail: OutgoingMail, from: string): Promise<Buffer> {
  const { id, to, subject, text, attachment, date } = mail;
  const domain = addressIn(from).split("@")[1] ?? "localhost";
  const files = attachment
    ? [{ filename: attachment.name, contentType: attachment.type, content: Buffer.from(attachment.bytes) }]
    : [];
  const composer = new MailComposer({
    from,
    to,
    subject,
    text,
    date,
    messageId: `<${id}@${domain}>`,
    textEncoding: "base64",
    attachments: files,
    // RFC 3834: no absence note answers this.
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

const addressIn = (from: string) => /<([^<>]+)>/.exec(from)?.[1] ?? from;

interface SmtpError extends Error {
  responseCode?: number;
  response?: string;
  command?: string;
}

/**
 * Where the server answered, its answer counts. Where it did not and had been given the whole mail, it may have taken it
 * all the same (RFC 5321, 4.5.3.2.6); before that it cannot.
 */
function readFailure(error: SmtpError, isHandedOver: boolean): Delivery {
  const { responseCode, response, command, message } = error;
  const text = (response || message).slice(0, 500);
  const isAboutMail = command === "RCPT TO" || command === "DATA";
  if (responseCode) return { outcome: responseCode >= 500 && isAboutMail ? "refused" : "later", text };
  return { outcome: isHandedOver ? "unknown" : "later", text };
}
