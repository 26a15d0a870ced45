import { mkdirSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withDemoApp } from "#testing/test-app.ts";

const app = await withDemoApp();
const langs = (process.env.LOOK ?? "ja,ja-easy,en,zh-Hans,vi,ne,id,ko,my,zh-Hant,th,fil,pt-BR,es,ru,ar").split(",");
it("looks", { timeout: 600_000 }, async () => {
  mkdirSync("/work/main/.kakehashi/print/out", { recursive: true });
  for (const l of langs)
    for (const [path, name] of [
      ["/guide/booklet.pdf", "whole"],
      ["/guide/emergency/booklet.pdf", "emergency"],
      ["/guide/moving/booklet.pdf", "moving"],
      ["/guide/move-in/with-ja.pdf", "sheet"],
      ["/letters/payment-reminder/booklet.pdf", "letter"],
      ["/print/guide/move-in", "page"],
    ] as const) {
      const t = performance.now();
      const a = await app.request(`/kanazawa/${l}${path}`);
      const b = Buffer.from(await a.arrayBuffer());
      console.log(l, name, a.status, b.length, Math.round(performance.now() - t));
      writeFileSync(`/work/main/.kakehashi/print/out/${l}-${name}.${name === "page" ? "html" : "pdf"}`, b);
    }
  expect(1).toBe(1);
});
