import type { RecordKind } from "#modules/plan/public.ts";
import type { Route } from "#platform/http/route.ts";
import { agendaRoutes } from "./staff-agenda.tsx";
import { attendanceRoutes } from "./staff-attendance.tsx";
import { committeeRoutes } from "./staff-committee.tsx";
import { deskRoute } from "./staff-desk.tsx";
import { headRoutes } from "./staff-head.tsx";
import { meetingRoutes, type PackPath } from "./staff-meeting.tsx";
import { memberRoutes } from "./staff-members.tsx";
import { minutesRoutes } from "./staff-minutes.tsx";
import { outcomeRoutes } from "./staff-outcomes.tsx";
import { paperRoutes } from "./staff-papers.tsx";
import { workRoutes } from "./staff-work-routes.ts";

/** Where meetings are prepared, held and followed up. */
export const staffRoutes = ({ kinds, packPath }: { kinds: readonly RecordKind[]; packPath: PackPath }): Route[] => [
  deskRoute,
  ...committeeRoutes,
  ...memberRoutes,
  ...headRoutes,
  ...meetingRoutes(packPath),
  ...agendaRoutes(kinds),
  ...paperRoutes,
  ...attendanceRoutes,
  ...minutesRoutes,
  ...outcomeRoutes,
  ...workRoutes,
];
