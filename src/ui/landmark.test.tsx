import { expect, it } from "vitest";
import { namedBy } from "./landmark.tsx";
import { Ruby } from "./message.tsx";

it("names a landmark by its heading", () => {
  expect(namedBy("desk", "Ask the desk")).toEqual({ "aria-labelledby": "desk" });
  expect(namedBy("desk", <Ruby value="相談する" />)).toEqual({ "aria-labelledby": "desk" });
});

it("leaves out how the words of a heading are read", () => {
  expect(namedBy("desk", <Ruby value="困《こま》った ときの 相談《そうだん》" />)).toEqual({
    "aria-label": "困った ときの 相談",
  });
});

it("takes the words of a heading as they are, whatever signs they hold", () => {
  const heading = (
    <>
      <b>1 &amp; 2</b> <Ruby value={'手紙《てがみ》 <"A">'} />
    </>
  );
  expect(namedBy("desk", heading)).toEqual({ "aria-label": '1 & 2 手紙 <"A">' });
});
