import { listPosts } from "#modules/accounts/public.ts";
import { listPlacedProjects, listPlans } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { getLanguage, LANGUAGES } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Option } from "#ui/form.tsx";
import { listServedProjects } from "../../entries/entry.data.ts";
import type { Entry } from "../../entries/entry.rules.ts";

/** People type other words in any language that they read. */
export const SYNONYM_LANGUAGES = LANGUAGES.filter(({ tier }) => tier === 1);

/** What the form of an entry's properties offers to choose from. */
export interface PropertyChoices {
  posts: Option[];
  /** `<plan's id>.<project's key>` */
  projects: Option[];
  /** Those that it serves. */
  served: { value: string; label: string }[];
  /** Names of its sources. */
  sources: string[];
}

export async function readChoices(
  ctx: StaffContext,
  entry: Entry,
  typed: Readonly<Record<string, string>> = {},
): Promise<PropertyChoices> {
  const { say } = ctx;
  return ctx.read(async (scope) => {
    const today = todayInJapan(ctx.clock.now());
    const posts = (await listPosts(scope)).filter(({ validTo }) => validTo === null || validTo >= today);
    const projects = await projectOptions(ctx, scope, today);
    const labels = new Map(projects.map(({ value, label }) => [value, label]));
    const stored = (await listServedProjects(scope, entry.id)).map(
      ({ planId, projectKey }) => `${planId}.${projectKey}`,
    );
    return {
      posts: [
        { value: "", label: say.t("library.staff.field.noPost") },
        ...posts.map(({ id, name }) => ({ value: String(id), label: say.plain(name) })),
      ],
      projects: [{ value: "", label: say.t("library.staff.projects.none") }, ...projects],
      served: [...new Set([...stored, ...named(typed, /^project\.(.+)$/)])].map((value) => ({
        value,
        label: labels.get(value) ?? value,
      })),
      sources: [...new Set([...Object.keys(entry.sources), ...named(typed, /^source\.([a-z0-9-]+)\.name$/)])].filter(
        (name) => name !== "new",
      ),
    };
  });
}

/** The plans one after the other: a transaction has one connection. */
async function projectOptions(ctx: StaffContext, scope: Scope, today: string): Promise<Option[]> {
  const options: Option[] = [];
  for (const plan of await listPlans(scope)) {
    const placed = await listPlacedProjects(scope, { planId: plan.id, onDay: today });
    for (const { key, title } of placed)
      options.push({ value: `${plan.id}.${key}`, label: ctx.say.plain(title), group: ctx.say.plain(plan.title) });
  }
  return options;
}

const named = (values: Readonly<Record<string, string>>, name: RegExp): string[] =>
  Object.keys(values).flatMap((path) => name.exec(path)?.[1] ?? []);

export function propertyLabels({ say }: StaffContext, { sources }: PropertyChoices): Record<string, string> {
  const fields = ["ownerPostId", "reviewBy", "shownFrom", "shownTo", "isSample", "topics", "addProject"] as const;
  return {
    ...Object.fromEntries(fields.map((name) => [name, say.t(`library.staff.field.${name}`)])),
    "letter.titles": say.t("library.staff.letter.titles"),
    "letter.senders": say.t("library.staff.letter.senders"),
    "letter.urgency": say.t("library.staff.letter.urgency"),
    ...Object.fromEntries(LANGUAGES.map(({ code }) => [`synonyms.${code}`, getLanguage(code).name])),
    ...Object.fromEntries(
      [...sources, "new"].flatMap((name) =>
        (["name", "url", "date"] as const).map((field) => [
          `source.${name}.${field}`,
          say.t(`library.staff.sources.${field}`),
        ]),
      ),
    ),
  };
}

/** An entry's properties as the form shows them. */
export function propertyValues(entry: Entry, { served }: PropertyChoices): Record<string, string> {
  const { attributes, sources } = entry;
  const ticked = (prefix: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`${prefix}.${name}`, "on"]));
  const fields = {
    ownerPostId: String(entry.ownerPostId ?? ""),
    reviewBy: entry.reviewBy ?? "",
    shownFrom: entry.shownFrom ?? "",
    shownTo: entry.shownTo ?? "",
    ...(entry.isSample && { isSample: "on" }),
    topics: attributes.topics.join("、"),
  };
  return {
    ...fields,
    ...letterValues(entry),
    ...ticked("lifeEvent", attributes.lifeEvents),
    ...ticked(
      "project",
      served.map(({ value }) => value),
    ),
    ...Object.fromEntries(
      Object.entries(attributes.synonyms).map(([code, words]) => [`synonyms.${code}`, words.join("、")]),
    ),
    ...Object.fromEntries(
      Object.entries(sources).flatMap(([name, { name: title, url = "", date }]) => [
        [`source.${name}.name`, title],
        [`source.${name}.url`, url],
        [`source.${name}.date`, date],
      ]),
    ),
  };
}

function letterValues({ attributes: { letter } }: Entry): Record<string, string> {
  if (!letter) return {};
  return {
    "letter.titles": letter.titles.join("\n"),
    "letter.senders": letter.senders.join("\n"),
    "letter.urgency": letter.urgency,
    ...Object.fromEntries(letter.colours.map((colour) => [`letter.colour.${colour}`, "on"])),
  };
}
