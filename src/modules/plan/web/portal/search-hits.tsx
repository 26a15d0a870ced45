import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { RubySegment, Text } from "#platform/i18n/text.ts";
import { Message, Ruby, TextOf } from "#ui/message.tsx";
import { pathTo } from "../../reading/plan-tree.rules.ts";
import type { PlanReading } from "../../reading/read-plan-parts.ts";
import type { SearchHit } from "../../reading/search.data.ts";
import { markTerms } from "../../reading/search-marks.rules.ts";
import type { PlanNode } from "../../records/plan-records.ts";
import { planAddress } from "./plan-page.tsx";

interface HitsProps {
  ctx: ResidentContext;
  reading: PlanReading;
  terms: readonly string[];
  hits: readonly SearchHit[];
}

/** What was found, with the words marked where they stand. */
export function SearchHits({ ctx, reading, terms, hits }: HitsProps): JSX.Element {
  return (
    <ul class="rows">
      {hits.map((hit) => (
        <li>
          <a href={planAddress(ctx, reading.plan.key, addressOf(hit))}>
            <span class="what">
              {hit.number === null ? null : <span class="label">{hit.number} </span>}
              <Marked ctx={ctx} text={hit.title} terms={terms} />
            </span>
            <span class="more">
              <HitKind ctx={ctx} reading={reading} hit={hit} />
            </span>
            {hit.summary ? (
              <span class="under">
                <Marked ctx={ctx} text={hit.summary} terms={terms} />
              </span>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A node is called what its plan calls that level. */
function HitKind({ ctx, reading, hit }: { ctx: ResidentContext; reading: PlanReading; hit: SearchHit }): JSX.Element {
  const depth = hit.kind === "nodes" ? pathTo(reading.list<PlanNode>("nodes"), hit.key).length : 0;
  const level = reading.head.levels[depth - 1]?.name;
  if (level) return <TextOf say={ctx.say} text={level} />;
  if (hit.kind === "projects" && reading.head.projectName)
    return <TextOf say={ctx.say} text={reading.head.projectName} />;
  return <Message say={ctx.say} k={`plan.search.kind.${hit.kind}`} />;
}

function Marked({ ctx, text, terms }: { ctx: ResidentContext; text: Text; terms: readonly string[] }): JSX.Element {
  const { value, language, isFallback } = ctx.say.text(text);
  const content = (
    <>
      {markTerms(value, terms).map(({ isHit, ...segment }) => {
        const written = <Ruby value={notationOf(segment)} />;
        return isHit ? <mark>{written}</mark> : written;
      })}
    </>
  );
  return isFallback ? (
    <span class="fallback" lang={language.htmlLang} dir={language.dir} data-fallback={language.code}>
      {content}
    </span>
  ) : (
    content
  );
}

const notationOf = ({ surface, reading }: RubySegment) =>
  reading === undefined ? surface : `｜${surface}《${reading}》`;

function addressOf(hit: SearchHit): string {
  switch (hit.kind) {
    case "nodes":
      return `/nodes/${hit.key}`;
    case "projects":
      return `/projects/${hit.key}`;
    case "actions":
      return `/trace#${hit.key}`;
    case "evidenceTables":
      return `/evidence/${hit.group}#${hit.key}`;
    case "texts":
      return `/nodes/${hit.group}`;
    case "desiredStates":
      return `/nodes/${hit.group}#desired-states`;
    case "partners":
      return "/partners";
    case "sections":
      return "/partners#sections";
  }
}
