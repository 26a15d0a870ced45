import { expect, it } from "vitest";
import { assetsOf, phoneTime, titleOf, withNotice } from "./pack.rules.ts";

const html = `<!doctype html><html><head><title>Ga &amp; rác｜Kanazawa</title><link rel="stylesheet" href="/assets/a.1.css"/>
<script src="/assets/b.2.js" defer></script></head><body><main id="main" class="wide" tabindex="-1"><h1>Ga</h1>
<img src="/kanazawa/files/c.png" alt="x"/><a href="/kanazawa/files/d.pdf">d</a></main></body></html>`;

it("finds what a page needs to be shown, and no downloads", () => {
  expect(assetsOf(html)).toEqual(["/assets/a.1.css", "/assets/b.2.js", "/kanazawa/files/c.png"]);
});

it("takes the page's own name from its title", () => {
  expect(titleOf(html)).toBe("Ga &amp; rác");
  expect(titleOf("<p>none</p>")).toBe("");
});

it("says the time of its data as the first thing in the main part", () => {
  const shown = withNotice(html, "<p>As of {time}</p>", "21 Nov");
  expect(shown).toContain('<main id="main" class="wide" tabindex="-1"><p>As of 21 Nov</p><h1>');
  expect(shown.length).toBe(html.length + "<p>As of 21 Nov</p>".length);
});

it("lets no time become markup, whatever it holds", () => {
  const shown = withNotice(html, "<p>{time}</p>", `<img src=x>"&$&`);
  expect(shown).toContain("<p>&#60;img src=x&#62;&#34;&#38;$&#38;</p>");
});

it("writes a time in figures, as clocks in Japan show it", () => {
  expect(phoneTime(Date.UTC(2026, 10, 21, 18, 8, 59))).toBe("2026-11-22 03:08");
});
