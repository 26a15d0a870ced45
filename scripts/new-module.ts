import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes the skeleton of a module into `checkout`: what every module has, and nothing else.
 * @throws Error where the name cannot be used. Returns the paths of the files it wrote.
 */
export function writeModule(checkout: string, name: string): string[] {
  if (!/^[a-z]{3,20}$/.test(name))
    throw new Error(`A module's name is one English word in small letters, not ${JSON.stringify(name)}.`);
  if (existsSync(join(checkout, "src", "modules", name))) throw new Error(`src/modules/${name} is there already.`);
  const files = skeletonOf(name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(checkout, path)), { recursive: true });
    writeFileSync(join(checkout, path), content);
  }
  return Object.keys(files);
}

function skeletonOf(name: string): Record<string, string> {
  const folder = `src/modules/${name}`;
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return {
    [`${folder}/README.md`]: readme(name),
    [`${folder}/module.ts`]: `import type { Module } from "#platform/module.ts";
import { permissions } from "./permissions.ts";

export function create${title}Module(): Module {
  return { name: "${name}", routes: [], permissions };
}
`,
    [`${folder}/public.ts`]: `/** What other modules and the composition may use of ${name}. */
export { may${title}Edit } from "./permissions.ts";
`,
    [`${folder}/permissions.ts`]: `import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. Given for one body, each holds for that body only. */
export const permissions = {
  "${name}.edit": ["administrator"],
} as const;

export const may${title}Edit = (actor: Actor, bodyId: number) => hasPermission(actor, "${name}.edit", bodyId);
`,
    [`${folder}/${name}.rules.ts`]: `/** The states that a thing of this module goes through, in order. */
export const STATES = ["draft", "published", "withdrawn"] as const;
export type State = (typeof STATES)[number];

/** Whether somebody may take it from one state to the next; back is never possible. */
export function mayFollow(from: State, to: State): boolean {
  return STATES.indexOf(to) === STATES.indexOf(from) + 1;
}
`,
    [`${folder}/${name}.rules.test.ts`]: `import { expect, it } from "vitest";
import { mayFollow } from "./${name}.rules.ts";

it("goes forward one state at a time", () => {
  expect(mayFollow("draft", "published")).toBe(true);
  expect(mayFollow("draft", "withdrawn")).toBe(false);
  expect(mayFollow("published", "draft")).toBe(false);
});
`,
    [`locales/ja/${name}.json`]: `{\n  "${name}.staff.menu": "${name}"\n}\n`,
    [`locales/en/${name}.json`]: `{\n  "${name}.staff.menu": "${title}"\n}\n`,
  };
}

function readme(name: string): string {
  return `# ${name}

Purpose: one sentence: who uses this for what. (A README that needs "and" here describes two modules.)

Words: the rows of docs/words.md that matter here.

States: draft → published → withdrawn (\`${name}.rules.ts\`).

Tables owned: none yet.

Who may do what: \`${name}.edit\`: administrator, for their body (\`permissions.ts\`).
`;
}

/** What the script does not write, because each of these lines is a decision. */
export function nextSteps(name: string): string {
  return `Now, by hand:
  src/app/may-use.ts                    ${name}: [],  – or the modules whose public.ts it may use
  src/platform/i18n/message-keys.ts     its locale file in the union of keys
  src/app/modules.ts                    create…Module() in the list
  docs/words.md                         the words of the module, before they become names
  npm run check                         says what is missing
  npm run architecture                  draws the graph in ARCHITECTURE.md anew`;
}

if (process.argv[1] === import.meta.filename) {
  const name = process.argv[2] ?? "";
  try {
    console.log(`${writeModule(join(import.meta.dirname, ".."), name).join("\n")}\n\n${nextSteps(name)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
