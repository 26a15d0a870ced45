import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { TextOf } from "#ui/message.tsx";
import type { Fact, Quantity } from "../../facts/fact.rules.ts";
import { staffAddress } from "../staff/staff-plan-page.tsx";
import { numberWords } from "./quantity-list.tsx";

type Counted = Pick<Quantity, "value" | "unit">;

/** `1,234人`, as the reader writes numbers, with as many decimals as there are. */
export function amountWords(say: Translator, { value, unit }: Counted): string {
  return say.t("plan.record.amount", { number: numberWords(say, value), unit: say.plain(unit) });
}

/** 参加者 24人・開催 1回 */
export function quantityWords(say: Translator, quantities: readonly Quantity[]): string {
  return quantities.map((one) => `${say.plain(one.label)} ${amountWords(say, one)}`).join(say.t("plan.record.between"));
}

/** `/{slug}/staff/plans/{plan}/projects/{project}/facts`, with what follows. */
export function factsAddress(ctx: StaffContext, at: { plan: string; project: string }, rest = ""): string {
  return staffAddress(ctx, at.plan, `/projects/${at.project}/facts${rest}`);
}

/** Facts as lines that lead to their own pages. */
export function FactRows({
  ctx,
  facts,
  href,
}: {
  ctx: StaffContext;
  facts: readonly Fact[];
  href: (fact: Fact) => string;
}): JSX.Element {
  const { say } = ctx;
  return (
    <ul class="rows">
      {facts.map((fact) => (
        <li id={`fact-${fact.id}`}>
          <a href={href(fact)}>
            <span class="what">
              <TextOf say={say} text={fact.title} />
              <FactMark ctx={ctx} fact={fact} />
            </span>
            <span class="more">{say.format.date(fact.date)}</span>
            {fact.quantities.length > 0 ? <span class="under">{quantityWords(say, fact.quantities)}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What must be known of a fact at once: that it does not count, that it was invented, that it is not shown. */
export function FactMark({ ctx: { say }, fact }: { ctx: StaffContext; fact: Fact }): JSX.Element {
  return (
    <>
      {fact.state === "effective" ? null : (
        <>
          {" "}
          <span class="tag">{say.t(`plan.facts.state.${fact.state}`)}</span>
        </>
      )}
      {fact.basis === "demo" ? (
        <>
          {" "}
          <span class="demo">{say.t("plan.facts.demo")}</span>
        </>
      ) : null}
      {fact.isPublic ? null : (
        <>
          {" "}
          <span class="tag">{say.t("plan.facts.notPublic")}</span>
        </>
      )}
    </>
  );
}
