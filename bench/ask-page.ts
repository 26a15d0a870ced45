import { once } from "node:events";
import { Agent, createServer, get, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export interface Page {
  status: number;
  headers: IncomingHttpHeaders;
  /** As they came over the wire: `fetch` would unpack them. */
  bytes: Buffer;
  ms: number;
}

/** One request on a connection that stays open; `by`: an agent with several of them. */
export function askPage(
  url: string,
  headers: Readonly<Record<string, string>> = { "Accept-Encoding": "br" },
  by: Agent = agent,
): Promise<Page> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent: by, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("error", reject);
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode: status = 0 } = response;
        resolve({ status, headers: response.headers, bytes: Buffer.concat(chunks), ms: performance.now() - startedAt });
      });
    }).on("error", reject);
  });
}

/** @throws Error where the answer is not 200 */
export async function getPage(url: string): Promise<Page> {
  const page = await askPage(url);
  if (page.status !== 200) throw new Error(`${url} answers ${page.status}`);
  return page;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
