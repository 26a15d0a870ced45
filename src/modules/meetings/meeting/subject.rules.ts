import type { Text } from "#platform/i18n/text.ts";

export const SUBJECT_KINDS = ["node", "project", "indicator", "opinion"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What an agenda item is about, under the title that it had when it was put there. */
export interface Subject {
  kind: SubjectKind;
  key: string;
  title: Text;
}

/** How a form names it: `project:advice-desk`. */
export const subjectName = ({ kind, key }: Pick<Subject, "kind" | "key">) => `${kind}:${key}`;
