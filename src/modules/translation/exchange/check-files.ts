import { listTerms } from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, type Issue } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { keyOf } from "../desk/act-on-job.ts";
import { findOpenJob } from "../desk/find-job.ts";
import { getJob, type Job } from "../desk/job.data.ts";
import { mayWrite } from "../desk/job.rules.ts";
import { readWho } from "../desk/read-who.ts";
import { getRequest } from "../desk/request.data.ts";
import type { Term } from "../glossary/term.rules.ts";
import { exchangeOf } from "../pairs/exchange-of.ts";
import { loadPair, type TextPair } from "../pairs/text-pair.ts";
import type { Exchange } from "../segments/unit.rules.ts";
import { languageOf } from "../xliff/language-tag.rules.ts";
import { type ComparedFile, compareReturned } from "./compare-returned.rules.ts";
import type { TranslationImport } from "./import.data.ts";
import type { ReturnedFile } from "./returned-file.ts";

/** A file of an upload: what it is of, what it would change, what is wrong with it. */
export interface CheckedFile {
  name: string;
  issues: Issue[];
  /** Undefined where the file cannot be matched with a text. */
  found: { pair: TextPair; exchange: Exchange; compared: ComparedFile; job: Job | undefined } | undefined;
}

/** Every file of an upload against the texts as they are now. */
export async function checkFiles(ctx: StaffContext, scope: Scope, upload: TranslationImport): Promise<CheckedFile[]> {
  const expected = upload.jobId === null ? undefined : await expectedOf(scope, upload.jobId);
  const terms = await listTerms(scope);
  const checked: CheckedFile[] = upload.refused.map(({ name, problems }) => ({
    name,
    found: undefined,
    issues: problems.map(({ what, line, detail = "" }) => issue(what, { line, detail, unit: "" })),
  }));
  for (const file of upload.files) checked.push(await checkOne(ctx, scope, { file, expected, terms }));
  return checked;
}

interface Expected {
  key: string;
  language: LanguageCode;
}

async function expectedOf(scope: Scope, jobId: number): Promise<Expected> {
  const job = await getJob(scope, jobId);
  return { key: await keyOf(scope, await getRequest(scope, job.requestId)), language: job.language };
}

const issue = (code: string, params: Issue["params"]): Issue => ({
  path: "file",
  code: `translation.error.file.${code}`,
  params,
});

interface OneFile {
  file: ReturnedFile;
  expected: Expected | undefined;
  terms: readonly Term[];
}

async function checkOne(ctx: StaffContext, scope: Scope, one: OneFile): Promise<CheckedFile> {
  const { file, terms } = one;
  const matched = matchFile(ctx, one);
  if ("code" in matched) return { name: file.name, issues: [matched], found: undefined };
  const pair = await findPair(scope, matched);
  if (!pair)
    return { name: file.name, issues: [issue("otherText", { ...placeOf(file), key: matched.key })], found: undefined };
  const issues = sourceIssues(file, pair);
  const job = await findOpenJob(scope, matched);
  const who = await readWho(ctx, scope, null);
  if (!who.managesDesk && !(job && mayWrite(who, job))) issues.push(issue("notYours", placeOf(file)));
  const exchange = exchangeOf(pair, ctx.municipality);
  const compared = compareReturned(file, exchange, terms);
  return { name: file.name, issues: [...issues, ...compared.issues], found: { pair, exchange, compared, job } };
}

const placeOf = ({ line, key }: ReturnedFile) => ({ line, unit: key ?? "" });

/** What a file is of, by its own words; it has to be what the person brought it to. */
function matchFile(ctx: StaffContext, { file, expected }: OneFile): Expected | Issue {
  const { code, key, targetTag, units } = file;
  const place = placeOf(file);
  const language = languageOf(targetTag);
  if (code !== null && code !== ctx.municipality.code) return issue("otherCity", place);
  if (key === null) return issue("unitUnknown", { line: units[0]?.line ?? 1, unit: units[0]?.id ?? "" });
  if (!language) return issue("noLanguage", { ...place, language: targetTag });
  if (!expected) return { key, language };
  if (expected.key !== key) return issue("otherText", { ...place, key: expected.key });
  if (expected.language !== language)
    return issue("wrongLanguage", { ...place, language: targetTag, wanted: expected.language });
  return expected;
}

async function findPair(scope: Scope, place: Expected): Promise<TextPair | undefined> {
  try {
    return await loadPair(scope, place);
  } catch (error) {
    if (error instanceof AppError && error.kind === "notFound") return undefined;
    throw error;
  }
}

function sourceIssues(file: ReturnedFile, { sourceLanguage }: TextPair): Issue[] {
  if (file.sourceTag === "" || languageOf(file.sourceTag) === sourceLanguage) return [];
  return [issue("wrongSource", { ...placeOf(file), language: file.sourceTag, wanted: sourceLanguage })];
}
