import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { readOpinion } from "../../ledger/list-ledger.ts";
import { opinionText } from "../../ledger/opinion.rules.ts";
import type { OpinionParts } from "../../opinion-parts.ts";
import { readId } from "../read-id.ts";
import {
  AnswerOf,
  ChangesOf,
  ListeningMenu,
  OpinionNotes,
  OpinionSource,
  OpinionWords,
  OriginalWords,
  PlacesOf,
  residentAddress,
} from "./opinion-parts.tsx";

const LONGEST_TITLE = 40;

/** One opinion: what was said, what the city answered, what became of it, which places of the plan it is about. */
export const opinionRoute = ({ kinds }: OpinionParts) =>
  residentPage({
    path: "/opinions/:id{[0-9]+}",
    async handle(ctx, { params }) {
      const { say } = ctx;
      const entry = await readOpinion(ctx, { id: readId(params.id), kinds });
      const { opinion } = entry;
      const words = [...say.plain(opinionText(opinion))];
      const title = words.length > LONGEST_TITLE ? `${words.slice(0, LONGEST_TITLE).join("")}…` : words.join("");
      return page({
        title,
        menu: <ListeningMenu ctx={ctx} current="ledger" />,
        crumbs: [
          { label: say.message("opinions.ledger.title"), href: residentAddress(ctx, "/opinions") },
          { label: say.message("opinions.column.opinion") },
        ],
        body: (
          <>
            <p class="eyebrow">
              <OpinionSource ctx={ctx} opinion={opinion} />
            </p>
            <h1>
              <Message say={say} k="opinions.column.opinion" />
            </h1>
            <OpinionWords ctx={ctx} opinion={opinion} />
            <OriginalWords ctx={ctx} opinion={opinion} />
            <OpinionNotes ctx={ctx} entry={entry} />
            <Section id="answer" title={<Message say={say} k="opinions.column.answer" />}>
              <AnswerOf ctx={ctx} opinion={opinion} />
            </Section>
            {entry.changes.length > 0 ? (
              <Section id="changes" title={<Message say={say} k="opinions.column.change" />}>
                <ChangesOf ctx={ctx} changes={entry.changes} />
              </Section>
            ) : null}
            {entry.places.length > 0 ? (
              <Section id="places" title={<Message say={say} k="opinions.entry.places" />}>
                <PlacesOf ctx={ctx} places={entry.places} />
              </Section>
            ) : null}
          </>
        ),
      });
    },
  });
