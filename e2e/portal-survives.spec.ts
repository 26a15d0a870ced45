import pg from "pg";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { findAccessibilityProblems, openPage } from "#testing/browser.ts";
import { withBrowser } from "./with-browser.ts";

const { browser, ...installation } = await withBrowser();
const { url } = installation;

/** Saves languages as a reader does, on the page that is made for it. */
async function save(page: Page, language: string, others: readonly string[]): Promise<void> {
  await page.goto(`${url}/kanazawa/${language}/offline`);
  for (const code of others) await page.check(`input[value="${code}"]`);
  await page.click("form[data-offline] button[type=submit]");
  for (const code of [language, ...others]) {
    await page.locator(`[data-language="${code}"] [data-pack-saved]:not(:empty)`).waitFor();
  }
}

const notice = (page: Page) => page.locator("main [data-offline-notice]");

it("keeps two languages on a phone, reads and switches between them without network, and says how old they are", async () => {
  const page = await openPage(browser);
  await save(page, "ne", ["ja-easy"]);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await page.context().setOffline(true);

  await page.goto(`${url}/kanazawa/ne/`);
  expect(await notice(page).textContent()).toMatch(/\b\d{4}-\d\d-\d\d \d\d:\d\d\b/);
  await page.locator("main a[href*='/guide/'], main a[href*='/letters']").first().click();
  expect(await notice(page).count()).toBe(1);
  await page.goto(`${url}/kanazawa/ne/guide/emergency`);
  await page.locator("header details.languages summary").click();
  await page.locator("header").getByRole("link", { name: "やさしい日本語" }).click();
  await page.waitForURL("**/kanazawa/ja-easy/guide/emergency");
  expect(await page.locator("html").getAttribute("data-variant")).toBe("easy");
  expect(await notice(page).count()).toBe(1);

  // Not among what is saved: it says so and lists what is.
  await page.goto(`${url}/kanazawa/en/guide/emergency`);
  await page.locator("[data-saved-languages] a[href='/kanazawa/ja-easy/guide/emergency']").click();
  await page.waitForURL("**/kanazawa/ja-easy/guide/emergency");

  // Forms and staff pages never come from the phone.
  await expect(page.goto(`${url}/kanazawa/staff/sign-in`)).rejects.toThrow();
  await page.context().close();
});

it("says that no language is chosen, where the focus goes, and how much a language weighs", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/kanazawa/en/offline`);
  await page.locator('[data-language="ne"] [data-pack-size]:not(:empty)').waitFor();
  const nepali = page.getByRole("checkbox", { name: "नेपाली" });
  const [size = ""] = (await nepali.getAttribute("aria-describedby"))?.split(" ") ?? [];
  expect(await page.locator(`#${size}`).textContent()).toMatch(/^about [\d.]+ MB$/);

  await page.getByRole("checkbox", { name: "English" }).uncheck();
  await page.getByRole("button", { name: "Save on this phone" }).click();
  const alert = page.getByRole("alert");
  expect(await alert.textContent()).toContain("No language is chosen");
  expect(await page.evaluate<string>(`document.activeElement?.getAttribute("role")`)).toBe("alert");
  expect(await findAccessibilityProblems(page)).toEqual([]);

  await nepali.check();
  await page.getByRole("button", { name: "Save on this phone" }).click();
  await alert.waitFor({ state: "hidden" });
  await page.context().close();
});

it("keeps furigana off without network too", async () => {
  const page = await openPage(browser);
  await save(page, "ja-easy", []);
  await page.locator("#furigana-off").check();
  await page.context().setOffline(true);
  await page.goto(`${url}/kanazawa/ja-easy/guide/emergency`);
  expect(await notice(page).count()).toBe(1);
  expect(await page.locator("main rt").first().isVisible()).toBe(false);
  expect(await page.locator("#furigana-off").isChecked()).toBe(true);
  await page.context().close();
});

it("leads from the address on paper to the saved page, in the language that the phone names first among those saved", async () => {
  const page = await openPage(browser);
  await save(page, "ja", ["vi"]);
  await page.context().setOffline(true);
  await page.goto(`${url}/kanazawa/q/garbage`);
  expect(page.url()).toBe(`${url}/kanazawa/ja/guide/garbage`);
  expect(await notice(page).count()).toBe(1);
  await page.context().close();
});

it("keeps what was asked for in full, whatever is asked for at the same time, and nothing that was deleted", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/kanazawa/id/offline`);
  const levels = (wishes: object[]) =>
    page.evaluate<Record<string, string>>(`(async () => {
      const { active } = await navigator.serviceWorker.ready;
      const ask = (wish) => new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        let told;
        port1.onmessage = ({ data }) => (data.done || data.failed ? resolve(told) : (told = data));
        active.postMessage(wish, [port2]);
      });
      await Promise.all(${JSON.stringify(wishes)}.map(ask));
      const { saved } = await ask({ act: "list" });
      return Object.fromEntries(saved.map(({ language, level }) => [language, level]));
    })()`);
  const save = { act: "save", languages: ["id", "ko"] };
  expect(await levels([{ act: "visit" }, save, { act: "visit" }])).toEqual({ id: "full", ko: "full" });
  expect(await levels([save, { act: "remove", language: "ko" }, { act: "visit" }])).toEqual({ id: "full" });
  await page.context().close();
});

it("searches without network in what is saved", async () => {
  const page = await openPage(browser);
  await save(page, "en", []);
  await page.context().setOffline(true);
  await page.goto(`${url}/kanazawa/en/search?q=garbage`);
  await expect.poll(() => page.title()).toMatch(/^garbage: Pages found: [1-9]/);
  await page.locator("[data-search-hits] a").first().click();
  expect(page.url()).toContain("/kanazawa/en/");
  expect(await notice(page).count()).toBe(1);
  await page.context().close();
});

it("shows on the second visit without network what was published before the first", async () => {
  const page = await openPage(browser);
  await save(page, "vi", []);
  const address = `${url}/kanazawa/vi/guide/emergency`;
  await publishTitle("emergency", "vi", "Bản thứ hai");

  // The first visit, with network: the page is new, and shows the worker that what it keeps is old.
  const readTitle = async () => {
    await page.goto(address);
    return page.locator("h1").textContent();
  };
  await expect.poll(readTitle).toBe("Bản thứ hai");
  const isKept = async () =>
    page.evaluate<boolean>(`caches.keys().then(async (names) => {
      const name = names.find((each) => each.includes(" pack vi full "));
      const kept = name && await (await caches.open(name)).match("/kanazawa/vi/guide/emergency");
      return kept ? (await kept.text()).includes("Bản thứ hai") : false;
    })`);
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true);

  await page.context().setOffline(true);
  await page.goto(address);
  expect(await page.locator("h1").textContent()).toBe("Bản thứ hai");
  expect(await notice(page).count()).toBe(1);
  await page.context().close();
});

/** What publishing in the editor does to the tables; the editor has a journey of its own. */
async function publishTitle(entry: string, language: string, title: string): Promise<void> {
  const client = new pg.Client({ connectionString: installation.databaseUrl });
  await client.connect();
  await client.query("begin");
  await client.query(
    "select set_config('app.municipality_id', (select id::text from municipalities where slug = 'kanazawa'), true)",
  );
  const { rowCount } = await client.query(
    `update library_texts t set published = jsonb_set(published, '{title}', to_jsonb($3::text)) from library_entries e
      where e.municipality_id = current_municipality() and e.id = t.entry_id and e.key = $1 and t.language = $2`,
    [entry, language, title],
  );
  expect(rowCount).toBe(1);
  await client.query(
    "update content_revisions set revision = revision + 1 where municipality_id = current_municipality()",
  );
  await client.query("commit");
  await client.end();
}
