import type { JSX } from "preact";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Message } from "#ui/message.tsx";
import type { Block } from "../../content/block.rules.ts";
import { groupsOf } from "../../content/groups.rules.ts";
import type { Merged } from "../../content/merge.rules.ts";
import { type BlockPlace, BlocksView } from "./blocks-view.tsx";

/** What an entry says: blocks with a role under the question that they answer, the others as they come. */
export function AnswersView({ place, blocks }: { place: BlockPlace; blocks: readonly Merged<Block>[] }): JSX.Element {
  const { say } = place.ctx;
  return (
    <>
      {groupsOf(blocks).map(([role, group]) =>
        role ? (
          <section class="answer" data-role={role}>
            <h2>
              <Message say={say} k={`library.role.${role}` as MessageKey} />
            </h2>
            <BlocksView place={place} blocks={group} />
          </section>
        ) : (
          <BlocksView place={place} blocks={group} />
        ),
      )}
    </>
  );
}
