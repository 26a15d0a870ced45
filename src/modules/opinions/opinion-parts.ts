import type { RecordKind } from "#modules/plan/public.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import type { Secrets } from "#platform/secrets.ts";

/** What `app/` joins before the pages of opinions can be made. */
export interface OpinionParts {
  /** Kinds of records that plans hold, of all modules: an opinion may be about any node, project or indicator. */
  kinds: readonly RecordKind[];
  /** Seals what people sent. */
  secrets: Secrets;
  /** Writes workbooks. */
  documents: Documents;
}
