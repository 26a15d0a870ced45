import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message, TextOf } from "#ui/message.tsx";
import type { StateReview } from "../../states/state-review.rules.ts";

/** What was found when a desired state was looked at, with what that rests on. */
export function StateReviews({ say, reviews }: { say: Translator; reviews: readonly StateReview[] }): JSX.Element {
  return (
    <>
      {reviews.map((review) => (
        <p class="found">
          <strong>
            <Message say={say} k={`plan.stateReview.judgement.${review.judgement}`} />
          </strong>{" "}
          <small>
            <Message say={say} k="plan.stateReview.on" params={{ date: say.format.date(review.reviewedOn) }} />
          </small>
          <br />
          <TextOf say={say} text={review.text} />{" "}
          <small>
            <Message say={say} k="plan.stateReview.evidence" params={{ evidence: review.evidence }} />
          </small>
        </p>
      ))}
    </>
  );
}
