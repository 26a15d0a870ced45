import type { Translator } from "../i18n/translator.ts";
import type { Paper } from "./paper.ts";

/** What a file says beside its paper's own text. */
export interface PaperWords {
  contents: string;
  /** The paper's date as its reader writes it, in Japanese with the era. */
  day: string;
  /** Name of a sheet whose table has none. */
  table: string;
}

export function paperWords({ date }: Pick<Paper, "date">, say: Translator): PaperWords {
  return {
    contents: say.t("common.paper.contents"),
    table: say.t("common.paper.table"),
    day: say.language.code === "ja" ? japaneseDay(date) : say.format.date(date),
  };
}

/** `令和7年（2025年）6月30日` */
function japaneseDay(date: string): string {
  const format = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${date}T00:00:00Z`)).replace("年", `年（${date.slice(0, 4)}年）`);
}
