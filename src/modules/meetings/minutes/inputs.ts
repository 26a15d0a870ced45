import { z } from "zod";

const MAX_MINUTES = 20_000;

/** Minutes of one item as they were typed, and the version that the writer began from (0: there was none). */
export interface TypedMinutes {
  itemId: number;
  body: string;
  version: number;
}

/** Fields `body.<item>` and `version.<item>`, one pair an agenda item. */
export const MinutesInput = z.looseObject({}).transform((typed, ctx) => {
  const values = typed as Record<string, unknown>;
  return Object.entries(values).flatMap(([name, value]): TypedMinutes[] => {
    const [, item] = /^body\.(\d{1,9})$/.exec(name) ?? [];
    if (item === undefined) return [];
    const body = String(value).trim();
    if (body.length > MAX_MINUTES) ctx.addIssue({ code: "custom", path: [name], message: "meetings.error.tooLong" });
    const begun = Number(values[`version.${item}`] ?? 0);
    return [{ itemId: Number(item), body, version: Number.isSafeInteger(begun) && begun > 0 ? begun : 0 }];
  });
});
