import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "../src/testing/find-chromium.ts";

const HOW_TO_GET_ONE =
  "No Chromium was found, and the browser journeys need one. On Debian and Ubuntu: sudo apt-get install chromium. Elsewhere install Chromium or Chrome and name it: CHROMIUM_PATH=<path> npm test";

/**
 * Makes sure that there is a Chromium: CHROMIUM_PATH, the system's, or, where we are root on Debian, a fresh one.
 * @throws Error that says what to do.
 */
export function ensureBrowser(note: (text: string) => void = () => undefined): string {
  const found = findChromium();
  if (found) {
    note(found);
    return found;
  }
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw new Error(HOW_TO_GET_ONE);
  installChromium();
  const installed = findChromium();
  if (!installed) throw new Error(HOW_TO_GET_ONE);
  note(`${installed}, installed`);
  return installed;
}

function installChromium(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", ["-qq", ...args], { env, encoding: "utf8" });
  // A list of packages that is already there will mostly do; a machine that never had one must fetch it first.
  const packages = ["install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-core", "fonts-noto-cjk"];
  if (apt(...packages).status === 0) return;
  apt("update");
  const { status, stderr } = apt(...packages);
  if (status !== 0) throw new Error(`Chromium could not be installed:\n${stderr.trim()}\n\n${HOW_TO_GET_ONE}`);
}
