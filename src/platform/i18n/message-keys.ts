import type accounts from "../../../locales/ja/accounts.json";
import type common from "../../../locales/ja/common.json";
import type indicators from "../../../locales/ja/indicators.json";
import type plan from "../../../locales/ja/plan.json";
import type planExchange from "../../../locales/ja/plan-exchange.json";
import type planStaff from "../../../locales/ja/plan-staff.json";

/** Every key of the Japanese catalogue, which is the source. A new module adds its file here. */
export type MessageKey =
  | keyof typeof accounts
  | keyof typeof common
  | keyof typeof indicators
  | keyof typeof plan
  | keyof typeof planExchange
  | keyof typeof planStaff;
