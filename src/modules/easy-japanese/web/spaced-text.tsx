import type { JSX } from "preact";
import { Ruby } from "#ui/message.tsx";
import { spacedText } from "../../../yasashii/index.ts";

/** The text with its words apart, as learners read it. */
export function SpacedText({ text }: { text: string }): JSX.Element {
  return (
    <div class="lines" lang="ja">
      <Ruby value={spacedText(text)} />
    </div>
  );
}
