import { expect, it } from "vitest";
import { buildMunicipality, buildStaff } from "#testing/build.ts";
import { staffClient } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const staff = await buildStaff(app.db, city, { role: "planOfficer" });

it("lets somebody in with the right password, and back to where they wanted to go", async () => {
  const client = staffClient(app, city);
  const wanted = `/${city.slug}/staff/account`;
  const turnedAway = await client.get("/account");
  expect(turnedAway.headers.get("location")).toBe(`/${city.slug}/staff/sign-in?next=${encodeURIComponent(wanted)}`);
  const answer = await client.post("/sign-in", {
    account: ` ${staff.account.toUpperCase()} `,
    password: "correct-horse-battery-9",
    next: wanted,
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe(wanted);
  expect(answer.headers.get("set-cookie")).toMatch(
    new RegExp(`^kakehashi-${city.slug}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax$`),
  );
  const page = await client.get("/account");
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(staff.account);
});

it("says the same for a wrong password and an unknown account, and keeps what was typed but the password", async () => {
  const client = staffClient(app, city);
  const pages = [
    await client.signIn(staff.account, "wrong wrong wrong"),
    await client.signIn("nobody", "wrong wrong wrong"),
  ];
  const texts = await Promise.all(pages.map((page) => page.text()));
  for (const [index, text] of texts.entries()) {
    expect(pages[index]?.status).toBe(422);
    expect(text).toContain("アカウント名かパスワードが違います");
    expect(text).toContain('aria-invalid="true"');
    expect(text).not.toContain("wrong wrong wrong");
  }
  expect(texts[0]).toContain(`value="${staff.account}"`);
  expect(client.cookies.size).toBe(0);
});

it("names what is missing", async () => {
  const page = await staffClient(app, city).post("/sign-in", { account: "", password: "" });
  expect(page.status).toBe(422);
  expect(await page.text()).toMatch(/href="#sign-in-account".*href="#sign-in-password"/s);
});
