import type accounts from "../../../locales/ja/accounts.json";
import type background from "../../../locales/ja/background.json";
import type common from "../../../locales/ja/common.json";
import type easyJapanese from "../../../locales/ja/easy-japanese.json";
import type indicators from "../../../locales/ja/indicators.json";
import type library from "../../../locales/ja/library.json";
import type libraryDocuments from "../../../locales/ja/library-documents.json";
import type libraryFeedback from "../../../locales/ja/library-feedback.json";
import type libraryOffline from "../../../locales/ja/library-offline.json";
import type libraryPrint from "../../../locales/ja/library-print.json";
import type librarySearch from "../../../locales/ja/library-search.json";
import type libraryStaff from "../../../locales/ja/library-staff.json";
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
import type translation from "../../../locales/ja/translation.json";

/** Every key of the Japanese catalogue, which is the source. A new module adds its file here. */
export type MessageKey =
  | keyof typeof accounts
  | keyof typeof background
  | keyof typeof common
  | keyof typeof easyJapanese
  | keyof typeof indicators
  | keyof typeof library
  | keyof typeof libraryDocuments
  | keyof typeof libraryFeedback
  | keyof typeof libraryOffline
  | keyof typeof libraryPrint
  | keyof typeof librarySearch
  | keyof typeof libraryStaff
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
  | keyof typeof reviewStaff
  | keyof typeof translation;
