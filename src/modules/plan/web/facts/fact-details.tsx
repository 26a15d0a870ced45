import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import { isEnteredByHand } from "../../facts/fact.rules.ts";
import type { FactInLedger } from "../../facts/read-fact.ts";
import { amountWords, factsAddress } from "./fact-words.tsx";

/** Everything that is known of a fact, as pairs of a name and what it says. */
export function FactDetails({
  ctx,
  found,
  place,
}: {
  ctx: StaffContext;
  found: FactInLedger;
  place: { plan: string; project: string };
}): JSX.Element {
  const { say } = ctx;
  const { fact, ledger } = found;
  const body = ledger.reading.bodies.find(({ id }) => id === fact.bodyId);
  return (
    <dl class="pairs">
      <dt>{say.t("plan.facts.field.date")}</dt>
      <dd>{say.format.date(fact.date)}</dd>
      {fact.quantities.map((quantity) => (
        <>
          <dt>
            <TextOf say={say} text={quantity.label} />
          </dt>
          <dd>{amountWords(say, quantity)}</dd>
        </>
      ))}
      <dt>{say.t("plan.facts.field.body")}</dt>
      <dd>
        <TextOf say={say} text={body?.name} />
      </dd>
      {fact.evidence ? (
        <>
          <dt>{say.t("plan.facts.field.evidence")}</dt>
          <dd class="lines">{fact.evidence}</dd>
        </>
      ) : null}
      {isEnteredByHand(fact) ? null : (
        <>
          <dt>{say.t("plan.facts.field.source")}</dt>
          <dd>
            {say.t("plan.facts.sourceModule", { module: fact.source?.module ?? "", object: fact.source?.object ?? "" })}
          </dd>
        </>
      )}
      <dt>{say.t("plan.facts.field.entered")}</dt>
      <dd>
        {say.t("plan.facts.enteredBy", {
          by: ledger.names.get(fact.enteredBy ?? "") ?? say.t("plan.staff.system"),
          time: say.format.dateTime(fact.enteredAt),
        })}
      </dd>
      <TakenBack ctx={ctx} found={found} place={place} />
    </dl>
  );
}

/** Why a fact does not count, and the way to the other half of the pair. */
function TakenBack({
  ctx,
  found: { fact, other },
  place,
}: {
  ctx: StaffContext;
  found: FactInLedger;
  place: { plan: string; project: string };
}): JSX.Element | null {
  const { say } = ctx;
  if (fact.state === "effective" || !other) return null;
  const reversal = fact.state === "reversal" ? fact : other;
  return (
    <>
      <dt>{say.t("plan.facts.field.reason")}</dt>
      <dd class="lines">{reversal.reason}</dd>
      <dt>{say.t(fact.state === "reversal" ? "plan.facts.field.reverses" : "plan.facts.field.reversedBy")}</dt>
      <dd>
        <a href={factsAddress(ctx, place, `/${other.id}`)}>
          {say.t("plan.facts.recordOf", { time: say.format.dateTime(other.enteredAt) })}
        </a>
      </dd>
    </>
  );
}
