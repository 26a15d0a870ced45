export const SERVING_FLAGS: readonly string[];
