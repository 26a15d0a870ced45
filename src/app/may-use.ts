/**
 * Which module may use which others, through their `public.ts`. The whole architecture of the domain in one table: the
 * boundary rules, the graph in ARCHITECTURE.md and the check against cycles come from it. A new edge is a reviewed line.
 */
export const mayUse = {
  accounts: [],
  background: ["accounts"],
  "easy-japanese": ["accounts"],
  plan: ["accounts", "easy-japanese"],
  indicators: ["accounts", "plan"],
  review: ["accounts", "plan", "indicators"],
  opinions: ["accounts", "plan", "easy-japanese"],
  meetings: ["accounts", "plan", "opinions"],
  library: ["accounts", "plan", "easy-japanese"],
  publication: [],
  translation: ["accounts", "plan", "library"],
  reports: ["accounts", "plan", "indicators", "review", "opinions", "meetings"],
} as const satisfies Record<string, readonly string[]>;
