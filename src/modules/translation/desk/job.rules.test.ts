import { expect, it } from "vitest";
import { mayAct, stateAfter, type Who } from "./job.rules.ts";

const who = (more: Partial<Who>): Who => ({
  staffId: "x",
  managesDesk: false,
  mayTranslate: true,
  isRequester: false,
  ...more,
});
const job = { assigneeId: "t", readerId: "r" };

it("goes from the question to the delivery, and back once for each time that it is sent back", () => {
  expect(stateAfter("asked", "accept")).toBe("accepted");
  expect(stateAfter("inReading", "accept")).toBe("inReading");
  expect(stateAfter("accepted", "handIn")).toBe("inReading");
  expect(stateAfter("inReading", "sendBack")).toBe("sentBack");
  expect(stateAfter("sentBack", "handIn")).toBe("inReading");
  expect(stateAfter("inReading", "deliver")).toBe("delivered");
  expect(stateAfter("delivered", "cancel")).toBeUndefined();
  expect(stateAfter("asked", "deliver")).toBeUndefined();
});

it("never lets the translator deliver, whatever else she is", () => {
  const reading = { ...job, state: "inReading" as const };
  expect(mayAct(who({ staffId: "t", managesDesk: true }), reading, "deliver")).toBe(false);
  expect(mayAct(who({ staffId: "r" }), reading, "deliver")).toBe(true);
  expect(mayAct(who({ managesDesk: true }), reading, "deliver")).toBe(true);
  expect(mayAct(who({ managesDesk: true, mayTranslate: false }), reading, "deliver")).toBe(false);
});

it("lets who asked take the question back until the desk has taken it on", () => {
  expect(mayAct(who({ isRequester: true }), { ...job, state: "asked" }, "cancel")).toBe(true);
  expect(mayAct(who({ isRequester: true }), { ...job, state: "accepted" }, "cancel")).toBe(false);
});
