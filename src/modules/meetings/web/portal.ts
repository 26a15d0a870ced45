import type { Route } from "#platform/http/route.ts";
import { calendarRoute, meetingCalendarRoute } from "./portal-calendar.ts";
import { listRoute } from "./portal-list.tsx";
import { meetingRoute, paperFileRoute } from "./portal-meeting.tsx";

/** Meetings as residents, council members and the press see them. */
export const portalRoutes: Route[] = [listRoute, calendarRoute, meetingRoute, meetingCalendarRoute, paperFileRoute];
