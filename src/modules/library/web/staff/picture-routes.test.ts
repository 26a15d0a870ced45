import { expect, it } from "vitest";
import { buildMunicipality } from "#testing/build.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
/** One pixel. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const picture = () => new File([Buffer.from(PNG, "base64")], "窓口.png", { type: "image/png" });

it("takes a picture from the editor and offers it again, in its own city only", async () => {
  const city = await buildMunicipality(app.db);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const sent = await officer.post("/library/pictures", { file: picture() });
  expect(sent.status).toBe(200);
  const stored = await sent.json();
  expect(stored).toMatchObject({ file: expect.stringMatching(/^[0-9a-f]{64}\.png$/), width: 1, height: 1 });
  expect(await (await officer.get("/library/pictures")).json()).toEqual([{ ...stored, name: "窓口.png" }]);
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect(await (await stranger.get("/library/pictures")).json()).toEqual([]);
});

it("says why it does not take a file, and takes none from those who only read", async () => {
  const city = await buildMunicipality(app.db);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const lie = new File(["<script>"], "picture.png", { type: "image/png" });
  const refused = await officer.post("/library/pictures", { file: lie });
  expect(refused.status).toBe(422);
  expect((await refused.json()).words).not.toBe("");
  const reader = await signIn(app, city, { role: "reader" });
  expect((await reader.post("/library/pictures", { file: picture() })).status).toBe(403);
});
