/** What other modules and the composition may use of the library. */
export { type Block, type BlockKind, type Content, type Part, partsOf } from "./content/block.rules.ts";
export { formatLine, type Line, parseLine, plainOf, type Run } from "./content/line.rules.ts";
export {
  hashesOf,
  type PartState,
  statesOf,
  type TextState,
  type Texts,
  textState,
} from "./content/staleness.rules.ts";
export { importLibrary } from "./demo/import-library.ts";
export { sourceContent, type TranslatedPart, withPart } from "./editing/translating.ts";
export { entryPlace } from "./entries/act-on-entry.ts";
export { findEntry, getEntry, listEntries, listServedProjects } from "./entries/entry.data.ts";
export { ENTRY_KINDS, type Entry, type EntryKind } from "./entries/entry.rules.ts";
export { publishText } from "./entries/publish-text.ts";
export { insertRevision, listRevisionContents } from "./entries/revision.data.ts";
export { replaceDraft } from "./entries/save-draft.ts";
export {
  type EntryText,
  getTextForUpdate,
  insertText,
  listTexts,
  listTextsOf,
  updateText,
  type Work,
} from "./entries/text.data.ts";
export { isArchived } from "./entries/tree.rules.ts";
export { readFileForStaff, readOfferedFile, type SentFile } from "./files/read-file.ts";
export { listGlossary, shippedGlossary } from "./glossary/list-glossary.ts";
export { listTerms } from "./glossary/list-terms.ts";
export { namesIn, termIn } from "./glossary/term.rules.ts";
export { mayPublishEntry } from "./permissions.ts";
export { findShortPath } from "./reading/find-short-path.ts";
export { type Library, readLibrary } from "./reading/read-library.ts";
export { buildSearchIndex } from "./search/build-search-index.ts";
export { indexLibrary } from "./search/index-entry.ts";
export { Desk, landingOf, News, OfflineRow, Starts } from "./web/portal/landing.tsx";
export { LibraryMenu } from "./web/portal/library-menu.tsx";
export { SearchBox } from "./web/portal/search-box.tsx";
export { MarkedWords } from "./web/staff/comparison-view.tsx";
export { DrawnLine, hasMarks } from "./web/staff/drawn-line.tsx";
