import { expect, it } from "vitest";
import { meetingName } from "./meeting-name.rules.ts";
import { nextMeeting, previousMeeting } from "./series.rules.ts";

const meeting = (number: number, heldOn: string, state: "planned" | "published" | "cancelled" = "planned") => ({
  id: number,
  number,
  heldOn,
  state,
});

it("finds the meeting before, past those that were cancelled, and by number on one day", () => {
  const meetings = [
    meeting(1, "2025-06-20", "published"),
    meeting(2, "2025-09-01", "cancelled"),
    meeting(3, "2025-11-20"),
    meeting(4, "2025-11-20"),
  ];
  const before = (number: number) => previousMeeting(meetings, meetings[number - 1] ?? meeting(0, ""))?.number;
  expect([1, 3, 4].map(before)).toEqual([undefined, 1, 3]);
});

it("finds the next one that is still to come", () => {
  const meetings = [meeting(3, "2025-12-01"), meeting(2, "2025-11-20"), meeting(1, "2025-06-20", "published")];
  expect(nextMeeting(meetings, "2025-11-20")?.number).toBe(2);
  expect(nextMeeting(meetings, "2025-11-21")?.number).toBe(3);
  expect(nextMeeting(meetings, "2025-12-02")).toBeUndefined();
});

it("names a meeting in the languages of its committee", () => {
  expect(meetingName({ ja: "懇話会", en: "Council" }, { number: 3 })).toEqual({
    ja: "第3回 懇話会",
    en: "Council, meeting 3",
  });
});
