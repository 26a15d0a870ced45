import type { Text } from "#platform/i18n/text.ts";
import { DIRECTIONS, FUND_SOURCES, ROLLING_KINDS } from "../fields/field-value.rules.ts";
import type { GradeDistribution } from "../grading/distribution.rules.ts";
import type { PublishedProject } from "./open-data.rules.ts";
import { total } from "./project-year.rules.ts";
import { reportingStatus, type SectionReporting } from "./reporting.rules.ts";

export const TABLE_NAMES = ["projects", "outputs", "money", "plans", "texts", "sections", "grades"] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** A column as Table Schema describes it (Frictionless Data). */
export interface TableField {
  name: string;
  type: "string" | "integer" | "number" | "boolean";
  description: string;
  constraints?: { required?: boolean; unique?: boolean; enum?: readonly string[]; pattern?: string; minimum?: number };
}

type CellOfTable = string | number | null;

export interface DataTable {
  name: TableName;
  title: string;
  fields: readonly TableField[];
  primaryKey: readonly string[];
  /** Of `project`: the table of projects. */
  isByProject: boolean;
  rows: readonly (readonly CellOfTable[])[];
}

/** Where and when: in front of every table, so that tables of many cities and years can be put together. */
export interface DataPlace {
  /** Local-government code with check digit. */
  municipalityCode: string;
  plan: string;
  fiscalYear: number;
}

export interface YearToTabulate {
  place: DataPlace;
  projects: readonly PublishedProject[];
  sections: readonly SectionReporting[];
  grades: GradeDistribution | null;
}

const REQUIRED = { constraints: { required: true } } as const;
const string = (name: string, description: string, more: Partial<TableField> = {}): TableField => ({
  name,
  type: "string",
  description,
  ...more,
});
const amount = (name: string, description: string): TableField => ({ name, type: "number", description });
const count = (name: string, description: string): TableField => ({
  name,
  type: "integer",
  description,
  constraints: { required: true, minimum: 0 },
});

const PLACE: readonly TableField[] = [
  string("municipality_code", "Local-government code with check digit (全国地方公共団体コード).", {
    constraints: { required: true, pattern: "[0-9]{6}" },
  }),
  string("plan", "The plan's id on this server.", REQUIRED),
  { name: "fiscal_year", type: "integer", description: "April of this year to March of the next.", ...REQUIRED },
];
const PLACE_KEY = ["municipality_code", "plan", "fiscal_year"];
const PROJECT = string("project", "The project's id in the plan.", REQUIRED);

const ja = (text: Text | null | undefined): string | null => text?.ja ?? null;
const en = (text: Text | null | undefined): string | null => text?.en ?? null;
const plain = (text: string): string | null => (text === "" ? null : text);

type Table = Omit<DataTable, "fields" | "primaryKey" | "rows" | "isByProject"> & {
  fields: readonly TableField[];
  key: readonly string[];
  isByProject?: boolean;
  rows(data: YearToTabulate): CellOfTable[][];
};

const projects: Table = {
  name: "projects",
  title: "Projects with grade, direction, budget and settled amount",
  fields: [
    PROJECT,
    string("title", "In Japanese, as it was in this year.", REQUIRED),
    string("title_en", "In English, where somebody wrote it."),
    string("number", "Of the place in the plan, as printed."),
    string("measure", "The place in the plan, from the top down."),
    string("section", "Who is in charge."),
    string("grade", "Key of the grade; see grades."),
    string("evidence", "What the grade rests on."),
    string("direction", "What becomes of it next.", { constraints: { enum: DIRECTIONS } }),
    amount("budget_thousand_yen", "Of all sources together; empty where nobody said, which is not zero."),
    amount("settled_thousand_yen", "Of all sources together; empty where nobody said."),
    string("settled_state", "Whether the settled amount is final.", {
      constraints: { required: true, enum: ["none", "provisional", "confirmed"] },
    }),
  ],
  key: ["project"],
  rows: (data) =>
    data.projects.map((entry) => [
      entry.project,
      ja(entry.title),
      en(entry.title),
      entry.place.at(-1)?.number ?? null,
      plain(entry.place.map(({ title }) => ja(title)).join(" > ")),
      ja(entry.section.name),
      entry.grade?.key ?? null,
      plain(entry.grade?.evidence ?? ""),
      entry.direction,
      total(Object.values(entry.budget ?? {})),
      total(Object.values(entry.settled ?? {})),
      entry.settledState,
    ]),
};

const outputs: Table = {
  name: "outputs",
  title: "Outputs: what was planned and what was done",
  fields: [
    PROJECT,
    count("position", "Order on the sheet, from 1."),
    string("name", "In Japanese.", REQUIRED),
    string("unit", "In Japanese."),
    amount("planned", "Empty: not planned in numbers."),
    amount("actual", "Empty: no number."),
    count("records", "How many records of work the number is the sum of; 0 where somebody typed it."),
  ],
  key: ["project", "position"],
  isByProject: true,
  rows: (data) =>
    data.projects.flatMap(({ project, outputs: own }) =>
      own.map(({ name, unit, planned, actual, takenFrom }, index) => [
        project,
        index + 1,
        name,
        plain(unit),
        planned,
        actual,
        takenFrom?.factIds.length ?? 0,
      ]),
    ),
};

const money: Table = {
  name: "money",
  title: "Budget, settled and planned amounts by source of funds",
  fields: [
    PROJECT,
    string("kind", "budget and settled: of this year; planned: of a year to come.", {
      constraints: { required: true, enum: ["budget", "settled", "planned"] },
    }),
    { name: "for_year", type: "integer", description: "The fiscal year that the money is for.", ...REQUIRED },
    string("source", "Source of funds.", { constraints: { required: true, enum: FUND_SOURCES } }),
    { ...amount("thousand_yen", "Exact."), ...REQUIRED },
  ],
  key: ["project", "kind", "for_year", "source"],
  isByProject: true,
  rows: ({ projects: all, place }) =>
    all.flatMap(({ project, budget, settled, rolling }) =>
      [
        { kind: "budget", year: place.fiscalYear, amounts: budget ?? {} },
        { kind: "settled", year: place.fiscalYear, amounts: settled ?? {} },
        ...rolling.map(({ year, amounts }) => ({ kind: "planned", year, amounts })),
      ].flatMap(({ kind, year, amounts }) =>
        FUND_SOURCES.flatMap((source) =>
          amounts[source] === undefined ? [] : [[project, kind, year, source, amounts[source]]],
        ),
      ),
    ),
};

const plans: Table = {
  name: "plans",
  title: "The next year and the two after it",
  fields: [
    PROJECT,
    { name: "for_year", type: "integer", description: "The fiscal year that is planned.", ...REQUIRED },
    string("kind", "What becomes of the project.", { constraints: { enum: ROLLING_KINDS } }),
    string("activities", "What will be done, in Japanese."),
  ],
  key: ["project", "for_year"],
  isByProject: true,
  rows: (data) =>
    data.projects.flatMap(({ project, rolling }) =>
      rolling.map(({ year, kind, activities }) => [project, year, kind, plain(activities)]),
    ),
};

const texts: Table = {
  name: "texts",
  title: "What the sheets say in words",
  fields: [
    PROJECT,
    string("field", "Key of the field.", REQUIRED),
    string("label", "What the sheet asks, in Japanese.", REQUIRED),
    { name: "not_applicable", type: "boolean", description: "Somebody answered 該当なし.", ...REQUIRED },
    string("text", "In Japanese."),
  ],
  key: ["project", "field"],
  isByProject: true,
  rows: (data) =>
    data.projects.flatMap(({ project, texts: own }) =>
      own.map(({ field, label, text, isNotApplicable }) => [
        project,
        field,
        ja(label),
        String(isNotApplicable),
        plain(text),
      ]),
    ),
};

const sections: Table = {
  name: "sections",
  title: "Who reported",
  fields: [
    string("kind", "A section of the city, or a body of its own.", {
      constraints: { required: true, enum: ["section", "body"] },
    }),
    string("section", "Its id on this server.", REQUIRED),
    string("name", "In Japanese.", REQUIRED),
    count("projects", "Projects that it answers for."),
    count("published", "Of these, with a published sheet."),
    count("late", "Of these, sent after the last day."),
    string("status", "all, allLate (all, some after the last day), some or none.", {
      constraints: { required: true, enum: ["all", "allLate", "some", "none"] },
    }),
  ],
  key: ["kind", "section"],
  rows: (data) =>
    data.sections.map((section) => [
      section.isBody ? "body" : "section",
      section.key,
      ja(section.name),
      section.projects,
      section.published,
      section.late,
      reportingStatus(section),
    ]),
};

const grades: Table = {
  name: "grades",
  title: "How grades fell",
  fields: [
    string("grade", "Key of the grade, the best first.", REQUIRED),
    string("mark", "What stands in tables."),
    string("title", "In Japanese.", REQUIRED),
    count("projects", "How many projects have it."),
  ],
  key: ["grade"],
  rows: ({ grades: distribution }) =>
    (distribution?.scale ?? []).map(({ key, mark, title }) => [
      key,
      ja(mark),
      ja(title),
      distribution?.grades.find(({ grade }) => grade === key)?.count ?? 0,
    ]),
};

const TABLES: readonly Table[] = [projects, outputs, money, plans, texts, sections, grades];

/** The year as tables, each with its schema. */
export function dataTables(data: YearToTabulate): DataTable[] {
  const { municipalityCode, plan, fiscalYear } = data.place;
  return TABLES.map(({ key, rows, isByProject = false, ...table }) => ({
    ...table,
    isByProject,
    fields: [...PLACE, ...table.fields],
    primaryKey: [...PLACE_KEY, ...key],
    rows: rows(data).map((row) => [municipalityCode, plan, fiscalYear, ...row]),
  }));
}
