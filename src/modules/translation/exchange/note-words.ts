import type { Translator } from "#platform/i18n/translator.ts";
import type { NoteWords } from "../xliff/unit-notes.ts";

/** Notes for translators in the language of whoever takes the file out. */
export const noteWords = (say: Translator): NoteWords => ({
  kind: ({ kind }) => say.t(`translation.staff.part.${kind}`),
  stale: (before) => say.t("translation.staff.note.stale", { before }),
  behind: say.t("translation.staff.note.behind"),
  locked: (source, target) => say.t("translation.staff.note.locked", { source, target }),
  term: (source, target) => say.t("translation.staff.note.term", { source, target }),
  reading: (surface, reading) => say.t("translation.staff.note.reading", { surface, reading }),
  words: (words) => say.t("translation.staff.note.words", { words }),
});
