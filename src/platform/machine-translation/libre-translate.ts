import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { MachineError, type MachineOrder, type MachineTranslator } from "./machine-translator.ts";

export interface LibreTranslateSettings {
  /** Of the service, without a slash at the end. */
  url: string;
  apiKey: string | undefined;
  /** Of one request. */
  timeoutMs?: number;
  /** Before the second try; doubled before each further one. */
  pauseMs?: number;
}

const TIMEOUT_MS = 60_000;
const PAUSE_MS = 2_000;
const TRIES = 3;
/** Longer than this nobody waits for a page of ours. */
const LONGEST_PAUSE_MS = 60_000;
/** Services refuse requests that are too long; a text alone is sent however long it is. */
const MAX_CHARACTERS = 4_000;
const MAX_ANSWER_BYTES = 10_000_000;
const LONGEST_DETAIL = 200;

/** Names under which services know a language, the best first. */
const NAMES: Partial<Record<LanguageCode, readonly string[]>> = {
  "ja-easy": ["ja"],
  "zh-Hans": ["zh-Hans", "zh"],
  "zh-Hant": ["zh-Hant", "zt"],
  fil: ["tl", "fil"],
  "pt-BR": ["pt-BR", "pt"],
};

const languagesShape = z.array(z.object({ code: z.string(), targets: z.array(z.string()).optional() }));
const translatedShape = z.object({ translatedText: z.array(z.string()) });
const errorShape = z.object({ error: z.string() });

/** The contract of LibreTranslate (docs.libretranslate.com): GET /languages, POST /translate with several texts at once. */
export function createLibreTranslate(settings: LibreTranslateSettings): MachineTranslator {
  let known: Promise<z.output<typeof languagesShape>> | undefined;
  const languages = () => {
    known ??= ask(settings, "/languages", undefined, languagesShape).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    name: "LibreTranslate",
    async translate(order) {
      const { source, target } = chooseNames(await languages(), order);
      const translated: string[] = [];
      for (const q of batchesOf(order.texts)) {
        const body = { q, source, target, format: "html", ...(settings.apiKey && { api_key: settings.apiKey }) };
        const { translatedText } = await ask(settings, "/translate", body, translatedShape);
        if (translatedText.length !== q.length)
          throw new MachineError("answer", `${translatedText.length}/${q.length}`);
        translated.push(...translatedText);
      }
      return translated;
    },
  };
}

function chooseNames(
  known: z.output<typeof languagesShape>,
  { from, to }: MachineOrder,
): { source: string; target: string } {
  // Easy Japanese is nothing that a machine can be asked for.
  if (to === "ja-easy") throw new MachineError("language", to);
  const source = known.find(({ code }) => namesOf(from).includes(code));
  const targets = source?.targets ?? known.map(({ code }) => code);
  const target = namesOf(to).find((name) => targets.includes(name));
  if (!source || !target) throw new MachineError("language", source ? to : from);
  return { source: source.code, target };
}

const namesOf = (language: LanguageCode): readonly string[] => NAMES[language] ?? [language];

/** In the given order, each as long as a request may be. */
function batchesOf(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let size = MAX_CHARACTERS;
  for (const text of texts) {
    if (size + text.length > MAX_CHARACTERS) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(text);
    size += text.length;
  }
  return batches;
}

type Ask = [settings: LibreTranslateSettings, path: string, body: object | undefined];

/** Tries again what may go better the next time: a service that is busy, broken or out of reach. */
async function ask<Answer>(...[settings, path, body, shape]: [...Ask, z.ZodType<Answer>]): Promise<Answer> {
  let wait = settings.pauseMs ?? PAUSE_MS;
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return shaped(await attempt(settings, path, body), shape);
    } catch (error) {
      const failure = refusalOf(error);
      if (left === 0 || !failure.isPassing) throw new MachineError(failure.problem, failure.detail);
      await pause(Math.min(Math.max(wait, failure.waitMs), LONGEST_PAUSE_MS));
      wait *= 2;
    }
  }
}

function shaped<Answer>(json: unknown, shape: z.ZodType<Answer>): Answer {
  const parsedAnswer = shape.safeParse(json);
  if (!parsedAnswer.success) throw new Refusal("answer", "");
  return parsedAnswer.data;
}

class Refusal extends Error {
  readonly problem: MachineError["problem"];
  readonly detail: string;
  /** As the service asks for it (Retry-After). */
  readonly waitMs: number;
  constructor(problem: MachineError["problem"], detail: string, waitMs = 0) {
    super(problem);
    this.problem = problem;
    this.detail = detail;
    this.waitMs = waitMs;
  }

  get isPassing(): boolean {
    return ["quota", "broken", "unreachable", "answer"].includes(this.problem);
  }
}

async function attempt(...[settings, path, body]: Ask): Promise<unknown> {
  const response = await fetch(`${settings.url}${path}`, {
    ...(body && { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    signal: AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT_MS),
    // A key is sent to the configured address and to no other.
    redirect: "error",
  });
  const text = await readText(response);
  const json = parsed(text);
  if (response.ok) return json;
  const said = errorShape.safeParse(json);
  const detail = (said.success ? said.data.error : `HTTP ${response.status}`).slice(0, LONGEST_DETAIL);
  throw new Refusal(problemOf(response.status), detail, secondsOf(response.headers.get("retry-after")) * 1000);
}

function problemOf(status: number): MachineError["problem"] {
  if (status === 401 || status === 403) return "key";
  if (status === 429) return "quota";
  return status >= 500 ? "broken" : "refused";
}

const secondsOf = (header: string | null): number => (header && /^\d{1,4}$/.test(header) ? Number(header) : 0);

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new Refusal("answer", `> ${MAX_ANSWER_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Undefined where it is no JSON, or only the first half of one. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { name, cause } = error as Error & { cause?: { code?: string } };
  return new Refusal("unreachable", `${name} ${cause?.code ?? ""}`.trim());
}
