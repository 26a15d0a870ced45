interface Turnstile {
  /** Whether one more may pass from here; counts it where it may. */
  lets(from: string, now: Date): boolean;
}

/** Addresses that are remembered at once; above it the oldest are forgotten. */
const MOST_ADDRESSES = 10_000;

/** Lets so many pass from one address in so many minutes. In this process's memory only: nobody's address is kept. */
export function createTurnstile({ most, minutes }: { most: number; minutes: number }): Turnstile {
  const windows = new Map<string, { until: number; passed: number }>();
  return {
    lets(from, now) {
      const time = now.getTime();
      const open = windows.get(from);
      const window = open && open.until > time ? open : { until: time + minutes * 60_000, passed: 0 };
      windows.delete(from);
      windows.set(from, window);
      for (const oldest of windows.keys()) {
        if (windows.size <= MOST_ADDRESSES) break;
        windows.delete(oldest);
      }
      window.passed += 1;
      return window.passed <= most;
    },
  };
}
