import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll } from "vitest";

export interface TestMailServer {
  url: string;
  /** What it took, in order. */
  received: ReceivedMail[];
  /** Nobody listens any more until `open`: connections are refused. */
  close(): Promise<void>;
  open(): Promise<void>;
}

export interface ReceivedMail {
  from: string;
  to: string[];
  mail: Email;
  /** As it came, headers and all. */
  source: string;
}

/** A real SMTP server on this machine; `options` says where it is unfriendly. `given` fills the address behind the port. */
export async function withMailServer(options: SMTPServerOptions = {}, given = ""): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const make = () =>
    new SMTPServer({
      disabledCommands: ["STARTTLS"],
      authOptional: true,
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", async () => {
          const source = Buffer.concat(chunks);
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom ? mailFrom.address : "";
          const mail = await PostalMime.parse(source);
          received.push({ from, to: rcptTo.map(({ address }) => address), mail, source: source.toString("latin1") });
          done();
        });
      },
      ...options,
    });
  let server = make();
  let port = 0;
  const open = async () => {
    server = make();
    // What a client breaks off is the client's business here.
    server.on("error", () => {});
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    port = (server.server.address() as AddressInfo).port;
  };
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  await open();
  afterAll(close);
  return { url: `smtp://127.0.0.1:${port}${given}`, received, open, close };
}

/**
 * Speaks SMTP up to the end of the mail, or up to the command `upTo`, and then does what `end` says with the connection
 * instead of answering.
 */
export async function withSilentMailServer(
  end: (socket: Socket) => void,
  upTo?: "RCPT" | "DATA",
): Promise<{ url: string; ends: number[] }> {
  const ends: number[] = [];
  const server: Server = createServer((socket) => {
    let isTalking = true;
    // The end of a mail may come in pieces.
    let tail = "";
    const isOver = (text: string) => tail === "\r\n.\r\n" || (upTo !== undefined && text.startsWith(upTo));
    socket.on("error", () => {});
    socket.write("220 ready\r\n");
    socket.on("data", (chunk) => {
      const text = chunk.toString("latin1");
      tail = (tail + text).slice(-5);
      if (isOver(text)) {
        ends.push(Date.now());
        end(socket);
      } else if (isTalking) {
        isTalking = !text.startsWith("DATA");
        socket.write(isTalking ? "250 ok\r\n" : "354 go on\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?socketTimeout=300`, ends };
}
