import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import type { Option } from "#ui/form.tsx";
import { DISPOSITIONS, SOURCES } from "../../ledger/opinion.rules.ts";
import type { AskedPost } from "../../ledger/read-for-staff.ts";

/** Which of a page's forms was wrong, and how. */
export interface Problem {
  form: string;
  values: Record<string, string>;
  issues: Issue[];
  status: number;
}

/** What a form of the page shows: what was sent where it was the wrong one, else what is kept. */
export const shownIn = (problem: Problem | undefined, form: string, kept: Record<string, string>) =>
  problem?.form === form ? { values: problem.values, issues: problem.issues } : { values: kept, issues: [] };

export const staffAddress = ({ municipality }: StaffContext, rest: string): string =>
  `/${municipality.slug}/staff${rest}`;

export const sourceOptions = ({ say }: StaffContext): Option[] =>
  SOURCES.map((value) => ({ value, label: say.t(`opinions.source.${value}`) }));

export const dispositionOptions = ({ say }: StaffContext): Option[] =>
  DISPOSITIONS.map((value) => ({ value, label: say.t(`opinions.disposition.${value}`) }));

export const languageOptions = ({ say }: StaffContext): Option[] => [
  ...LANGUAGES.map(({ code, name }) => ({ value: code, label: name })),
  { value: "", label: say.t("opinions.staff.otherLanguage") },
];

export const postLabel = ({ say }: StaffContext, { name, section }: AskedPost): string =>
  [section ? say.plain(section) : "", say.plain(name)].filter(Boolean).join(" ");
