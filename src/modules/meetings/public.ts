/** What other modules and the composition may use of meetings. */
export { importDemoMeetings } from "./demo/import-demo-meetings.ts";
export { removeDemoMeetings } from "./demo/remove-demo-meetings.ts";
export { drawMeetingPack, type MeetingPack, readMeetingPack } from "./reading/meeting-pack.ts";
