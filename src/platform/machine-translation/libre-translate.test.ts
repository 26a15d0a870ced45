import { describe, expect, it } from "vitest";
import { refuses, saysHalf, saysNothing, startLibreTranslate, translates } from "#testing/libre-translate-server.ts";
import { createLibreTranslate } from "./libre-translate.ts";
import { MachineError } from "./machine-translator.ts";

const server = await startLibreTranslate();
const machine = createLibreTranslate({ url: server.url, apiKey: "k", timeoutMs: 500, pauseMs: 1 });
const order = { texts: ["一", "二"], from: "ja" as const, to: "vi" as const };

const problemOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof MachineError ? [error.problem, error.detail] : error;
};

it("asks for several texts at once, with key, format and the service's own names of languages", async () => {
  server.behave(translates((text) => `<${text}>`));
  expect(await machine.translate(order)).toEqual(["<一>", "<二>"]);
  expect(server.asked.at(-1)).toEqual({ q: ["一", "二"], source: "ja", target: "vi", format: "html", api_key: "k" });
  await machine.translate({ ...order, from: "ja-easy", to: "zh-Hans" });
  expect(server.asked.at(-1)).toMatchObject({ source: "ja", target: "zh" });
});

it("sends what is too long for one request in several", async () => {
  server.behave(translates());
  const before = server.asked.length;
  const texts = ["あ".repeat(3000), "い".repeat(3000), "う"];
  expect(await machine.translate({ ...order, texts })).toEqual(texts);
  expect(server.asked.length - before).toBe(2);
});

describe("tells what went wrong", () => {
  it("with what the service says", async () => {
    server.behave(refuses(400, "ja is not supported"));
    expect(await problemOf(machine.translate(order))).toEqual(["refused", "ja is not supported"]);
    server.behave(refuses(403, "Invalid API key"));
    expect(await problemOf(machine.translate(order))).toEqual(["key", "Invalid API key"]);
  });

  it("asks once only where asking again would not help", async () => {
    const before = server.asked.length;
    server.behave(refuses(403, "Invalid API key"));
    await problemOf(machine.translate(order));
    expect(server.asked.length - before).toBe(1);
  });

  it("after three tries where the service is busy, broken, silent, or stops in the middle of a word", async () => {
    for (const [behaviour, problem] of [
      [refuses(429, "Slowdown: 20 per 1 minute"), "quota"],
      [refuses(500, "Cannot translate text"), "broken"],
      [saysHalf, "answer"],
      [saysNothing, "unreachable"],
      [translates((text) => text + text), undefined],
    ] as const) {
      const before = server.asked.length;
      server.behave(behaviour);
      const found = await problemOf(machine.translate(order));
      expect(found === undefined ? undefined : (found as string[])[0]).toBe(problem);
      expect(server.asked.length - before).toBe(problem === undefined ? 1 : 3);
    }
  });

  it("where it cannot be reached, does not know the language, or answers with another number of texts", async () => {
    const nowhere = createLibreTranslate({ url: "http://127.0.0.1:9", apiKey: undefined, timeoutMs: 500, pauseMs: 1 });
    expect(await problemOf(nowhere.translate(order))).toMatchObject(["unreachable", expect.any(String)]);
    expect(await problemOf(machine.translate({ ...order, to: "my" }))).toEqual(["language", "my"]);
    expect(await problemOf(machine.translate({ ...order, to: "ja-easy" }))).toEqual(["language", "ja-easy"]);
    server.behave((_, response) => response.end(JSON.stringify({ translatedText: ["một"] })));
    expect(await problemOf(machine.translate(order))).toEqual(["answer", "1/2"]);
  });
});

it("goes on where a busy service is free again", async () => {
  server.behave(refuses(429, "Slowdown"), refuses(503, "Starting"), translates());
  expect(await machine.translate(order)).toEqual(["一", "二"]);
});
