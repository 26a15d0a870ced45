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
  resident("node-sapporo", "/sapporo/{language}/plans/sapporo-outline/nodes/1-1"),
  resident("tree-sapporo", "/sapporo/{language}/plans/sapporo-outline/tree"),
  resident("node", `${PLAN}/nodes/1-1-1`),
  resident("project", `${PLAN}/projects/sister-city-exchange`),
  resident("project-record", `${PLAN}/projects/community-japanese-classes`),
  resident("progress", `${PLAN}/progress`),
  resident("progress-year", `${PLAN}/progress/2024`),
  resident("published-sheet", `${PLAN}/progress/2024/projects/community-japanese-classes`),
  resident("rolling-plan", `${PLAN}/progress/rolling`),
  resident("targets", `${PLAN}/targets`),
  resident("target", `${PLAN}/targets/t1`),
  resident("target-yamaguchi", "/yamaguchi/{language}/plans/yamaguchi-vision/targets/kgi-1"),
  resident("evidence", `${PLAN}/evidence`),
  resident("evidence-group", `${PLAN}/evidence/e1`),
  resident("trace", `${PLAN}/trace`),
  resident("partners", `${PLAN}/partners`),
  resident("versions", `${PLAN}/versions`),
  resident("version", `${PLAN}/versions/1`),
  resident("comparison", `${PLAN}/versions/1/compare/now`),
  resident("search", `${PLAN}/search?q=%E6%97%A5%E6%9C%AC%E8%AA%9E`),
  resident("downloads", `${PLAN}/downloads`),
  resident("comments", "/kanazawa/{language}/comments"),
  resident("comment-form", "/sapporo/{language}/comments/sample-comment"),
  resident("comment-results", "/kanazawa/{language}/comments/sample-comment"),
  resident("comment-mine", "/kanazawa/{language}/comments/voice/mine"),
  resident("opinions", "/kanazawa/{language}/opinions"),
  resident("what-changed", "/kanazawa/{language}/what-changed"),
  resident("meetings", "/yamaguchi/{language}/meetings"),
  // The first that a fresh installation loads.
  resident("meeting", "/kanazawa/{language}/meetings/1"),
  resident("not-found", "/kanazawa/{language}/no-such-page"),
  staff("staff-sign-in", "/sign-in"),
  staff("staff-today", "/", "plan"),
  staff("staff-plans", "/plans", "plan"),
  staff("staff-tree", "/plans/kanazawa-2023", "plan"),
  staff("staff-versions", "/plans/kanazawa-2023/versions", "plan"),
  staff("staff-merge", "/plans/kanazawa-2023/projects/sister-city-libraries/merge?with=sister-city-food", "plan"),
  staff("staff-split", "/plans/kanazawa-2023/projects/sister-city-libraries/split", "plan"),
  staff("staff-import", "/plans/kanazawa-2023/import", "plan"),
  staff("staff-facts-start", "/facts?q=%E6%97%A5%E6%9C%AC%E8%AA%9E", "plan"),
  staff("staff-facts-plan", "/plans/kanazawa-2023/facts?year=2025", "plan"),
  staff("staff-facts-project", "/plans/kanazawa-2023/projects/community-japanese-classes/facts", "plan"),
  staff("staff-facts-new", "/plans/kanazawa-2023/projects/community-japanese-classes/facts/new", "partner"),
  staff("staff-facts-import", "/plans/kanazawa-2023/facts/import", "plan"),
  staff("staff-review", "/review", "head"),
  staff("staff-review-board", "/review/kanazawa-2023/2025", "plan"),
  staff("staff-review-settings", "/review/settings/kanazawa-2023", "plan"),
  staff("staff-review-fields", "/review/fields/standard", "plan"),
  staff("staff-review-owners", "/review/owners/kanazawa-2023", "plan"),
  staff("staff-review-handover", "/review/handover", "plan"),
  staff("staff-review-dates", "/review/kanazawa-2023/2025/dates", "plan"),
  staff("staff-grades", "/review/kanazawa-2023/2024/grades", "plan"),
  staff("staff-sheets-in-excel", "/review/kanazawa-2023/2024/workbook", "plan"),
  staff("staff-budget-note", "/review/kanazawa-2023/2024/budget-note", "plan"),
  staff("staff-grading-rules", "/review/rules", "plan"),
  staff("staff-indicators", "/indicators", "plan"),
  staff("staff-definition", "/indicators/emergency-line-subscribers/definition", "plan"),
  staff("staff-opinions", "/opinions", "plan"),
  staff("staff-comments", "/comments", "plan"),
  staff("staff-comment-queue", "/comments/sample-comment", "plan"),
  staff("staff-comment-new", "/comments/new", "plan"),
  staff("staff-meetings", "/meetings", "plan"),
  staff("staff-committee", "/meetings/committees/kanazawa-2023/working-group", "plan"),
  staff("staff-meeting", "/meetings/1", "plan"),
  staff("staff-meeting-minutes", "/meetings/2/minutes", "plan"),
  staff("staff-account", "/account", "plan"),
  staff("staff-tasks", "/tasks", "plan"),
  staff("staff-mail", "/mail", "plan"),
  staff("staff-people", "/people", "admin"),
  staff("staff-posts", "/posts", "admin"),
  staff("staff-sections", "/sections", "admin"),
  staff("staff-audit", "/audit", "admin"),
  staff("staff-settings", "/settings", "admin"),
  staff("staff-partner-today", "/", "partner"),
];
