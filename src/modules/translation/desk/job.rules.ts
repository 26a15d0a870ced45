/** A job's way: asked by a section, taken on by the desk, translated, read by a second person, delivered. */
export const JOB_STATES = [
  "asked",
  "accepted",
  "inTranslation",
  "inReading",
  "sentBack",
  "delivered",
  "cancelled",
] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What people do with a job. */
export const JOB_ACTS = ["accept", "start", "handIn", "sendBack", "deliver", "cancel"] as const;
export type JobAct = (typeof JOB_ACTS)[number];

const AFTER: Record<JobAct, { from: readonly JobState[]; to: JobState }> = {
  accept: { from: ["asked", "accepted", "inTranslation", "inReading", "sentBack"], to: "accepted" },
  start: { from: ["accepted"], to: "inTranslation" },
  handIn: { from: ["accepted", "inTranslation", "sentBack"], to: "inReading" },
  sendBack: { from: ["inReading"], to: "sentBack" },
  deliver: { from: ["inReading"], to: "delivered" },
  cancel: { from: ["asked", "accepted", "inTranslation", "inReading", "sentBack"], to: "cancelled" },
};

/** Work that was begun goes on where the desk only changes who does it. Undefined: not now. */
export function stateAfter(state: JobState, act: JobAct): JobState | undefined {
  const { from, to } = AFTER[act];
  if (!from.includes(state)) return undefined;
  return act === "accept" && state !== "asked" ? state : to;
}

export const isOpen = (state: JobState): boolean => state !== "delivered" && state !== "cancelled";

/** Somebody has words to write now. */
export const isWithTranslator = (state: JobState): boolean => ["accepted", "inTranslation", "sentBack"].includes(state);

export interface Hands {
  assigneeId: string | null;
  readerId: string | null;
}

export interface Who {
  staffId: string;
  managesDesk: boolean;
  mayTranslate: boolean;
  /** Asked for it. */
  isRequester: boolean;
}

/**
 * Whether the person may do this with the job as it stands. Nobody reads her own translation: whoever delivers or sends
 * back is another one than who translated.
 */
export function mayAct(who: Who, job: Hands & { state: JobState }, act: JobAct): boolean {
  if (stateAfter(job.state, act) === undefined) return false;
  const isTranslator = who.staffId === job.assigneeId;
  const isReader = who.staffId === job.readerId;
  switch (act) {
    case "accept":
      return who.managesDesk;
    case "start":
    case "handIn":
      return isTranslator || (who.managesDesk && !isReader);
    case "sendBack":
    case "deliver":
      return !isTranslator && who.mayTranslate && (isReader || who.managesDesk);
    case "cancel":
      return who.managesDesk || (who.isRequester && job.state === "asked");
  }
}

/** Changes the words: the translator, the second reader, the desk. */
export const mayWrite = (who: Who, job: Hands & { state: JobState }): boolean =>
  isOpen(job.state) &&
  job.state !== "asked" &&
  (who.managesDesk || [job.assigneeId, job.readerId].includes(who.staffId));
