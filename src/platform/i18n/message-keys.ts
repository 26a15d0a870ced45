import type accounts from "../../../locales/ja/accounts.json";
import type background from "../../../locales/ja/background.json";
import type common from "../../../locales/ja/common.json";
import type indicators from "../../../locales/ja/indicators.json";
import type meetings from "../../../locales/ja/meetings.json";
import type meetingsStaff from "../../../locales/ja/meetings-staff.json";
import type opinions from "../../../locales/ja/opinions.json";
import type plan from "../../../locales/ja/plan.json";
import type planExchange from "../../../locales/ja/plan-exchange.json";
import type planFacts from "../../../locales/ja/plan-facts.json";
import type planStaff from "../../../locales/ja/plan-staff.json";
import type planVersions from "../../../locales/ja/plan-versions.json";
import type reports from "../../../locales/ja/reports.json";
import type review from "../../../locales/ja/review.json";
import type reviewStaff from "../../../locales/ja/review-staff.json";

/** Every key of the Japanese catalogue, which is the source. A new module adds its file here. */
export type MessageKey =
  | keyof typeof accounts
  | keyof typeof background
  | keyof typeof common
  | keyof typeof indicators
  | keyof typeof meetings
  | keyof typeof meetingsStaff
  | keyof typeof opinions
  | keyof typeof plan
  | keyof typeof planExchange
  | keyof typeof planFacts
  | keyof typeof planStaff
  | keyof typeof planVersions
  | keyof typeof reports
  | keyof typeof review
  | keyof typeof reviewStaff;
