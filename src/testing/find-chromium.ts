import { existsSync } from "node:fs";
import { readTestSettings } from "./test-settings.ts";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser for journeys and pictures: CHROMIUM_PATH, else the one that the system has; undefined where there is none. */
export function findChromium(): string | undefined {
  const { chromiumPath } = readTestSettings();
  if (chromiumPath && !existsSync(chromiumPath))
    throw new Error(`CHROMIUM_PATH=${chromiumPath} does not exist. It should be the path of a Chromium.`);
  return chromiumPath ?? USUAL_PLACES.find((path) => existsSync(path));
}
