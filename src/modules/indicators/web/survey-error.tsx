import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";
import type { JudgedTarget } from "../read-targets.ts";
import type { SurveyComparison, SurveyReading } from "../survey-reading.rules.ts";
import { differenceWords, numberWords, valueWords } from "./value-words.ts";

interface SurveyProps {
  ctx: ResidentContext;
  judged: JudgedTarget;
  survey: SurveyReading;
}

/** What chance may have done. Beside the status: it does not change it. */
export function SurveyError({ ctx, judged, survey }: SurveyProps): JSX.Element {
  const { say } = ctx;
  const { indicator } = judged;
  const { interval, respondents, drawn } = survey;
  const params = {
    respondents: say.format.number(respondents),
    low: numberWords(say, indicator, interval.low),
    high: valueWords(say, indicator, interval.high),
  };
  return (
    <div class="reasoning">
      <h3>
        <Message say={say} k="indicators.survey.title" />
      </h3>
      <p>
        <Message say={say} k="indicators.survey.interval" params={params} />
      </p>
      {drawn ? (
        <p>
          <Message
            say={say}
            k="indicators.survey.rate"
            params={{ drawn: say.format.number(drawn), rate: `${say.format.number((respondents / drawn) * 100, 1)}%` }}
          />
        </p>
      ) : null}
      <Comparison ctx={ctx} judged={judged} since="Baseline" comparison={survey.sinceBaseline} />
      <Comparison ctx={ctx} judged={judged} since="Previous" comparison={survey.sincePrevious} />
      <p class="caption">
        <Message say={say} k="indicators.survey.method" />
      </p>
    </div>
  );
}

interface ComparisonProps {
  ctx: ResidentContext;
  judged: JudgedTarget;
  since: "Baseline" | "Previous";
  comparison: SurveyComparison | null;
}

/** A change is called a change only where chance would hardly bring it; with the numbers of the test behind it. */
function Comparison({ ctx, judged, since, comparison }: ComparisonProps): JSX.Element | null {
  const { say } = ctx;
  if (!comparison) return null;
  const date = say.format.date(comparison.date);
  const { change } = comparison;
  if (!change) {
    return (
      <p>
        <Message say={say} k="indicators.survey.unknown" params={{ date }} />
      </p>
    );
  }
  const points = (share: typeof change.difference) => numberWords(say, judged.indicator, share.times(100));
  const verdict = change.isSignificant ? "changed" : "same";
  return (
    <p>
      <Message
        say={say}
        k={`indicators.survey.${verdict}${since}`}
        params={{ date, change: differenceWords(say, judged.indicator, change.difference.times(100)) }}
      />{" "}
      <small>
        <Message
          say={say}
          k="indicators.survey.test"
          params={{
            chi: say.format.number(change.chiSquare.toFixed(2), 2),
            p: say.format.number(change.p, 3),
            low: points(change.interval.low),
            high: points(change.interval.high),
          }}
        />
      </small>
    </p>
  );
}
