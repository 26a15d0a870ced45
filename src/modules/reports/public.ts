/** What other modules and the composition may use of reports. */
export { withdrawDemoReports } from "./making/withdraw-demo-reports.ts";

/** Where a meeting's papers as one document are taken out, behind `/{slug}/staff`. */
export const packPath = (meetingId: number): string => `/reports/pack/${meetingId}`;
