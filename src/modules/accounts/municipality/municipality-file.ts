import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { Theme } from "#platform/context.ts";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { Problem } from "#platform/problem.ts";

const codes = LANGUAGES.map((language) => language.code) as [LanguageCode, ...LanguageCode[]];
export const text = z
  .partialRecord(z.enum(codes), z.string().min(1))
  .refine((value) => value.ja !== undefined, "must have a text in ja");
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "must be lower-case letters, digits and hyphens");
const day = z.iso.date().optional();
const colour = z.string().regex(/^#[0-9a-f]{6}$/, "must be a colour such as #1c5d94");
const theme = z.object({ light: colour, dark: colour, contrast: colour });

/** `data/municipalities/<slug>.yaml`. */
const municipalityFile = z
  .strictObject({
    format: z.literal("kakehashi-municipality/1"),
    code: z
      .string()
      .refine(
        isLocalGovernmentCode,
        "must be a local-government code of six digits with the right check digit, in quotes",
      ),
    slug: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, "must be lower-case letters, digits and hyphens"),
    name: text,
    prefecture: text,
    residentWord: text,
    theme: z.union([z.string(), theme]),
    bodies: z.array(
      z.strictObject({ key, kind: z.enum(["city", "foundation", "plaza", "association", "other"]), name: text }),
    ),
    sections: z.array(z.strictObject({ key, body: z.string(), name: text, validFrom: day, validTo: day })).default([]),
  })
  .superRefine((file, context) => {
    for (const { path, message } of inconsistencies(file)) context.addIssue({ code: "custom", path, message });
  });

type Parsed = z.output<typeof municipalityFile>;
export interface MunicipalityFile extends Omit<Parsed, "theme"> {
  theme: Theme;
}

/** @throws Problem with each mistake and its line. */
export function readMunicipalityFile(file: string, themes: Record<string, Theme>): MunicipalityFile {
  const parsed = readYaml(file, municipalityFile);
  const found = typeof parsed.theme === "string" ? themes[parsed.theme] : parsed.theme;
  if (!found) {
    throw new Problem(`${basename(file)}: theme: must be one of ${Object.keys(themes).join(", ")}, or three colours`);
  }
  return { ...parsed, theme: found };
}

/** `data/reference/themes.yaml`: the colours that a municipality's file may name. */
export function readThemes(dataFolder: string): Record<string, Theme> {
  return readYaml(join(dataFolder, "reference", "themes.yaml"), z.record(z.string(), theme));
}

/** @throws Problem with each mistake and its line. */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
  const broken = document.errors.map((error) => error.message);
  if (broken.length > 0) throw new Problem(`${basename(file)} is not YAML: ${broken.join("\n")}`);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map((issue) => {
    const start = lineOf(issue.path);
    return `${basename(file)}${start ? ` line ${start}` : ""}: ${issue.path.map(String).join(".")}: ${issue.message}`;
  });
  throw new Problem(mistakes.join("\n"));

  /** The line of the value, or of the nearest thing around it that exists. */
  function lineOf(path: readonly PropertyKey[]): number | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  }
}

/** The YAML files of a folder by name; none where it does not exist. */
export function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => join(folder, name));
}

interface Inconsistency {
  path: PropertyKey[];
  message: string;
}

function inconsistencies(file: Pick<Parsed, "bodies" | "sections">): Inconsistency[] {
  const issues: Inconsistency[] = [...repeatedKeys("bodies", file.bodies), ...repeatedKeys("sections", file.sections)];
  const bodies = file.bodies.map((body) => body.key);
  if (file.bodies.filter((body) => body.kind === "city").length !== 1) {
    issues.push({ path: ["bodies"], message: "must name exactly one body of kind city" });
  }
  for (const [index, { body, validFrom, validTo }] of file.sections.entries()) {
    const bad = (field: string, message: string) => issues.push({ path: ["sections", index, field], message });
    if (!bodies.includes(body)) bad("body", `must be one of ${bodies.join(", ")}`);
    if (validFrom && validTo && validFrom > validTo) bad("validTo", "is before validFrom");
  }
  return issues;
}

function repeatedKeys(list: string, entries: readonly { key: string }[]): Inconsistency[] {
  const keys = entries.map((entry) => entry.key);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index ? [] : [{ path: [list, index, "key"], message: `stands twice: ${key}` }],
  );
}

/** 全国地方公共団体コード: five digits and a check digit (JIS X 0401 and 0402; weights 6, 5, 4, 3, 2, modulus 11). */
export function isLocalGovernmentCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(code[index]), 0);
  return (11 - (sum % 11)) % 10 === Number(code[5]);
}
