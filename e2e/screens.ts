/** A page that `npm run pictures` takes, by the name that people call it by. */
export interface Screen {
  name: string;
  /** `{language}` stands for each language in turn; staff pages have none, their language is a setting. */
  path: string;
  /** The account of the demo that looks at it; left out for residents' pages. */
  account?: string;
}

const PLAN = "/kanazawa/{language}/plans/kanazawa-2023";
const STAFF = "/kanazawa/staff";

/** Every main page; a new page gets its line here. */
export const SCREENS: readonly Screen[] = [
  { name: "welcome", path: "/" },
  { name: "landing", path: "/kanazawa/{language}/" },
  { name: "plan-home", path: PLAN },
  { name: "plan-home-sapporo", path: "/sapporo/{language}/plans/sapporo-outline" },
  { name: "plan-home-yamaguchi", path: "/yamaguchi/{language}/plans/yamaguchi-vision" },
  { name: "tree", path: `${PLAN}/tree` },
  { name: "node", path: `${PLAN}/nodes/1-1-1` },
  { name: "node-sapporo", path: "/sapporo/{language}/plans/sapporo-outline/nodes/1-1" },
  { name: "project", path: `${PLAN}/projects/{project}` },
  { name: "targets", path: `${PLAN}/targets` },
  { name: "target", path: `${PLAN}/targets/{target}` },
  { name: "evidence", path: `${PLAN}/evidence` },
  { name: "trace", path: `${PLAN}/trace` },
  { name: "partners", path: `${PLAN}/partners` },
  { name: "search", path: `${PLAN}/search?q=日本語` },
  { name: "downloads", path: `${PLAN}/downloads` },
  { name: "not-found", path: "/kanazawa/{language}/no-such-page" },
  { name: "sign-in", path: `${STAFF}/sign-in`, account: "" },
  { name: "staff-today", path: `${STAFF}/`, account: "plan" },
  { name: "staff-plans", path: `${STAFF}/plans`, account: "plan" },
  { name: "staff-tree", path: `${STAFF}/plans/kanazawa-2023`, account: "plan" },
  { name: "staff-account", path: `${STAFF}/account`, account: "plan" },
  { name: "staff-people", path: `${STAFF}/people`, account: "admin" },
  { name: "staff-posts", path: `${STAFF}/posts`, account: "admin" },
  { name: "staff-audit", path: `${STAFF}/audit`, account: "admin" },
  { name: "staff-settings", path: `${STAFF}/settings`, account: "admin" },
];
