import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importPlanFile } from "#modules/plan/public.ts";
import type { Config } from "#platform/config.ts";
import { migrate } from "#platform/db/migrate.ts";
import { Problem } from "#platform/problem.ts";
import { say } from "#platform/steps.mjs";
import { addAdministratorOf } from "./commands/add-administrator.ts";
import { addMunicipality } from "./commands/add-municipality.ts";
import { checkFiles } from "./commands/easy.ts";
import { readWish } from "./commands/easy-wish.ts";
import { indexSearchOf } from "./commands/index-search.ts";
import { publishCity } from "./commands/publish.ts";
import { removeDemoOf } from "./commands/remove-demo.ts";
import { withParts } from "./commands/with-parts.ts";
import { systemContext } from "./create-context.ts";
import { RECORD_KINDS } from "./modules.ts";
import { openDatabase } from "./open-database.ts";
import { runStart } from "./start.ts";
import { runWork } from "./work.ts";

interface Command {
  usage: string;
  run(config: Config, typed: readonly string[]): Promise<void>;
}

/** `npm run kakehashi -- <command>`. */
const COMMANDS: Record<string, Command> = {
  start: {
    usage: "start                       everything, with the demo cities on the first start",
    run: (config) => runStart(config),
  },
  serve: {
    usage: "serve [--no-work]           everything, without demo cities; --no-work: others do the background work",
    run: (config, typed) => runStart(config, { loadsDemo: false, works: !typed.includes("--no-work") }),
  },
  work: { usage: "work                        background work only: mail, reminders, long tasks", run: runWork },
  migrate: { usage: "migrate                     bring the database's tables up to date", run: migrateOnly },
  import: {
    usage: "import <plan file>          load a plan that is not there yet; else say how it differs",
    run: importFile,
  },
  municipality: {
    usage: "municipality add <file>     add a city with its bodies and sections (as data/municipalities/*.yaml)",
    run: municipality,
  },
  staff: {
    usage: "staff add <city> <account> <name>   add an administrator; prints a one-time password",
    run: staff,
  },
  demo: {
    usage: "demo remove <city>          take all demo facts and people of a city away (its slug)",
    run: demo,
  },
  search: {
    usage: "search index <city>         make what is found in a city's library anew",
    run: search,
  },
  easy: {
    usage:
      "easy <file or folder>… [--json] [--at-least=B]   is this Easy Japanese? (.txt, .md); --at-least: a grade A to E or points, else exit code 1",
    run: easy,
  },
  publish: {
    usage:
      "publish <city> <folder> [--base-url=https://…]   write the whole portal of a city as files for any web server",
    run: publish,
  },
};

export async function runCommand(config: Config, [name = "start", ...typed]: readonly string[]): Promise<void> {
  const command = COMMANDS[name];
  if (!command) throw new Problem(usage(`There is no command "${name}".`));
  await command.run(config, typed);
}

function usage(reason: string): string {
  return [
    reason,
    "",
    "npm run kakehashi -- <command>",
    ...Object.values(COMMANDS).map((command) => `  ${command.usage}`),
  ].join("\n");
}

async function migrateOnly(config: Config): Promise<void> {
  await using running = new AsyncDisposableStack();
  const connection = await openDatabase(config, running);
  const applied = await migrate(connection, join(config.checkout, "migrations"));
  say(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The tables are up to date.");
}

async function importFile(config: Config, [path]: readonly string[]): Promise<void> {
  if (!path) throw new Problem(usage("Which plan file?"));
  const source = readFileSync(path, "utf8");
  const code = /^municipality: *["']?(\d{6})/m.exec(source)?.[1] ?? "";
  await withParts(config, async (parts) => {
    const municipality = await parts.findMunicipalityByCode(code);
    if (!municipality)
      throw new Problem(
        `${path} is for the municipality ${code || "(none named)"}, which is not in this installation.`,
      );
    const result = await importPlanFile(systemContext(parts, municipality), { source, kinds: RECORD_KINDS });
    say(`${result.plan}: ${result.outcome}, ${result.changes} changes`);
  });
}

async function municipality(config: Config, [act, path]: readonly string[]): Promise<void> {
  if (act !== "add" || !path) throw new Problem(usage("Which file describes the municipality?"));
  await withParts(config, async (parts) => say(await addMunicipality(parts, config, path)));
}

async function staff(config: Config, [act, slug, account, ...names]: readonly string[]): Promise<void> {
  const name = names.join(" ");
  if (act !== "add" || !slug || !account || !name)
    throw new Problem(usage("Of which city, which account, which name?"));
  await withParts(config, async (parts) => say(await addAdministratorOf(parts, { slug, account, name })));
}

async function demo(config: Config, [act, slug]: readonly string[]): Promise<void> {
  if (act !== "remove" || !slug) throw new Problem(usage("demo remove <city>"));
  await withParts(config, async (parts) => say(await removeDemoOf(parts, config, slug)));
}

async function search(config: Config, [act, slug]: readonly string[]): Promise<void> {
  if (act !== "index" || !slug) throw new Problem(usage("search index <city>"));
  await withParts(config, async (parts) => say(await indexSearchOf(parts, slug)));
}

async function publish(config: Config, typed: readonly string[]): Promise<void> {
  const [slug, folder] = typed.filter((word) => !word.startsWith("--"));
  const base = typed.find((word) => word.startsWith("--base-url="))?.slice("--base-url=".length) ?? config.publicUrl;
  if (!slug || !folder || !URL.canParse(base)) throw new Problem(usage("Of which city, into which folder?"));
  await withParts(config, async (parts) => say(await publishCity(parts, { slug, folder, base })));
}

/** No database: the texts, the rules and the glossary that is shipped. */
async function easy(_config: Config, typed: readonly string[]): Promise<void> {
  const wish = readWish(typed);
  if (!wish) throw new Problem(usage("Which file or folder? --at-least takes a grade, A to E, or points, 0 to 100."));
  checkFiles(wish, { print: (text) => process.stdout.write(text) });
}
