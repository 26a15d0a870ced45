/** queued → sending → sent, or back to queued, or failed; uncertain: handed over and never answered. */
export type MailState = "queued" | "sending" | "sent" | "failed" | "uncertain";

/** Why a mail is not sent. The mail server's own words stand beside it. */
export type MailError = "refused" | "unreachable" | "noServer" | "noAnswer";

const MINUTE_MS = 60_000;
const FIRST_PAUSE_MINUTES = 5;
const LONGEST_PAUSE_MINUTES = 60;
/** With the pauses 5, 10, 20, 40, 60, 60, … that is two days: a server that is down for a whole day loses no mail. */
const MOST_ATTEMPTS = 51;

/** When a mail that could not be handed over is tried again; null: no more. `attempts` counts the one that has just failed. */
export function nextTry(attempts: number, now: Date): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const minutes = Math.min(FIRST_PAUSE_MINUTES * 2 ** (attempts - 1), LONGEST_PAUSE_MINUTES);
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

/** Longer than any conversation with a mail server: whoever still has the mail in hand after this has died with it. */
const LONGEST_TALK_MINUTES = 10;

export function isLost(sendingSince: Date, now: Date): boolean {
  return now.getTime() - sendingSince.getTime() >= LONGEST_TALK_MINUTES * MINUTE_MS;
}

/** What a person may have sent once more: what surely or perhaps did not arrive, and what waits for its next try. */
export function maySendAgain(state: MailState, attempts: number): boolean {
  return state === "failed" || state === "uncertain" || (state === "queued" && attempts > 0);
}
