import { recordAudit } from "#platform/audit/record-audit.ts";
import type { WriteContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import { insertOpinion } from "./opinion.data.ts";
import type { PlaceKind, Source } from "./opinion.rules.ts";
import { replacePlaces } from "./opinion-links.data.ts";

/** Where an opinion belongs: the whole plan where no record is named. */
interface On {
  planId: number;
  node?: string | null;
  project?: string | null;
  indicator?: string | null;
}

export interface SaidOpinion {
  source: Source;
  /** What was said, in the languages in which it is there. */
  text: Text;
  /** In which of them it was said; Japanese where it is left out. */
  language?: LanguageCode;
  saidOn: string;
  on?: On | readonly On[];
  /** The meeting of the module meetings in which it was said, and its name. */
  meeting?: number;
  occasion?: Text;
  postId?: number | null;
  dueOn?: string | null;
}

/**
 * Puts an opinion into the ledger, not public yet, in the caller's transaction. The caller has checked permission.
 * Returns its id.
 */
export async function recordOpinion(ctx: WriteContext, scope: Scope, said: SaidOpinion): Promise<number> {
  const language = said.language ?? "ja";
  const { [language]: words = "", ...renderings } = said.text;
  const id = await insertOpinion(scope, {
    source: said.source,
    saidOn: said.saidOn,
    words,
    language,
    renderings,
    meetingId: said.meeting ?? null,
    occasion: said.occasion ?? null,
    postId: said.postId ?? null,
    dueOn: said.dueOn ?? null,
  });
  const places = [said.on ?? []].flat().flatMap(placesOf);
  await replacePlaces(scope, id, places);
  await recordAudit(ctx, scope, {
    action: "opinion.recorded",
    objectKind: "opinion",
    objectKey: String(id),
    after: { source: said.source, saidOn: said.saidOn, meeting: said.meeting ?? null, places },
  });
  return id;
}

function placesOf({ planId, node, project, indicator }: On) {
  const named: [PlaceKind, string | null | undefined][] = [
    ["node", node],
    ["project", project],
    ["indicator", indicator],
  ];
  const records = named.flatMap(([kind, key]) => (key ? [{ planId, kind, key }] : []));
  return records.length > 0 ? records : [{ planId, kind: "plan" as const, key: "" }];
}
