import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DESK, openPage } from "#testing/browser.ts";
import { expectReadable, expectUsable, expectUsablePlaces, untilPublic } from "./expectations.ts";
import { signInAs } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;

const VOICE = `${url}/kanazawa/vi/comments/voice`;
const NAME = "NGUYEN Mau Lan";
const WORDS = "Xin cho xem giờ xe buýt bằng tiếng Anh trên điện thoại.";
const RENDERING = "バスの時刻を電話で英語でも見られるようにしてください。";
const ANSWER = "バス会社と相談して、英語の時刻表を載せます。";
const CHANGE = "英語の時刻表を載せました。";

it("hears somebody in Vietnamese without script and without account, answers, and shows what changed", async () => {
  const resident = await openPage(browser, { javaScriptEnabled: false });
  await resident.goto(VOICE);
  await resident.getByRole("button", { name: "Gửi" }).click();
  expect(await resident.locator('[role="alert"]').textContent()).toContain("Hãy viết ý kiến");
  await resident.getByLabel("Ý kiến của bạn").fill(`${WORDS} ${NAME}`);
  await resident.getByLabel(/^Liên hệ/).fill("lan@example.jp");
  await resident.getByRole("button", { name: "Gửi" }).click();
  const code = (await resident.locator(".own-code").textContent()) ?? "";
  await expectReadable(resident);

  const officer = await openPage(browser, { viewport: DESK });
  await signInAs(officer, installation, "plan");
  await officer.getByRole("link", { name: "意見", exact: true }).click();
  await officer.getByRole("link", { name: "パブリックコメント・声" }).click();
  await officer.getByRole("link", { name: "いつでも届く、あなたの声" }).click();
  await officer.getByRole("link", { name: WORDS }).click();
  await expectUsable(officer);
  await moderate(officer);
  const opinion = await answer(officer);

  await untilPublic(`${url}/kanazawa/ja/what-changed`, (html) => html.includes(CHANGE));
  const shown = await (await fetch(opinion)).text();
  for (const words of [RENDERING, ANSWER, CHANGE, WORDS]) expect(shown).toContain(words);
  expect(shown).not.toContain(NAME);
  await expectUsablePlaces(browser, [opinion, `${url}/kanazawa/vi/what-changed`]);

  await resident.goto(`${VOICE}/mine`);
  await resident.getByLabel("Mã số của bạn").fill(code);
  await resident.getByRole("button", { name: "Xem ý kiến" }).click();
  await resident.getByRole("link", { name: "Ý kiến đã công bố và trả lời của thành phố" }).click();
  expect(await resident.locator("main").textContent()).toContain(WORDS);
});

/** The name is noticed before it gets out, and covered. */
async function moderate(page: Page): Promise<void> {
  await page.getByLabel("意見の文").fill(`${WORDS} lan@example.jp ${NAME}`);
  await page.locator("#accept").getByRole("button", { name: "意見として受け付ける" }).click();
  expect(await page.locator('[role="alert"]').textContent()).toContain("個人が分かる部分が残っているようです");
  await page.getByLabel("伏せる言葉").fill(`lan@example.jp\n${NAME}`);
  await page.locator("#accept").getByLabel("市による訳", { exact: false }).first().fill(RENDERING);
  await page.locator("#accept").getByRole("button", { name: "意見として受け付ける" }).click();
  await page.getByText("意見として受け付けました").first().waitFor();
}

/** Returns the address where everybody reads it. */
async function answer(page: Page): Promise<string> {
  await page.locator("#made a").click();
  await page.getByLabel("反映します").check();
  await page.locator("#answer").getByLabel("市の考え方", { exact: false }).first().fill(ANSWER);
  await page.getByRole("button", { name: "回答を保存する" }).click();
  await page.locator("#change").getByLabel("変わったこと").first().fill(CHANGE);
  await page.getByRole("button", { name: "加える" }).click();
  await page.getByRole("button", { name: "公表する" }).click();
  await page.getByText("公表しました").waitFor();
  await expectUsable(page);
  const link = page.getByRole("link", { name: "公開ページを見る" });
  return new URL((await link.getAttribute("href")) ?? "", url).href;
}
