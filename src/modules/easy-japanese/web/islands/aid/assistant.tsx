import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { FuriganaPanel } from "./furigana-panel.tsx";
import { type Acts, ReportView } from "./report-view.tsx";
import { Refusal, type Server } from "./server.ts";
import type { ToldFinding, ToldReport } from "./told.ts";
import type { Writing } from "./writing.ts";

/** After the last letter: short enough to feel like an answer. */
const CHECK_AFTER_MS = 600;
/** What is said aloud waits for a pause in the writing. */
const SAY_AFTER_MS = 2_000;

export interface AssistantProps {
  form: HTMLFormElement;
  writing: Writing;
  server: Server;
  words: Readonly<Record<string, string>>;
  /** Which of several texts of the form it is about. */
  about: string;
  /** The text is one of the system's: what is left as it is can be remembered. */
  canIgnore: boolean;
  auto: boolean;
  /** The views of the text on a page of their own. */
  openReport(): void;
}

/** A button that opens the advice; then the report, which follows the text. */
export function Assistant(props: AssistantProps): JSX.Element {
  const [isOpen, setOpen] = useState(props.auto);
  const { words, about } = props;
  return (
    <>
      <button type="button" class="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? words.stop : words.start}
        {about ? <span class="visually-hidden">（{about}）</span> : null}
      </button>
      {isOpen ? <Advice {...props} /> : null}
    </>
  );
}

function Advice({ form, writing, server, words, canIgnore, openReport }: AssistantProps): JSX.Element {
  const { data, trouble, again } = useReport(form, writing, { server, words });
  const [said, say] = useState("");
  const [isReading, setReading] = useState(false);
  const summary = data?.summary ?? "";
  useEffect(() => {
    const timer = window.setTimeout(() => say(summary), SAY_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [summary]);
  const acts = actsOn({ writing, server, canIgnore, say: (name) => say(words[name] ?? ""), again });
  const isEmpty = writing.text().trim() === "";
  return (
    <section class="easy-advice" aria-label={words.title}>
      <p role="status" class="visually-hidden">
        {said}
      </p>
      {trouble ? <p class="error">{trouble}</p> : null}
      {data && !isEmpty ? <ReportView data={data} words={words} acts={acts} /> : null}
      {isEmpty ? <p class="hint">{words.empty}</p> : null}
      {data || trouble || isEmpty ? null : <p class="hint">{words.checking}</p>}
      {isReading ? (
        <FuriganaPanel
          {...{ writing, server, words }}
          close={() => setReading(false)}
          written={() => {
            say(words.furiganaDone ?? "");
            again();
          }}
        />
      ) : (
        <p class="buttons">
          <button type="button" class="button" disabled={isEmpty} onClick={() => setReading(true)}>
            {words.furigana}
          </button>
          <button type="button" class="button quiet" disabled={isEmpty} onClick={openReport}>
            {words.views}
          </button>
        </p>
      )}
    </section>
  );
}

interface Following {
  data: ToldReport | undefined;
  /** Why there is no newer report. */
  trouble: string;
  again(): void;
}

/** The report of the text as it is: asked for after each pause, what has been overtaken is dropped. */
function useReport(
  form: HTMLFormElement,
  writing: Writing,
  { server, words }: Pick<AssistantProps, "server" | "words">,
): Following {
  const [data, setData] = useState<ToldReport>();
  const [trouble, setTrouble] = useState("");
  const running = useRef<AbortController>(undefined);
  const check = useMemo(
    () => async () => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      try {
        setData(await server.check(writing.text(), own.signal));
        setTrouble("");
      } catch (error) {
        if (!own.signal.aborted) setTrouble((error instanceof Refusal && error.message) || (words.failed ?? ""));
      }
    },
    [server, writing, words],
  );
  useEffect(() => {
    let timer: number | undefined;
    const later = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void check(), CHECK_AFTER_MS);
    };
    // An editor that is no field says so with the same event.
    form.addEventListener("input", later);
    void check();
    return () => {
      window.clearTimeout(timer);
      running.current?.abort();
      form.removeEventListener("input", later);
    };
  }, [form, check]);
  return { data, trouble, again: () => void check() };
}

interface Hands extends Pick<AssistantProps, "writing" | "server" | "canIgnore"> {
  say(name: string): void;
  again(): void;
}

function actsOn({ writing, server, canIgnore, say, again }: Hands): Acts {
  /** Where the place is now: the text may have gone on since it was looked at. */
  const find = ({ start, end, text }: ToldFinding): [number, number] | undefined => {
    const now = writing.text();
    if (now.slice(start, end) === text) return [start, end];
    const near = [now.lastIndexOf(text, start), now.indexOf(text, start)]
      .filter((at) => at >= 0)
      .sort((a, b) => Math.abs(a - start) - Math.abs(b - start))[0];
    return near === undefined ? undefined : [near, near + text.length];
  };
  const remember = (work: Promise<void>) =>
    void work.then(again, () => {
      say("failed");
    });
  return {
    select(finding) {
      const place = find(finding);
      if (place) writing.select(...place);
      else say("changed");
    },
    fix(finding, words) {
      const place = find(finding);
      if (!place) return say("changed");
      writing.replace(...place, words);
      say("fixed");
    },
    ...(canIgnore && {
      ignore: ({ rule, text: words }, reason) => remember(server.ignore({ rule, words, reason })),
      heed: ({ rule, text: words }) => remember(server.heed({ rule, words })),
    }),
  };
}
