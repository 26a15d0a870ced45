/** A value in one form however it was stored or written: object keys sorted, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Nothing and null are the same. */
export const sameValue = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null);
