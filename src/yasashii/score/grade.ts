/** From which total on. In the tuning half of the gold set readers said 1 and 2 of texts from 81 on, 3 from 46 to 75, 4 and 5 up to 36. */
export const GRADES = [
  { grade: "A", from: 85 },
  { grade: "B", from: 75 },
  { grade: "C", from: 45 },
  { grade: "D", from: 30 },
  { grade: "E", from: 0 },
] as const;
export type Grade = (typeof GRADES)[number]["grade"];

export function gradeOf(total: number): Grade {
  return GRADES.find(({ from }) => total >= from)?.grade ?? "E";
}
