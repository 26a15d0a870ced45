import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

interface Asked {
  q: string[];
  source: string;
  target: string;
  format: string;
  api_key?: string;
}

/** What the server does with one request after another; the last stays. */
export type Behaviour = (asked: Asked, response: ServerResponse) => void;

export interface LibreTranslateServer {
  url: string;
  /** Every translation that was asked for. */
  asked: Asked[];
  behave(...behaviours: Behaviour[]): void;
}

const send = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

/** Gives back each text as `translate` says; leaves marks as they are where it says nothing. */
export const translates =
  (translate: (text: string) => string = (text) => text): Behaviour =>
  ({ q }, response) =>
    send(response, 200, { translatedText: q.map(translate) });

/** As the service answers what it does not do. */
export const refuses =
  (status: number, error: string, headers: Record<string, string> = {}): Behaviour =>
  (_, response) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify({ error }));

export const saysHalf: Behaviour = (_, response) =>
  response.writeHead(200, { "content-type": "application/json" }).end('{"translatedText": ["Xin ch');

export const saysNothing: Behaviour = () => {};

/** A server on this machine that speaks LibreTranslate's contract. */
export async function startLibreTranslate(): Promise<LibreTranslateServer> {
  const asked: Asked[] = [];
  let behaviours: Behaviour[] = [translates()];
  const server = createServer(async (request, response) => {
    if (request.url === "/languages") return send(response, 200, LANGUAGES);
    const body = JSON.parse(await bodyOf(request)) as Asked;
    asked.push(body);
    const [behaviour = translates()] = behaviours.length > 1 ? behaviours.splice(0, 1) : behaviours;
    return behaviour(body, response);
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: "127.0.0.1" }, resolve));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    behave(...given) {
      behaviours = [...given];
    },
  };
}

const LANGUAGES = [
  { code: "ja", name: "Japanese", targets: ["en", "vi", "zh"] },
  { code: "en", name: "English", targets: ["ja", "vi"] },
];

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
