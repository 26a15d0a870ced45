import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { Ruby } from "#ui/message.tsx";
import { sentencesOf, sideBySide } from "../../../yasashii/index.ts";
import { withoutMarks } from "../checking/marks.rules.ts";

/** The official text and its easy rewrite, sentence beside sentence: what has no partner was left out, or added. */
export function PairsView({ say, official, easy }: { say: Translator; official: string; easy: string }): JSX.Element {
  const [left, right] = [sentencesIn(withoutMarks(official)), sentencesIn(withoutMarks(easy))];
  const words = (all: readonly string[], numbers: readonly number[]) =>
    numbers.map((number) => <Ruby value={all[number] ?? ""} />);
  return (
    <div class="table-wrap">
      <table class="easy-pairs">
        <thead>
          <tr>
            <th scope="col">{say.t("easy.staff.pairs.official")}</th>
            <th scope="col">{say.t("easy.staff.pairs.easy")}</th>
          </tr>
        </thead>
        <tbody>
          {sideBySide(left, right).map((pair) => (
            <tr>
              <td lang="ja">{pair.official.length > 0 ? words(left, pair.official) : "―"}</td>
              <td lang="ja">{pair.easy.length > 0 ? words(right, pair.easy) : "―"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const sentencesIn = (text: string): string[] =>
  sentencesOf(text)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter(Boolean);
