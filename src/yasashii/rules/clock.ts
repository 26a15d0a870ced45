/** A moment as it is written, and how it is said more easily. */
export interface Moment {
  said: string;
  /** Whether it has to be said otherwise even where it stands alone. */
  isHard: boolean;
}

export interface ClockParts {
  /** 午前, 午後, 朝, 夜 …: what stands before the hour; empty where nothing does. */
  half: string;
  isNextDay: boolean;
  hour: number;
  /** 半, a number, or null. */
  minute: number | "半" | null;
  /** Written with a colon: such a clock counts to 24. */
  isColon: boolean;
}

const HALVES = /^(午前|午後)$/;
const LATER = "次の日の";

/** 17:30 → 午後5時30分, 0:00 → 午前0時, 12:00 → 昼の12時, 24時 → 夜の12時, 翌5時 → 次の日の午前5時. Null where there is no such time. */
export function momentOf(clock: ClockParts, halfIfNone: string): Moment | null {
  const { half, isNextDay, hour, minute } = clock;
  if (hour > 30 || (typeof minute === "number" && minute > 59)) return null;
  const isHard = clock.isColon || isNextDay || isOfTwentyFour(clock);
  const isTwentyFour = isHard || half !== "";
  const isKept = half !== "" && !isOfTwentyFour(clock);
  const said = isKept ? `${half}${hour}時` : hourSaid(hour, isTwentyFour ? "" : halfIfNone, isTwentyFour);
  return { said: (isNextDay ? LATER : "") + said + minutesSaid(minute), isHard };
}

/** 17時, 0時; 午後17時. */
const isOfTwentyFour = ({ half, hour }: ClockParts) =>
  half === "" ? hour >= 13 || hour === 0 : HALVES.test(half) && hour >= 13;

function minutesSaid(minute: ClockParts["minute"]): string {
  if (minute === null || minute === 0) return "";
  return minute === "半" ? "半" : `${minute}分`;
}

function hourSaid(hour: number, half: string, isTwentyFour: boolean): string {
  if (hour > 24) return `${LATER}午前${hour - 24}時`;
  if (hour === 24) return "夜の12時";
  if (hour >= 13) return `午後${hour - 12}時`;
  if (hour === 12 && (isTwentyFour || half !== "")) return "昼の12時";
  return isTwentyFour ? `午前${hour}時` : `${half}${hour}時`;
}
