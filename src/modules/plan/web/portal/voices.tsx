import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message, TextOf } from "#ui/message.tsx";
import type { PlanReading } from "../../reading/read-plan-parts.ts";
import { sharedBasis, type Voice, voicesOf } from "../../reading/trace.rules.ts";
import type { Action, EvidenceGroup, PlanLink } from "../../records/plan-records.ts";
import { BasisMark, Numbered, planAddress } from "./plan-page.tsx";

/** Lists that `readVoices` needs. */
export const VOICE_LISTS = ["actions", "evidenceGroups", "links"];

/** The actions that lead to some nodes; undefined where the plan has no actions, so that none can be missing. */
export function readVoices(reading: PlanReading, nodes: readonly string[]): Voice[] | undefined {
  const actions = reading.list<Action>("actions");
  if (actions.length === 0) return undefined;
  return voicesOf(nodes, {
    actions,
    groups: reading.list<EvidenceGroup>("evidenceGroups"),
    links: reading.list<PlanLink>("links"),
  });
}

/** The way back to the evidence: each action with where it came from, and whose word the links are. */
export function VoiceRows({
  ctx,
  plan,
  voices,
}: {
  ctx: ResidentContext;
  plan: string;
  voices: readonly Voice[];
}): JSX.Element {
  const shared = sharedBasis(voices.map(({ link }) => link));
  return (
    <>
      <ul class="rows">
        {voices.map(({ action, group, link }) => (
          <li>
            <div class="row">
              <a class="what" href={planAddress(ctx, plan, `/trace#${action.key}`)}>
                <Numbered ctx={ctx} number={action.number} title={action.title} />
              </a>
              {shared ? null : <BasisMark ctx={ctx} record={link} isLink />}
              {group ? (
                <a class="under" href={planAddress(ctx, plan, `/evidence/${group.key}`)}>
                  <Message say={ctx.say} k={`plan.evidence.kind.${group.kind}`} />:{" "}
                  <TextOf say={ctx.say} text={group.title} />
                </a>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {shared ? (
        <p>
          <BasisMark ctx={ctx} record={shared} isLink />
        </p>
      ) : null}
    </>
  );
}
