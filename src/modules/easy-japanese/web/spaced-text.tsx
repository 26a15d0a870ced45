import type { JSX } from "preact";

/** The text with its words apart, as learners read it. */
export function SpacedText({ text }: { text: string }): JSX.Element {
  return (
    <div class="lines" lang="ja">
      {text}
    </div>
  );
}
