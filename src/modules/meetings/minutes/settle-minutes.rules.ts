/** What is written of one item: as somebody typed it, as it stands now, as it stood when the form was opened. */
interface Forms {
  mine: string;
  theirs: string;
  opened: string;
}

/**
 * Whose text is to stand: mine is saved, theirs stays because I wrote nothing new or the same, or both wrote something
 * new and a person must choose.
 */
export function settleMinutes({ mine, theirs, opened }: Forms): "mine" | "theirs" | "both" {
  if (mine === theirs || mine === opened) return "theirs";
  return theirs === opened ? "mine" : "both";
}
