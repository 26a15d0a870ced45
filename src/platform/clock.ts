/** The only source of "now", so that a test can stand still in time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
