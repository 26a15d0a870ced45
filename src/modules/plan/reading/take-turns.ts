/** Lets some work go on at once and a few more wait for their turn; whoever comes to a full line is sent away. */
export function takeTurns(size: { atOnce: number; waiting: number }, sentAway: () => Error) {
  let going = 0;
  const line: (() => void)[] = [];
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (going >= size.atOnce) {
      if (line.length >= size.waiting) throw sentAway();
      // Whoever is done hands its place over, so that nobody slips in between.
      await new Promise<void>((resolve) => line.push(resolve));
    } else going++;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else going--;
    }
  };
}
