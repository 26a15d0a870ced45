import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { SheetHead } from "../sheets/sheet.data.ts";
import type { SheetState } from "../sheets/sheet-state.rules.ts";

/** How a section (or a body without sections) reported. */
export interface SectionReporting {
  /** Of the section, or of the body where `isBody`. */
  key: string;
  isBody: boolean;
  name: Text;
  projects: number;
  /** Whose report is there: for everybody the published ones. */
  published: number;
  /** Of these, sent after the last day. */
  late: number;
}

type Reporting = Pick<
  SheetHead,
  "sectionId" | "sectionName" | "bodyId" | "postName" | "state" | "isPublic" | "submittedAt"
>;

/** Sections and bodies by their id. */
export interface Reporters {
  sections: ReadonlyMap<number, { key: string }>;
  bodies: ReadonlyMap<number, { key: string; name: Text }>;
}

/** Who reported, counted from the sheets alone: what is public, and those in the states that count as reported. */
export function reportingOf(
  sheets: readonly Reporting[],
  {
    reportsDue,
    reporters,
    states = ["published"],
  }: { reportsDue: string; reporters: Reporters; states?: readonly SheetState[] },
): SectionReporting[] {
  const groups = Map.groupBy(sheets, ({ sectionId, bodyId }) =>
    sectionId === null ? `body ${bodyId}` : `section ${sectionId}`,
  );
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const published = own.filter(({ state, isPublic }) => isPublic || states.includes(state));
    const isLate = ({ submittedAt }: Reporting) => submittedAt !== null && todayInJapan(submittedAt) > reportsDue;
    return [
      {
        ...reporterOf(first, reporters),
        projects: own.length,
        published: published.length,
        late: published.filter(isLate).length,
      },
    ];
  });
}

/** Who is in charge of a sheet, under the name of its year: the section, or a body that has none. */
export function reporterOf(
  { sectionId, sectionName, bodyId, postName }: Omit<Reporting, "state" | "isPublic" | "submittedAt">,
  { sections, bodies }: Reporters,
): Pick<SectionReporting, "key" | "isBody" | "name"> {
  const body = bodies.get(bodyId);
  const section = sectionId === null ? undefined : sections.get(sectionId);
  return {
    key: section?.key ?? body?.key ?? "",
    isBody: section === undefined,
    name: sectionName ?? body?.name ?? postName,
  };
}

export type ReportingStatus = "all" | "allLate" | "some" | "none";

/** All, some of them or nothing; "late" where something came after the last day. */
export function reportingStatus({ projects, published, late }: SectionReporting): ReportingStatus {
  if (published === 0) return "none";
  if (published < projects) return "some";
  return late > 0 ? "allLate" : "all";
}
