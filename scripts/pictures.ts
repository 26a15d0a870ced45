import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type Installation, startInstallation } from "../e2e/installation.ts";
import { SCREENS, type Screen } from "../e2e/screens.ts";
import { signInAs } from "../e2e/sign-in.ts";
import { launchBrowser, scrollsSideways } from "../src/testing/browser.ts";
import { stopTestServer } from "../src/testing/test-server.ts";
import { readTestSettings } from "../src/testing/test-settings.ts";
import { ensureBrowser } from "./ensure-browser.ts";
import { type Picture, renderIndex } from "./pictures-index.ts";

/** A way of looking at a page. */
interface Look {
  name: string;
  context: BrowserContextOptions;
  media?: "print";
  /** Only residents' pages promise to work so. */
  isForResidentsOnly?: boolean;
}

type Target = Pick<Installation, "url" | "signIns">;

const FOLDER = join(import.meta.dirname, "..", "pictures");
const LANGUAGES = { resident: ["ja", "ja-easy", "en", "vi", "ne", "my", "ar"], staff: ["ja", "en"] };
const viewport = (width: number) => ({ width, height: width < 600 ? 800 : 900 });
const LOOKS: readonly Look[] = [
  { name: "360 light", context: { viewport: viewport(360) } },
  { name: "360 dark", context: { viewport: viewport(360), colorScheme: "dark" } },
  { name: "360 no script", context: { viewport: viewport(360), javaScriptEnabled: false }, isForResidentsOnly: true },
  { name: "1280 light", context: { viewport: viewport(1280) } },
  { name: "1280 dark", context: { viewport: viewport(1280), colorScheme: "dark" } },
  // The width of A4 paper at 96 dots an inch.
  { name: "print", context: { viewport: viewport(794) }, media: "print" },
];
/** A page that is longer is cut: nobody looks at more, and the browser's memory is finite. */
const TALLEST = 6_000;

const USAGE = `npm run pictures -- [--screen <name>] [--language <code>] [--look "<look>"], each as often as wanted
  screens:   ${SCREENS.map(({ name }) => name).join(", ")}
  languages: ${LANGUAGES.resident.join(", ")}
  looks:     ${LOOKS.map(({ name }) => name).join(", ")}
KAKEHASHI_URL=<address> visits a running installation instead of starting one (residents' pages only).`;

interface Choice {
  screens: readonly Screen[];
  languages: readonly string[];
  looks: readonly Look[];
}

await main();

async function main(): Promise<void> {
  const choice = readChoice();
  if (!choice) {
    console.error(USAGE);
    process.exitCode = 1;
    return;
  }
  ensureBrowser();
  warnOfMissingFonts();
  const { installationUrl } = readTestSettings();
  const started = installationUrl ? undefined : await startInstallation();
  const browser = await launchBrowser();
  try {
    const pictures = await takeAll(browser, started ?? { url: installationUrl ?? "", signIns: [] }, choice);
    writeFileSync(join(FOLDER, "index.html"), renderIndex(pictures));
    report(pictures);
  } finally {
    await browser.close();
    await started?.stop();
    await stopTestServer();
  }
}

/** Undefined where something is asked for that there is not. */
function readChoice(): Choice | undefined {
  const option = { type: "string", multiple: true } as const;
  try {
    const { values } = parseArgs({ options: { screen: option, language: option, look: option } });
    const pick = <T>(all: readonly T[], nameOf: (item: T) => string, wanted: string[] | undefined): readonly T[] => {
      const unknown = wanted?.find((name) => !all.some((item) => nameOf(item) === name));
      if (unknown !== undefined) throw new Error(`There is no ${unknown}.`);
      return wanted ? all.filter((item) => wanted.includes(nameOf(item))) : all;
    };
    return {
      screens: pick(SCREENS, ({ name }) => name, values.screen),
      languages: pick(LANGUAGES.resident, (code) => code, values.language),
      looks: pick(LOOKS, ({ name }) => name, values.look),
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n`);
    return undefined;
  }
}

async function takeAll(browser: Browser, target: Target, choice: Choice): Promise<Picture[]> {
  const pictures: Picture[] = [];
  const accounts = [...new Set(choice.screens.map(({ account }) => account))];
  for (const look of choice.looks) {
    for (const account of accounts) {
      if (account !== undefined && (look.isForResidentsOnly || target.signIns.length === 0)) continue;
      const screens = choice.screens.filter((screen) => screen.account === account);
      pictures.push(...(await takeLook({ browser, target, look, account }, screens, choice.languages)));
    }
    process.stdout.write(`  ${look.name}: ${pictures.length} pictures\n`);
  }
  // In the order of the screens, whatever order was quickest.
  return choice.screens.flatMap(({ name }) => pictures.filter((picture) => picture.screen === name));
}

interface Sitting {
  browser: Browser;
  target: Target;
  look: Look;
  account: string | undefined;
}

async function takeLook(
  sitting: Sitting,
  screens: readonly Screen[],
  languages: readonly string[],
): Promise<Picture[]> {
  const { browser, target, look, account } = sitting;
  const context = await browser.newContext({ timezoneId: "Asia/Tokyo", ...look.context });
  const page = await context.newPage();
  const pictures: Picture[] = [];
  try {
    if (account !== undefined) await signInAs(page, target, account);
    if (look.media) await page.emulateMedia({ media: look.media });
    for (const screen of screens) {
      if (look.isForResidentsOnly && screen.audience === "staff") continue;
      for (const language of languages.filter((code) => LANGUAGES[screen.audience].includes(code))) {
        pictures.push(await takePicture(page, { sitting, screen, language }));
      }
    }
  } finally {
    await context.close();
  }
  return pictures;
}

async function takePicture(page: Page, shot: { sitting: Sitting; screen: Screen; language: string }): Promise<Picture> {
  const { sitting, screen, language } = shot;
  const { url } = sitting.target;
  if (screen.audience === "staff") {
    const languageCookie = { name: "kakehashi-staff-language", value: language, url };
    await page.context().addCookies([languageCookie]);
  }
  await page.setExtraHTTPHeaders({ "accept-language": language });
  const answer = await page.goto(`${url}${screen.path.replace("{language}", language)}`);
  const problems = [];
  const status = answer?.status() ?? 0;
  if (status >= 400 && screen.name !== "not-found") problems.push(`status ${status}`);
  if (await scrollsSideways(page)) problems.push("scrolls sideways");
  const file = `${screen.name}/${language}-${sitting.look.name.replaceAll(" ", "-")}.png`;
  mkdirSync(join(FOLDER, screen.name), { recursive: true });
  const height = Math.min(TALLEST, await page.evaluate<number>("document.documentElement.scrollHeight"));
  const width = sitting.look.context.viewport?.width ?? 0;
  await page.screenshot({ path: join(FOLDER, file), fullPage: true, clip: { x: 0, y: 0, width, height } });
  return { screen: screen.name, language, look: sitting.look.name, file, problems };
}

function warnOfMissingFonts(): void {
  const { status, stdout } = spawnSync("fc-list", [":lang=my", "family"], { encoding: "utf8" });
  if (status === 0 && stdout.trim() === "") {
    console.warn(
      "No font for Burmese is installed: some languages will be boxes. On Debian: apt-get install fonts-noto-core fonts-noto-cjk",
    );
  }
}

function report(pictures: readonly Picture[]): void {
  const flawed = pictures.filter(({ problems }) => problems.length > 0);
  for (const { file, problems } of flawed) console.log(`  ${file}: ${problems.join(", ")}`);
  console.log(`\n${pictures.length} pictures, ${flawed.length} with something wrong: ${join(FOLDER, "index.html")}`);
}
