import type {
  GateContext,
  Municipality,
  ResidentContext,
  StaffContext,
  SystemContext,
  VisitorContext,
} from "#platform/context.ts";
import { inScope, readInScope, type Scope } from "#platform/db/scope.ts";
import { getLanguage, type Language } from "#platform/i18n/languages.ts";
import { createTranslator, type Translator } from "#platform/i18n/translator.ts";
import { Problem } from "#platform/problem.ts";
import type { AppParts, SignedIn } from "./parts.ts";

type ContextParts = Pick<AppParts, "db" | "catalogue" | "clock" | "log" | "jobs">;

const translators = new WeakMap<object, Map<string, Translator>>();

/** One translator a language for the life of the catalogue: its number and date formats are costly to make. */
export function translatorFor(parts: Pick<AppParts, "catalogue">, language: Language): Translator {
  let byLanguage = translators.get(parts.catalogue);
  if (!byLanguage) {
    byLanguage = new Map();
    translators.set(parts.catalogue, byLanguage);
  }
  let translator = byLanguage.get(language.code);
  if (!translator) {
    translator = createTranslator(parts.catalogue, language);
    byLanguage.set(language.code, translator);
  }
  return translator;
}

function base(parts: ContextParts, municipality: Municipality, language: Language) {
  const reading = <T>(work: (scope: Scope) => Promise<T>) => readInScope(parts.db, municipality.id, work);
  const writing = <T>(work: (scope: Scope) => Promise<T>) => inScope(parts.db, municipality.id, work);
  return {
    municipality,
    say: translatorFor(parts, language),
    clock: parts.clock,
    log: parts.log,
    read: reading,
    transaction: writing,
    enqueue: parts.jobs.enqueue.bind(parts.jobs),
  };
}

export function residentContext(
  parts: ContextParts & Pick<AppParts, "memory" | "revisionOf" | "config">,
  municipality: Municipality,
  language: Language,
): ResidentContext {
  const { transaction: _, enqueue: __, ...reading } = base(parts, municipality, language);
  const { id: municipalityId } = municipality;
  return {
    audience: "resident",
    ...reading,
    publicUrl: parts.config.publicUrl,
    readOnce: (key, work) =>
      parts.memory.get({ municipalityId, revision: parts.revisionOf(municipalityId), key }, () => reading.read(work)),
  };
}

export function visitorContext(
  parts: ContextParts & Pick<AppParts, "memory" | "revisionOf" | "config">,
  municipality: Municipality,
  request: { requestId: string; language: Language },
): VisitorContext {
  const { transaction, enqueue } = base(parts, municipality, request.language);
  const { requestId } = request;
  return { ...residentContext(parts, municipality, request.language), transaction, enqueue, requestId };
}

export function staffContext(
  parts: ContextParts & Pick<AppParts, "config">,
  municipality: Municipality,
  signedIn: SignedIn & { requestId: string },
): StaffContext {
  const { actor, formToken, requestId, language } = signedIn;
  const { publicUrl } = parts.config;
  const rest = base(parts, municipality, getLanguage(language));
  return { audience: "staff", ...rest, actor, formToken, requestId, publicUrl };
}

export function gateContext(
  parts: ContextParts & Pick<AppParts, "config">,
  municipality: Municipality,
  request: { requestId: string; language: Language },
): GateContext {
  return {
    audience: "gate",
    ...base(parts, municipality, request.language),
    requestId: request.requestId,
    publicUrl: parts.config.publicUrl,
  };
}

export function systemContext(parts: ContextParts, municipality: Municipality): SystemContext {
  return { audience: "system", ...base(parts, municipality, getLanguage("ja")) };
}

/** The city with this slug, to act in. @throws Problem */
export async function contextOf(parts: AppParts, slug: string): Promise<SystemContext> {
  const municipality = await parts.findMunicipality(slug);
  if (municipality) return systemContext(parts, municipality);
  const present = (await parts.listMunicipalities()).map((each) => each.slug).join(", ");
  throw new Problem(`There is no municipality called ${slug}. There is: ${present || "none"}.`);
}
