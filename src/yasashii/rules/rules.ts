import type { Rule } from "./rule.ts";

/** All rules, in the order in which findings at one place are told. */
export const RULES: readonly Rule[] = [];
