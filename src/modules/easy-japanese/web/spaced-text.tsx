import type { JSX } from "preact";
import { Ruby } from "#ui/message.tsx";
import { spacedText } from "../../../yasashii/index.ts";
import { withoutMarks } from "../checking/marks.rules.ts";

/** The text with its words apart, as learners read it. */
export function SpacedText({ text }: { text: string }): JSX.Element {
  return (
    <div class="lines" lang="ja">
      <Ruby value={spacedText(withoutMarks(text))} />
    </div>
  );
}
