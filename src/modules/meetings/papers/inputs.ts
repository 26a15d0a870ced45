import { z } from "zod";
import { address, gatherText, isTicked, optionalId, requiredTextFields } from "../typed-fields.ts";

const MAX_TITLE = 200;
const fields = { ...requiredTextFields("title", MAX_TITLE), itemId: optionalId, isPublic: isTicked };

type Typed = z.output<z.ZodObject<typeof fields>>;
const toPaper = (typed: Typed) => ({
  title: gatherText(typed, "title") ?? {},
  itemId: typed.itemId,
  isPublic: typed.isPublic,
});

/** What is said of a paper; where it is new, the file itself comes beside the fields. */
export const FilePaperInput = z.object(fields).transform(toPaper);
export const LinkPaperInput = z
  .object({ ...fields, href: address })
  .transform((typed) => ({ ...toPaper(typed), href: typed.href }));

export type PaperInput = z.output<typeof FilePaperInput>;
export type LinkPaperInput = z.output<typeof LinkPaperInput>;
