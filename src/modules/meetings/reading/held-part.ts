import type { Scope } from "#platform/db/scope.ts";
import { type Block, type Line, lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { type ReportPlace, reportPart } from "#platform/module.ts";
import { listCommittees } from "../committees/committee.data.ts";
import { listAgenda } from "../meeting/agenda.data.ts";
import { listMeetings } from "../meeting/meeting.data.ts";
import { areMinutesPublic, hasTakenPlace } from "../meeting/meeting.rules.ts";
import { meetingName } from "../meeting/meeting-name.rules.ts";
import { listDecisions } from "../outcomes/outcome.data.ts";

interface HeldMeeting {
  heldOn: string;
  name: Text;
  agenda: Text[];
  /** Empty until the minutes are published. */
  decisions: Text[];
}

/** The meetings of a fiscal year and what they decided, as a part of the yearly report. */
export const heldPart = reportPart<HeldMeeting[]>({
  name: "meetings.held",
  title: "meetings.held",
  read: readHeld,
  draw: drawHeld,
});

async function readHeld(scope: Scope, { planId, fiscalYear }: ReportPlace): Promise<HeldMeeting[]> {
  const committees = new Map(
    (await listCommittees(scope)).filter((committee) => committee.planId === planId).map(({ id, name }) => [id, name]),
  );
  const held = (await listMeetings(scope)).filter(
    ({ committeeId, state, heldOn }) =>
      committees.has(committeeId) &&
      hasTakenPlace(state) &&
      heldOn >= `${fiscalYear}-04-01` &&
      heldOn <= `${fiscalYear + 1}-03-31`,
  );
  const ids = held.map(({ id }) => id);
  const [agenda, decisions] = [await listAgenda(scope, ids), await listDecisions(scope, ids)];
  return held.toReversed().map((meeting) => ({
    heldOn: meeting.heldOn,
    name: meetingName(committees.get(meeting.committeeId) ?? {}, meeting),
    agenda: agenda.filter((item) => item.meetingId === meeting.id && item.kind === "topic").map(({ title }) => title),
    decisions: areMinutesPublic(meeting.state)
      ? decisions.filter(({ meetingId }) => meetingId === meeting.id).map(({ text }) => text)
      : [],
  }));
}

function drawHeld(meetings: HeldMeeting[], say: Translator): Block[] {
  if (meetings.length === 0) return [{ kind: "paragraph", text: lineOf(say.message("meetings.noneHeld")) }];
  const title = (key: Parameters<Translator["t"]>[0], width: number) => ({ title: lineOf(say.message(key)), width });
  const lines = (texts: readonly Text[]): Line[] =>
    texts.length > 0 ? texts.map((text) => lineOf(say.text(text))) : [["–"]];
  return [
    {
      kind: "table",
      columns: [
        title("meetings.when", 2),
        title("meetings.meeting", 3),
        title("meetings.agenda", 4),
        title("meetings.decisions", 4),
      ],
      rows: meetings.map(({ heldOn, name, agenda, decisions }) => [
        [[say.format.date(heldOn)]],
        [lineOf(say.text(name))],
        lines(agenda),
        lines(decisions),
      ]),
      headerColumns: 2,
    },
  ];
}
