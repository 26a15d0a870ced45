import type { JSX } from "preact";
import type { ToldFinding, ToldReport } from "./told.ts";

/** What can be done with a place where the text is at hand; on a page without script nothing. */
export interface Acts {
  select(finding: ToldFinding): void;
  fix(finding: ToldFinding, words: string): void;
  /** Undefined for a text of which nothing can be remembered. */
  ignore?(finding: ToldFinding, reason: string): void;
  heed?(finding: ToldFinding): void;
}

export interface ReportViewProps {
  data: ToldReport;
  /** By their names under `easy.staff.aid.`. */
  words: Readonly<Record<string, string>>;
  acts?: Acts;
}

/** The score with its axes, what would raise it, and the places in their order. */
export function ReportView({ data, words, acts }: ReportViewProps): JSX.Element {
  const open = data.findings.filter(({ ignored }) => ignored === null);
  const ignored = data.findings.filter((finding) => finding.ignored !== null);
  const row = (finding: ToldFinding) => (
    <FindingRow key={keyOf(data.findings, finding)} finding={finding} words={words} acts={acts} />
  );
  return (
    <div class="easy-report">
      <ScoreView data={data} words={words} />
      {open.length === 0 ? <p>{words.nothing}</p> : <ol class="easy-findings">{open.map(row)}</ol>}
      {data.isShortened ? <p class="hint">{words.more}</p> : null}
      {ignored.length > 0 ? (
        <details>
          <summary>
            {words.ignoredOnes} <span class="number">{ignored.length}</span>
          </summary>
          <ol class="easy-findings">{ignored.map(row)}</ol>
        </details>
      ) : null}
    </div>
  );
}

/** The same place keeps its row while others come and go: a reader who stands on it is not moved. */
function keyOf(all: readonly ToldFinding[], { rule, text, start }: ToldFinding): string {
  const before = all.filter((each) => each.rule === rule && each.text === text && each.start < start);
  return `${rule}\n${text}\n${before.length}`;
}

function ScoreView({ data, words }: Pick<ReportViewProps, "data" | "words">): JSX.Element {
  return (
    <div class="easy-score">
      <p class="easy-total">
        <strong class="number">{data.total}</strong> / 100 <span>{data.grade}</span>
      </p>
      <dl class="easy-axes">
        {data.axes.map(({ name, label, value, words: state }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              <meter min={0} max={100} value={value} aria-hidden="true" />
              <span class="number">{value}</span> {state}
            </dd>
          </div>
        ))}
      </dl>
      {data.gains.length > 0 ? (
        <div class="easy-gains">
          <p>{words.gains}</p>
          <ul>
            {data.gains.map((gain) => (
              <li key={gain}>{gain}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

/** Of a long sentence its beginning is enough to know it by. */
const shortened = (words: string) => (words.length > 60 ? `${words.slice(0, 40)}…` : words);

interface RowProps {
  finding: ToldFinding;
  words: ReportViewProps["words"];
  acts: Acts | undefined;
}

function FindingRow({ finding, words, acts }: RowProps): JSX.Element {
  const { severity, severityLabel, label, text, why } = finding;
  const place = shortened(text.replace(/《[^《》]*》|｜/g, "").trim());
  return (
    <li data-severity={severity}>
      <p class="easy-place">
        {acts ? (
          <button type="button" class="button quiet" onClick={() => acts.select(finding)}>
            <span class="visually-hidden">{words.select} </span>
            <span lang="ja">{place}</span>
          </button>
        ) : (
          <b lang="ja">{place}</b>
        )}
        <span class="eyebrow">
          {label}・{severityLabel}
        </span>
      </p>
      <p>{why}</p>
      <Suggestions finding={finding} words={words} acts={acts} />
      <Left finding={finding} words={words} acts={acts} />
    </li>
  );
}

/** Whoever walks the list by keyboard stays in it: the text takes the focus for a moment, then the next place has it. */
function press({ currentTarget, detail }: MouseEvent & { currentTarget: HTMLButtonElement }, act: () => void): void {
  const next = currentTarget.closest("li")?.nextElementSibling?.querySelector("button");
  act();
  if (detail === 0) next?.focus();
}

/** What fits as it stands is one press; the others are thoughts. */
function Suggestions({ finding, words, acts }: RowProps): JSX.Element | null {
  const { suggestions, isFix } = finding;
  if (suggestions.length === 0 || finding.ignored !== null) return null;
  const [first = "", ...others] = suggestions;
  const thoughts = isFix && acts ? others : suggestions;
  return (
    <div class="easy-suggestions">
      {isFix && acts ? (
        <button type="button" class="button" onClick={(event) => press(event, () => acts.fix(finding, first))}>
          <span class="visually-hidden">{words.fix} </span>
          <span aria-hidden="true">→ </span>
          <span lang="ja">{first}</span>
        </button>
      ) : null}
      {thoughts.length > 0 ? (
        <p>
          {words.suggestions} <span lang="ja">{thoughts.join(" / ")}</span>
        </p>
      ) : null}
    </div>
  );
}

/** Leaving a place as it is, with the reason; and taking that back. */
function Left({ finding, words, acts }: RowProps): JSX.Element | null {
  if (finding.ignored !== null)
    return (
      <p>
        {words.because} {finding.ignored}{" "}
        {acts?.heed ? (
          <button type="button" class="button quiet" onClick={() => acts.heed?.(finding)}>
            {words.heed}
          </button>
        ) : null}
      </p>
    );
  if (!acts?.ignore) return null;
  return (
    <details class="easy-ignore">
      <summary>{words.ignore}</summary>
      <IgnoreField finding={finding} words={words} acts={acts} />
    </details>
  );
}

/** No form: it stands inside the form of the text. */
function IgnoreField({ finding, words, acts }: RowProps): JSX.Element {
  const send = (field: HTMLInputElement | null | undefined) => {
    const reason = field?.value.trim() ?? "";
    if (reason) acts?.ignore?.(finding, reason);
    else field?.focus();
  };
  return (
    <div class="easy-reason">
      <label>
        {words.reason}{" "}
        <input
          type="text"
          maxLength={300}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.isComposing) return;
            event.preventDefault();
            send(event.currentTarget);
          }}
        />
      </label>
      <button
        type="button"
        class="button"
        onClick={({ currentTarget }) => send(currentTarget.parentElement?.querySelector("input"))}
      >
        {words.ignoreNow}
      </button>
    </div>
  );
}
