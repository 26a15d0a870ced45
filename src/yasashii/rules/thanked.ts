import type { Token } from "../analyser/analyser.ts";

/** What stands behind a favour for which the writer thanks: ご協力いただきありがとう. */
const THANKED = /^(?:ありがとう|有難う|有り難う|誠に|まことに|感謝)/;

export const isThanked = (tokens: readonly Token[], last: number) =>
  THANKED.test(tokens[tokens[last + 1]?.surface === "、" ? last + 2 : last + 1]?.surface ?? "");
