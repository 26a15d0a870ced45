/** What other modules and the composition may use of the checker of Easy Japanese. */

export { EASY_ISLAND, EasyAid } from "./web/aid.tsx";
export { easyReport } from "./web/report-page.tsx";
