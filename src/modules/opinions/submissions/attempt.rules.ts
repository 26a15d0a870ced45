export const WINDOW_MINUTES = 15;

/**
 * A Japanese class or a library sends from one address: thirty learners in one lesson must all get through. A code is
 * typed by one person; its 58 bits are safe at any of these numbers.
 */
export const MOST_PER_ADDRESS = { comment: 40, code: 20 } as const;
export type AttemptKind = keyof typeof MOST_PER_ADDRESS;

/** `count`: attempts in the window, this one not included. */
export const isThrottled = (kind: AttemptKind, count: number): boolean => count >= MOST_PER_ADDRESS[kind];
