import { z } from "zod";
import { textShape } from "#modules/plan/public.ts";
import { json } from "#platform/http/reply.ts";
import { apiRead, type Route } from "#platform/http/route.ts";
import { toRow } from "../ledger/ledger-rows.ts";
import { listLedger, readOpinion } from "../ledger/list-ledger.ts";
import { DISPOSITIONS, PLACE_KINDS, SOURCES } from "../ledger/opinion.rules.ts";
import type { OpinionParts } from "../opinion-parts.ts";
import { listPublicRounds, readRound } from "../rounds/read-round.ts";
import { ROUND_KINDS, type Round } from "../rounds/round.rules.ts";
import { readQuery } from "./portal/ledger-page.tsx";
import { readId } from "./read-id.ts";

const MAX_PER = 500;
const count = z.number().int();
const day = z.iso.date();

const opinionShape = z
  .object({
    id: count,
    source: z.enum(SOURCES).describe("Where it was said."),
    saidOn: day,
    occasion: textShape.nullable().describe("The meeting or hearing, by its name."),
    text: textShape.describe("What was said; in other languages than `language` a rendering by the city."),
    language: z
      .string()
      .nullable()
      .describe("In which language it was said; null for one that is not among the text's."),
    isRedacted: z.boolean().describe("Something that would tell who it was is hidden."),
    voices: count.describe("How many people sent it in; 0 where nobody was counted."),
    places: z
      .array(
        z
          .object({
            plan: z.string(),
            kind: z.enum(PLACE_KINDS),
            key: z.string().describe("id of the record; empty for the whole plan."),
            number: z.string().nullable(),
            title: textShape,
          })
          .meta({ id: "PlaceOfOpinion" }),
      )
      .describe("What it is about."),
    answer: z
      .object({
        disposition: z.enum(DISPOSITIONS),
        text: textShape,
        on: day,
        by: z.object({ post: textShape, section: textShape.nullable() }).nullable(),
      })
      .meta({ id: "AnswerToOpinion" })
      .nullable(),
    changes: z.array(
      z
        .object({
          on: day,
          text: textShape,
          href: z.string().nullable(),
          plan: z.string().nullable(),
          planVersion: count.nullable(),
        })
        .meta({ id: "ChangeByOpinion" }),
    ),
    isDemo: z.boolean().describe("Invented for the demonstration."),
  })
  .meta({ id: "Opinion" });

const roundShape = z
  .object({
    id: z.string(),
    kind: z.enum(ROUND_KINDS),
    title: textShape,
    summary: textShape,
    opensOn: day.nullable(),
    closesOn: day.nullable().describe("In Japan, to its end; null where there is no last day."),
    phase: z.enum(["coming", "open", "closed"]),
    resultsOn: day.nullable().describe("Since when the opinions and the city's answers are public."),
  })
  .meta({ id: "CommentRound" });

const apiRound = ({ round, phase }: { round: Round; phase: string }) => {
  const { key: id, kind, title, summary, opensOn, closesOn, resultsOn } = round;
  return { id, kind, title, summary, opensOn, closesOn, phase, resultsOn };
};

/** The opinion ledger and public comments for machines. Nothing of a person is in it. */
export function opinionApiRoutes(parts: OpinionParts): Route[] {
  return [ledgerRoute(parts), opinionRoute(parts), roundListRoute, roundRoute(parts)];
}

const ledgerRoute = ({ kinds }: OpinionParts) =>
  apiRead({
    path: "/opinions",
    summary: "Published opinions, the city's answers and what changed, the newest first, page by page",
    query: {
      source: { description: "Only from this source.", schema: z.enum(SOURCES).optional() },
      disposition: { description: "Only with this answer.", schema: z.enum(DISPOSITIONS).optional() },
      year: {
        description: "Only what was said in this fiscal year (April to March).",
        schema: z.coerce.number().int().min(1991).max(2199).optional(),
      },
      page: { description: "Which page, from 1.", schema: z.coerce.number().int().min(1).max(1_000_000).default(1) },
      per: {
        description: "How many opinions on a page.",
        schema: z.coerce.number().int().min(1).max(MAX_PER).default(50),
      },
    },
    response: z.object({ total: count, page: count, per: count, opinions: z.array(opinionShape) }),
    async handle(ctx, { query }) {
      const [page, per] = [Number(query.page), Number(query.per)];
      const { entries, total } = await listLedger(ctx, {
        kinds,
        query: { ...readQuery(query), offset: (page - 1) * per, limit: per },
      });
      return json({ total, page, per, opinions: entries.map(toRow) });
    },
  });

const opinionRoute = ({ kinds }: OpinionParts) =>
  apiRead({
    path: "/opinions/:opinion",
    summary: "One published opinion",
    response: opinionShape,
    async handle(ctx, { params }) {
      return json(toRow(await readOpinion(ctx, { id: readId(params.opinion), kinds })));
    },
  });

const roundListRoute = apiRead({
  path: "/comments",
  summary: "Public comments and the standing voice: what is open, what will be, what was",
  response: z.object({ comments: z.array(roundShape) }),
  async handle(ctx) {
    return json({ comments: (await listPublicRounds(ctx)).map(apiRound) });
  },
});

const roundRoute = ({ kinds }: OpinionParts) =>
  apiRead({
    path: "/comments/:comment",
    summary: "One public comment, with its opinions and answers once they are public",
    response: z.object({
      ...roundShape.shape,
      results: z
        .object({
          people: count.describe("People who sent something in; not the number of opinions."),
          opinions: count.describe("Opinions; one person may have several, several people the same one."),
          rejected: count,
          entries: z.array(opinionShape),
        })
        .nullable(),
    }),
    async handle(ctx, { params }) {
      const reading = await readRound(ctx, { key: params.comment ?? "", kinds });
      const { results } = reading;
      return json({
        ...apiRound(reading),
        results: results && { ...results.counts, entries: results.entries.map(toRow) },
      });
    },
  });
