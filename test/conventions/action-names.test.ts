import { expect, it } from "vitest";
import { translatorFor } from "#app/create-context.ts";
import { RECORD_KINDS } from "#app/modules.ts";
import { nameOfAction } from "#modules/accounts/audit/action-name.ts";
import { checkout } from "#platform/checkout.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { readFiles } from "./tree-rules.ts";

const WRITTEN = /\baction: (?:"([^"]*)"|`\$\{kind\.one\}\.((?:[^`$]|\$\{[^}]*\})*)`|([^,;\n]+))/g;
/** Handed on, or a type. */
const NOT_AN_ACTION = /^(string|act\.action|entry\.action|Action)$/;

interface Collected {
  actions: Set<string>;
  /** What stands there and is not understood. */
  unclear: string[];
}

/** The log itself reads actions; all other code writes them. */
const NO_WRITER = /\.test\.|^src\/(ui|testing|modules\/accounts\/audit)\//;

/** Every action that the code can put into the audit. */
function collect(): Collected {
  const written = readFiles(checkout, ["src"])
    .filter(({ path }) => /\.tsx?$/.test(path) && !NO_WRITER.test(path))
    .flatMap(({ path, text }) => [...text.matchAll(WRITTEN)].map((match) => read(path, match)));
  return {
    actions: new Set(written.flatMap(({ actions }) => actions)),
    unclear: written.flatMap(({ unclear }) => unclear),
  };
}

function read(path: string, [, literal = "", acts, other]: RegExpExecArray) {
  const actions = [...(literal.includes(".") ? [literal] : []), ...ofAllKinds(acts), ...choicesIn(other)];
  const isUnclear = other && actions.length === 0 && !NOT_AN_ACTION.test(other.trim());
  return { actions, unclear: isUnclear ? [`${path}: ${other}`] : [] };
}

const ofAllKinds = (template?: string) =>
  actsIn(template).flatMap((act) => RECORD_KINDS.map(({ one }) => `${one}.${act}`));

/** `isFuture ? "post.assignmentRemoved" : "post.assignmentEnded"` */
const choicesIn = (expression = "") => [...expression.matchAll(/"(\w+\.\w+)"/g)].map((match) => match[1] ?? "");

/** `moved`, or both of `${isRenaming(change) ? "renamed" : "edited"}`. */
function actsIn(template = ""): string[] {
  if (!template.includes("${")) return template ? [template] : [];
  return [...template.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? "");
}

const { actions, unclear } = collect();
const catalogue = new Catalogue(`${checkout}/locales`);

it("finds the actions that the code writes into the audit", () => {
  expect(unclear).toEqual([]);
  expect([...actions]).toEqual(
    expect.arrayContaining(["access.denied", "plan.imported", "plan.changesUndone", "node.renamed", "value.corrected"]),
  );
  expect(actions.size).toBeGreaterThan(150);
});

it.each(["ja", "en"] as const)("names each action of the audit in %s", (code) => {
  const say = translatorFor({ catalogue }, getLanguage(code));
  expect([...actions].filter((action) => !nameOfAction(say, action))).toEqual([]);
});
