import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refusal, type Server } from "./server.ts";
import type { ToldWord } from "./told.ts";
import type { Writing } from "./writing.ts";

interface PanelProps {
  writing: Writing;
  server: Server;
  words: Readonly<Record<string, string>>;
  close(): void;
  written(): void;
}

/** What the writer says of a word; an empty reading leaves it without. */
interface Row extends ToldWord {
  reading: string;
}

/** Only what is surely so is filled in: among several she chooses, names she writes herself. */
const rowOf = (proposal: ToldWord): Row => ({
  ...proposal,
  reading: proposal.needs === "look" ? proposal.proposed : "",
});

/** The words without furigana, each with its reading to be looked at; one press writes one of them, or all. */
export function FuriganaPanel({ writing, server, words, close, written }: PanelProps): JSX.Element {
  const [rows, setRows] = useState<Row[]>();
  const [trouble, setTrouble] = useState("");
  const [above, setAbove] = useState("0");
  const panel = useRef<HTMLDivElement>(null);
  const tell = (error: unknown) => setTrouble((error instanceof Refusal && error.message) || (words.failed ?? ""));
  useEffect(() => {
    server.propose(writing.text(), above).then((all) => setRows(all.map(rowOf)), tell);
  }, [above]);
  useEffect(() => panel.current?.focus(), []);
  const change = (row: Row, said: Partial<Row>) =>
    setRows((all) => all?.map((each) => (each === row ? { ...each, ...said } : each)));
  const write = async (chosen: readonly Row[]) => {
    const filled = chosen.filter(({ reading }) => reading.trim() !== "");
    if (filled.length === 0) return;
    try {
      const choices = filled.map(({ surface, proposed, reading, isKept }) => ({
        ...{ surface, proposed, isKept, reading: reading.trim() },
      }));
      const text = writing.text();
      const inserts = await server.write(text, choices);
      if (writing.text() !== text) return setTrouble(words.changed ?? "");
      writing.insert(inserts);
      setTrouble("");
      setRows((all) => all?.filter((row) => !filled.includes(row)));
      panel.current?.focus();
      written();
    } catch (error) {
      tell(error);
    }
  };
  return (
    <div class="easy-furigana" ref={panel} tabIndex={-1}>
      <p>{words.furiganaLead}</p>
      <GradeChoice {...{ above, words }} choose={setAbove} />
      {trouble ? (
        <p class="error" role="alert">
          {trouble}
        </p>
      ) : null}
      {rows ? null : <p class="hint">{words.checking}</p>}
      {rows?.length === 0 ? <p>{words.furiganaNone}</p> : null}
      <ul class="easy-words">
        {rows?.map((row) => (
          <WordRow
            key={`${row.surface}\n${row.proposed}`}
            {...{ row, words }}
            change={(said) => change(row, said)}
            write={() => void write([row])}
          />
        ))}
      </ul>
      <p class="buttons">
        {rows && rows.length > 0 ? (
          <button type="button" class="button primary" onClick={() => void write(rows)}>
            {words.furiganaAll}
          </button>
        ) : null}
        <button type="button" class="button quiet" onClick={close}>
          {words.furiganaClose}
        </button>
      </p>
    </div>
  );
}

/** Readers who went to school in Japan need no furigana over what they learned there. */
function GradeChoice({
  above,
  words,
  choose,
}: Pick<PanelProps, "words"> & { above: string; choose(above: string): void }): JSX.Element {
  return (
    <label class="field">
      <span>{words.furiganaAbove}</span>
      <select onChange={(event) => choose(event.currentTarget.value)}>
        {["0", "1", "2", "3", "4", "5", "6"].map((grade) => (
          <option key={grade} value={grade} selected={grade === above}>
            {words[`furiganaAbove${grade}`]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface WordProps {
  row: Row;
  words: PanelProps["words"];
  change(said: Partial<Row>): void;
  write(): void;
}

function WordRow({ row, words, change, write }: WordProps): JSX.Element {
  const { surface, count, needs, isKept } = row;
  return (
    <li>
      <b lang="ja">{surface}</b>
      <span class="eyebrow">
        {needs === "name" ? `${words.furiganaName}・` : ""}
        <span class="number">{count}</span>
        {words.furiganaTimes}
      </span>
      <ReadingField row={row} words={words} change={change} />
      <label class="choice">
        <input type="checkbox" checked={isKept} onChange={(event) => change({ isKept: event.currentTarget.checked })} />
        <span>{words.furiganaKeep}</span>
      </label>
      <button type="button" class="button" onClick={write}>
        {words.furiganaOne}
        <span class="visually-hidden" lang="ja">
          {" "}
          {surface}
        </span>
      </button>
    </li>
  );
}

function ReadingField({ row, words, change }: Omit<WordProps, "write">): JSX.Element {
  const { surface, choices, needs, reading } = row;
  const label = `${surface} ${words.furiganaReading}`;
  const [isOther, setOther] = useState(false);
  if (needs === "choose" && !isOther)
    return (
      <select
        aria-label={label}
        lang="ja"
        onChange={({ currentTarget: { value } }) => {
          setOther(value === "?");
          change({ reading: value === "?" ? "" : value });
        }}
      >
        <option value="" selected={reading === ""}>
          {words.furiganaChoose}
        </option>
        {choices.map((choice) => (
          <option key={choice} value={choice} selected={choice === reading}>
            {choice}
          </option>
        ))}
        <option value="?">{words.furiganaOther}</option>
      </select>
    );
  return (
    <input
      type="text"
      lang="ja"
      aria-label={label}
      maxLength={120}
      value={reading}
      onInput={(event) => change({ reading: event.currentTarget.value })}
    />
  );
}
