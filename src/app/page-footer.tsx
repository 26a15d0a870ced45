import type { ComponentChildren, JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message } from "#ui/message.tsx";

/** The foot of every public page: the way to the data, what has not been checked, and whose page this is. */
export function PageFooter(props: {
  say: Translator;
  /** Further links, before the one to the API. */
  links?: ComponentChildren;
  /** Whose page it is. */
  children: ComponentChildren;
}): JSX.Element {
  const { say } = props;
  return (
    <footer class="site-footer">
      <div class="wide">
        <ul class="tools">
          {props.links}
          <li>
            <a href="/api/v1/docs">
              <span>
                <Message say={say} k="common.frame.api" />
              </span>
            </a>
          </li>
        </ul>
        {say.isReviewed ? null : (
          <p>
            <Message say={say} k="common.frame.notReviewed" />
          </p>
        )}
        <p>{props.children}</p>
      </div>
    </footer>
  );
}
