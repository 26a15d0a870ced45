import type { Issue } from "#platform/errors.ts";
import type { ValueSource } from "./indicator-kinds.ts";
import type { ReportValueInput } from "./inputs.ts";

type Origin = Pick<ReportValueInput, "collectedIn" | "collectedBy" | "respondents" | "drawn">;

/**
 * What must be known of a value that was collected for another purpose, so that somebody can find it again and judge it: of
 * another section's survey its name, the section, how many were asked and how many answered; of a statistic its name.
 */
export function missingOrigin(source: ValueSource, input: Origin): Issue[] {
  const names: (keyof Origin)[] =
    source === "otherSurvey"
      ? ["collectedIn", "collectedBy", "respondents", "drawn"]
      : source === "statistic"
        ? ["collectedIn"]
        : [];
  return names
    .filter((name) => input[name] === "" || input[name] === null)
    .map((name) => ({ path: name, code: `indicators.error.${name}Missing` }));
}
