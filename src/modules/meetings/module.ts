import type { RecordKind } from "#modules/plan/public.ts";
import type { Module } from "#platform/module.ts";
import { permissions } from "./permissions.ts";
import { heldPart } from "./reading/held-part.ts";
import { listPendingOfMeetings } from "./reading/list-pending.ts";
import { listMeetingPages } from "./reading/list-public-pages.ts";
import { meetingApiRoutes } from "./web/api.ts";
import { portalRoutes } from "./web/portal.ts";
import { staffRoutes } from "./web/staff.ts";

export { meetingPanels } from "./web/meetings-panel.tsx";

/** What `app/` joins from all modules before an agenda can name what plans hold. */
interface MeetingParts {
  kinds: readonly RecordKind[];
  /** Where another module makes one document of a meeting's papers, behind `/{slug}/staff`. */
  packPath(meetingId: number): string;
}

export function createMeetingsModule({ kinds, packPath }: MeetingParts): Module {
  return {
    name: "meetings",
    routes: [...portalRoutes, ...meetingApiRoutes, ...staffRoutes({ kinds, packPath })],
    permissions,
    // For everybody: whoever sits on a committee reads its papers, whatever their role.
    staffMenu: [{ section: "meetings", label: "meetings.staff.menu", path: "/meetings" }],
    reportParts: [heldPart],
    listPending: listPendingOfMeetings,
    listPublicPages: listMeetingPages,
  };
}
