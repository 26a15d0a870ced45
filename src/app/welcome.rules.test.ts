import { expect, it } from "vitest";
import { welcomeLines } from "./welcome.rules.ts";

const started = { publicUrl: "http://localhost:8080", dataFolder: "/data", signIns: [], hasMunicipality: true };

it("tells on an empty database which commands make the first city and its administrator", () => {
  const text = welcomeLines({ ...started, hasMunicipality: false }).join("\n");
  expect(text).toContain("kakehashi -- municipality add");
  expect(text).toContain("kakehashi -- staff add");
  expect(welcomeLines(started).join("\n")).not.toContain("municipality");
});

it("tells how to sign in where the demo's people were just made", () => {
  const signIn = { slug: "kanazawa", account: "admin", password: "a-b-c-12", name: "x", role: "administrator" };
  const text = welcomeLines({ ...started, signIns: [signIn] }).join("\n");
  expect(text).toMatch(/localhost:8080\/kanazawa\/staff\/\n {4}admin {6}a-b-c-12 {2}administrator/);
});
