import { parseArgs } from "node:util";
import { GRADES } from "../../yasashii/index.ts";

export interface EasyWish {
  paths: string[];
  isJson: boolean;
  /** Points below which a file fails; null where none was asked for. */
  atLeast: { points: number; said: string } | null;
}

/** What was typed behind `easy`; null where it makes no sense. */
export function readWish(typed: readonly string[]): EasyWish | null {
  const parsed = parse(typed);
  if (!parsed || parsed.positionals.length === 0) return null;
  const { json: isJson = false, "at-least": said } = parsed.values;
  if (said === undefined) return { paths: parsed.positionals, isJson, atLeast: null };
  const points = pointsOf(said);
  return points === null ? null : { paths: parsed.positionals, isJson, atLeast: { points, said } };
}

function parse(typed: readonly string[]) {
  try {
    return parseArgs({
      args: [...typed],
      options: { json: { type: "boolean" }, "at-least": { type: "string" } },
      allowPositionals: true,
    });
  } catch {
    return null;
  }
}

function pointsOf(said: string): number | null {
  const grade = GRADES.find((each) => each.grade === said.toUpperCase());
  if (grade) return grade.from;
  const points = Number(said);
  return said.trim() !== "" && points >= 0 && points <= 100 ? points : null;
}
