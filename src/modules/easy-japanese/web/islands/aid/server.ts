import type { Insert, ToldReport, ToldWord } from "./told.ts";

/** Something that the server said in words for the writer. */
export class Refusal extends Error {}

interface Chosen {
  surface: string;
  proposed: string;
  reading: string;
  isKept: boolean;
}

/** What the assistant asks of the city's own server, and nobody else. */
export interface Server {
  check(text: string, signal: AbortSignal): Promise<ToldReport>;
  ignore(place: { rule: string; words: string; reason: string }): Promise<void>;
  heed(place: { rule: string; words: string }): Promise<void>;
  /** `above`: a school year; 0: all words. */
  propose(text: string, above: string): Promise<ToldWord[]>;
  write(text: string, choices: readonly Chosen[]): Promise<Insert[]>;
}

export function serverOf(form: HTMLFormElement, { address, subject }: { address: string; subject: string }): Server {
  async function post<Answer>(path: string, fields: Record<string, string>, signal?: AbortSignal): Promise<Answer> {
    const token = form.elements.namedItem("_token");
    const _token = token instanceof HTMLInputElement ? token.value : "";
    // Not FormData, which makes two letters of each line's end: places would be others there than here.
    const body = new URLSearchParams({ _token, ...fields });
    const answer = await fetch(`${address}/${path}`, { method: "POST", body, signal });
    if (answer.ok && !answer.redirected) return (await answer.json()) as Answer;
    throw new Refusal(await wordsIn(answer));
  }
  return {
    check: (text, signal) => post<ToldReport>("check", { text, subject }, signal),
    ignore: (place) => post("ignore", { subject, ...place }),
    heed: (place) => post("heed", { subject, ...place }),
    async propose(text, above) {
      return (await post<{ proposals: ToldWord[] }>("readings/propose", { text, above })).proposals;
    },
    write: async (text, choices) =>
      (await post<{ inserts: Insert[] }>("readings/write", { text, choices: JSON.stringify(choices) })).inserts,
  };
}

/** Empty where the answer is no sentence for the writer: a page of another address, no network. */
async function wordsIn(answer: Response): Promise<string> {
  const isJson = answer.headers.get("content-type")?.includes("json");
  const { words = "" } = isJson ? ((await answer.json()) as { words?: string }) : {};
  return words;
}
