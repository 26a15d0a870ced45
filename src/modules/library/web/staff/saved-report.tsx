import type { JSX } from "preact";
import { easyReport } from "#modules/easy-japanese/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { Section } from "#ui/parts.tsx";
import { type Content, partsOf } from "../../content/block.rules.ts";
import type { EntryText } from "../../entries/text.data.ts";
import { listGlossary } from "../../glossary/list-glossary.ts";

/** The address's part by which a page shows the report of what was just saved without script. */
export const REPORT = "?report=1#easy-report";

/** All words of a text, a line each. */
const textOf = (content: Content): string =>
  partsOf(content)
    .flatMap(({ lines }) => lines.map(({ line }) => line))
    .join("\n");

/** What the checker of Easy Japanese says of a text that was saved; for those whose page has no assistant. */
export async function savedReport(
  ctx: StaffContext,
  key: string,
  { language, draft }: Pick<EntryText, "language" | "draft">,
): Promise<JSX.Element | null> {
  if (getLanguage(language).htmlLang !== "ja") return null;
  return (
    <Section id="easy-report" title={ctx.say.t("easy.staff.report.title")}>
      {await easyReport(ctx, { text: textOf(draft), subject: `library/${key}/${language}` }, listGlossary)}
    </Section>
  );
}
