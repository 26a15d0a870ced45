import type { StaffContext } from "#platform/context.ts";
import { type Block, type Line, lineOf, type Paper } from "#platform/documents/paper.ts";
import type { MessageKey, MessageParams } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";

/** What an officer's paper is made of, besides what all of them have in common. */
export interface PaperContent {
  title: Line;
  subtitle?: Line;
  /** The document's own date. */
  date: string;
  /** It holds what was made up to show the system. */
  isDemo: boolean;
  blocks: readonly Block[];
  hasContents?: boolean;
}

/** A paper without a cover, in the language of the one who takes it out. */
export function officerPaper({ say, municipality }: StaffContext, content: PaperContent): Paper {
  const { isDemo, hasContents = false, ...paper } = content;
  return {
    ...paper,
    publisher: lineOf(say.text(municipality.name)),
    language: say.language.code,
    hasCover: false,
    hasContents,
    orientation: "portrait",
    colour: municipality.theme.light,
    ...(isDemo ? { mark: lineOf(say.message("reports.demoMark")) } : {}),
  };
}

export const said = (say: Translator, key: MessageKey, params?: MessageParams): Line =>
  lineOf(say.message(key, params));

export const heading = (text: Line): Block => ({ kind: "heading", level: 1, text });
