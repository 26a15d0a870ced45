/** A page that `npm run pictures` takes, by the name that people call it by. */
export interface Screen {
  name: string;
  /** `{language}` stands for each language in turn; staff pages have none, their language is a setting. */
  path: string;
  audience: "resident" | "staff";
  /** The account of Kanazawa's demo that looks at it; nobody is signed in where it is left out. */
  account?: string;
}

const resident = (name: string, path: string): Screen => ({ name, path, audience: "resident" });
const staff = (name: string, path: string, account?: string): Screen => ({
  name,
  path: `/kanazawa/staff${path}`,
  audience: "staff",
  account,
});

const PLAN = "/kanazawa/{language}/plans/kanazawa-2023";

/** Every main page; a new page gets its line here. */
export const SCREENS: readonly Screen[] = [
  resident("welcome", "/"),
  resident("landing", "/kanazawa/{language}/"),
  resident("plan-home", PLAN),
  resident("plan-home-sapporo", "/sapporo/{language}/plans/sapporo-outline"),
  resident("plan-home-strategy", "/sapporo/{language}/plans/sapporo-strategy"),
  resident("plan-home-yamaguchi", "/yamaguchi/{language}/plans/yamaguchi-vision"),
  resident("tree", `${PLAN}/tree`),
  resident("tree-sapporo", "/sapporo/{language}/plans/sapporo-outline/tree"),
  resident("node", `${PLAN}/nodes/1-1-1`),
  resident("project", `${PLAN}/projects/sister-city-exchange`),
  resident("targets", `${PLAN}/targets`),
  resident("target", `${PLAN}/targets/t1`),
  resident("target-yamaguchi", "/yamaguchi/{language}/plans/yamaguchi-vision/targets/kgi-1"),
  resident("evidence", `${PLAN}/evidence`),
  resident("evidence-group", `${PLAN}/evidence/e1`),
  resident("trace", `${PLAN}/trace`),
  resident("partners", `${PLAN}/partners`),
  resident("search", `${PLAN}/search?q=%E6%97%A5%E6%9C%AC%E8%AA%9E`),
  resident("downloads", `${PLAN}/downloads`),
  resident("not-found", "/kanazawa/{language}/no-such-page"),
  staff("staff-sign-in", "/sign-in"),
  staff("staff-today", "/", "plan"),
  staff("staff-plans", "/plans", "plan"),
  staff("staff-tree", "/plans/kanazawa-2023", "plan"),
  staff("staff-import", "/plans/kanazawa-2023/import", "plan"),
  staff("staff-indicators", "/indicators", "plan"),
  staff("staff-account", "/account", "plan"),
  staff("staff-people", "/people", "admin"),
  staff("staff-posts", "/posts", "admin"),
  staff("staff-sections", "/sections", "admin"),
  staff("staff-audit", "/audit", "admin"),
  staff("staff-settings", "/settings", "admin"),
  staff("staff-partner-today", "/", "partner"),
];
