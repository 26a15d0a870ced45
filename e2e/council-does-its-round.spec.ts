import { expect, it } from "vitest";
import { DESK, openPage } from "#testing/browser.ts";
import { expectUsable, expectUsablePlaces, untilPublic } from "./expectations.ts";
import { signInAs } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;
const officer = await openPage(browser, { viewport: DESK });

const STAFF = `${url}/yamaguchi/staff`;
const ITEM = "外国人市民の防災";
const WORDS = "訓練の知らせを、仕事の後でも読めるようにしてほしい。";
const ANSWER = "夕方に、やさしい日本語で知らせを送ります。";
const DECISION = "訓練の知らせ方を次の会議までに決めます。";
/** Today in Japan, as officers type it. */
const TODAY = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
let meeting = "";

it("calls the council together, with an agenda and everything that the plan says about it as one paper", async () => {
  await signInAs(officer, installation, { slug: "yamaguchi", account: "plan" });
  await officer.goto(`${STAFF}/meetings`);
  await expectUsable(officer);
  await officer.goto(`${STAFF}/meetings/committees/yamaguchi-vision/advisory-council/meetings/new`);
  await officer.locator("[name=heldOn]").fill(TODAY);
  await officer.locator("[name=startsAt]").fill("10:00");
  await officer.getByRole("button", { name: "この会議を作る" }).click();
  await officer.getByText("会議を作りました。続けて議題を加えられます。").waitFor();
  meeting = officer.url().replace(/\/agenda.*$/, "");
  await officer.locator('[name="title.ja"]').fill(ITEM);
  await officer.getByText("計画の項目・事業・指標、意見と結びつける").click();
  await officer.locator('[name="about.1"]').selectOption({ index: 1 });
  await officer.getByRole("button", { name: "議題に加える" }).click();
  await officer.getByText("議題を加えました。").waitFor();
  await expectUsable(officer);

  await officer.goto(meeting);
  await officer.getByRole("link", { name: "会議資料を一つの文書にする" }).click();
  await officer.locator("h1").waitFor();
  expect(await officer.locator("main").textContent()).toContain(ITEM);
  await expectUsable(officer);
  const file = await officer.getByRole("link", { name: "PDF", exact: true }).getAttribute("href");
  const pack = await officer.request.get(new URL(file ?? "", url).href);
  expect(pack.status()).toBe(200);
  expect((await pack.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

it("writes the minutes, what was decided and what was said, and publishes them", async () => {
  await officer.goto(meeting);
  await officer.getByRole("button", { name: "開催した（議事録を書く）" }).click();
  await officer.getByText("開催済みにしました。議事録を書けます。").waitFor();
  await officer.goto(`${meeting}/minutes`);
  await officer.getByLabel(new RegExp(ITEM)).fill(`○見本会長：${ITEM}について話す。\n○実例委員：${WORDS}`);
  await officer.getByRole("button", { name: "議事録を保存する" }).click();
  await officer.getByText("議事録を保存しました。").waitFor();
  await expectUsable(officer);

  await officer.goto(`${meeting}/outcomes`);
  await officer.getByRole("textbox", { name: "決まったこと", exact: true }).fill(DECISION);
  await officer.getByRole("button", { name: "決まったことに加える" }).click();
  await officer.getByText("決まったことを加えました。").waitFor();
  await officer.getByRole("textbox", { name: "意見", exact: true }).fill(WORDS);
  await officer.getByRole("button", { name: "台帳に入れる" }).click();
  await officer.getByText("意見の台帳に入れました。").waitFor();
  await expectUsable(officer);

  for (const step of ["議事録を確認済みにする", "議事録を公開する"]) {
    await officer.goto(meeting);
    await officer.getByRole("button", { name: step }).click();
  }
  await officer.getByText("議事録を公開しました。").waitFor();
  const shown = meeting.replace("/staff/", "/ja/");
  await untilPublic(shown, (html) => html.includes(DECISION));
  expect(await (await fetch(shown)).text(), "who said it stays inside").not.toContain("実例委員");
  await expectUsablePlaces(browser, [shown, `${url}/yamaguchi/ja/meetings`]);
});

it("answers what the council said, in the ledger that everybody reads", async () => {
  await officer.goto(`${STAFF}/opinions`);
  await expectUsable(officer);
  await officer.getByRole("link").filter({ hasText: WORDS }).first().click();
  await officer.getByLabel("反映します").check();
  await officer.locator("#answer").getByLabel("市の考え方", { exact: false }).first().fill(ANSWER);
  await officer.getByRole("button", { name: "回答を保存する" }).click();
  await officer.getByRole("button", { name: "公表する" }).click();
  await officer.getByText("公表しました").waitFor();
  await expectUsable(officer);
  const ledger = `${url}/yamaguchi/ja/opinions`;
  await untilPublic(ledger, (html) => html.includes(WORDS));
  const link = await officer.getByRole("link", { name: "公開ページを見る" }).getAttribute("href");
  const opinion = new URL(link ?? "", url).href;
  const html = await (await fetch(opinion)).text();
  expect(html).toContain(WORDS);
  expect(html).toContain(ANSWER);
  await expectUsablePlaces(browser, [ledger, opinion]);
});
