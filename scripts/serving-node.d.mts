export const SERVING_FLAGS: readonly string[];
export const SERVING_ENVIRONMENT: Readonly<Record<string, string>>;
