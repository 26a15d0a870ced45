import type { JSX } from "preact";
import { planAddress, planPage } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, Sentences, TextOf } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import { getTarget, type PlanTarget } from "../get-target.ts";
import { isWithinError } from "../target-status.rules.ts";
import { AboutTarget } from "./about-target.tsx";
import { ForecastOf } from "./forecast-of.tsx";
import { TargetSeries } from "./target-series.tsx";
import { MENU_KINDS } from "./targets-page.tsx";
import { inNewest, inTerms, reasonKey, reasonParams, valueWords, worded } from "./value-words.ts";
import { WhyTarget } from "./why-target.tsx";

/** One target: the question, the answer in words, then everything that the answer rests on. */
export const targetRoute = residentPage({
  path: "/plans/:plan/targets/:key",
  async handle(ctx, { params }) {
    const { say } = ctx;
    const found = await getTarget(ctx, { plan: params.plan ?? "", key: params.key ?? "" });
    const title = say.plain(found.indicator.title);
    return planPage(ctx, {
      kinds: MENU_KINDS,
      plan: found.plan,
      head: found.head,
      section: "targets",
      title,
      crumbs: [
        { label: say.message("indicators.list.title"), href: planAddress(ctx, found.plan, "/targets") },
        { label: say.text(found.indicator.title) },
      ],
      body: (
        <>
          <Answer ctx={ctx} found={found} />
          <TargetSeries
            ctx={ctx}
            judged={found}
            csv={planAddress(ctx, found.plan, `/targets/${found.target.key}/values.csv`)}
          />
          <ForecastOf ctx={ctx} judged={found} />
          <WhyTarget ctx={ctx} judged={found} />
          <AboutTarget ctx={ctx} found={found} />
        </>
      ),
    });
  },
});

function Answer({ ctx, found }: { ctx: ResidentContext; found: PlanTarget }): JSX.Element {
  const { say } = ctx;
  const { indicator, judgement, target } = found;
  const { lastValue } = judgement;
  const words = worded(judgement);
  const resolved = say.text(indicator.title);
  return (
    <>
      <p class="eyebrow">
        <Message say={say} k={`indicators.list.kind.${target.kind}`} /> {target.number}
      </p>
      <h1>
        {resolved.isFallback ? (
          <TextOf say={say} text={indicator.title} />
        ) : (
          <Message say={say} k="indicators.target.question" params={{ title: resolved.value }} />
        )}
      </h1>
      <Arc />
      <p class="answer">
        <Sentences
          parts={[
            lastValue &&
              say.message("indicators.target.answer", {
                value: valueWords(say, inNewest(found), lastValue.value),
                date: say.format.date(lastValue.date),
              }),
            say.message(reasonKey(words), reasonParams(say, inTerms(found), words)),
            isWithinError(judgement) ? say.message("indicators.survey.withinError") : null,
          ]}
        />
      </p>
      {lastValue?.isDemo ? (
        <p>
          <span class="demo">
            <Message say={say} k="indicators.panel.demo" />
          </span>{" "}
          <Message say={say} k="indicators.target.answerDemo" />
        </p>
      ) : null}
    </>
  );
}
