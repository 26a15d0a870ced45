import fc from "fast-check";
import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { BarChart } from "./bar-chart.tsx";
import { placeLabels } from "./label-placing.rules.ts";
import { ProgressLine, type ProgressLineProps } from "./progress-line.tsx";
import { SeriesChart, type SeriesChartProps } from "./series-chart.tsx";

const draw = (element: JSX.Element | null) => (element ? renderToString(element) : "");
const attributes = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]);

const LINE: ProgressLineProps = {
  alt: "from 10 over 15 to 20",
  start: { value: 10, label: "10" },
  ends: [{ value: 20, label: "20" }],
  now: { value: 15, isHollow: true },
};

it("bars: what is not known has no bar, what is zero has one of no length, what is negative runs the other way", () => {
  const bars = [
    { label: "A", value: 30, text: "30" },
    { label: "B", value: null, text: "–" },
    { label: "C", value: 0, text: "0" },
    { label: "D", value: -10, text: "-10", soft: true },
  ];
  const html = draw(<BarChart label="Answers" bars={bars} />);
  expect(attributes(html, /<rect[^>]* width="([^"]+)"/g)).toEqual(["75%", "0%", "25%"]);
  expect(attributes(html, /<rect[^>]* x="([^"]+)"/g)).toEqual(["25%", "25%", "0%"]);
  expect(html).toContain('aria-label="Answers: A 30; B –; C 0; D -10"');
  expect(draw(<BarChart label="Nothing" bars={[]} />)).toBe("");
});

it("a progress line runs from the beginning of the reader's line, also where less is better or one reads from the right", () => {
  const dot = (props: Partial<ProgressLineProps>) =>
    attributes(draw(<ProgressLine {...LINE} {...props} />), /<circle class="(?:origin|dot hollow)" cx="([^"]+)"/g);
  expect(dot({})).toEqual(["6%", "50%"]);
  expect(dot({ rtl: true })).toEqual(["94%", "50%"]);
  const falling = {
    start: { value: 20, label: "20" },
    ends: [{ value: 10, label: "10" }],
    now: { value: 18, isHollow: true },
  };
  expect(dot(falling)).toEqual(["6%", "23.6%"]);
});

it("a progress line without a value draws no way, and one without a beginning none either", () => {
  expect(draw(<ProgressLine {...LINE} now={undefined} />)).not.toContain('class="done"');
  expect(draw(<ProgressLine {...LINE} start={undefined} />)).not.toContain('class="done"');
});

it("the bounds of a sample end with the line", () => {
  const html = draw(<ProgressLine {...LINE} now={{ value: 15, low: -40, high: 90 }} />);
  expect(html).toContain('<line class="interval" x1="3%" x2="97%"');
});

const SERIES: SeriesChartProps = {
  alt: "from 2022 to 2025",
  points: [
    { x: 0, y: 10, label: "10" },
    { x: 365, y: 20, label: "20", low: 18, high: 22 },
    { x: 730, y: 15, label: "15", isHollow: true },
  ],
  path: [
    { x: 0, y: 10 },
    { x: 1095, y: 40 },
  ],
  goals: [{ x: 1095, y: 40, label: "40" }],
  ticks: [{ x: 0, label: "2022" }],
  breaks: [550],
  breakLabel: "counted differently",
};

it("a series draws a break as a break: no line leads over it", () => {
  const html = draw(<SeriesChart {...SERIES} />);
  expect(attributes(html, /(<line class="series")/g)).toHaveLength(1);
  expect(html).toContain("counted differently");
  expect(attributes(draw(<SeriesChart {...SERIES} breaks={[]} />), /(<line class="series")/g)).toHaveLength(2);
  expect(attributes(draw(<SeriesChart {...SERIES} breaks={[365]} />), /(<line class="series")/g)).toHaveLength(1);
});

it("a forecast is a band with both its edges, so that it stands without colour, and its end has its name", () => {
  const ahead = [
    { x: 730, y: 15, low: 12, high: 18 },
    { x: 1095, y: 25, low: 10, high: 40 },
  ];
  const html = draw(<SeriesChart {...SERIES} forecast={{ points: ahead, label: "perhaps 25" }} />);
  expect(attributes(html, /(<polygon class="forecast-area")/g)).toHaveLength(1);
  expect(attributes(html, /(<line class="forecast-edge")/g)).toHaveLength(2);
  expect(html).toContain("perhaps 25");
  expect(html).not.toMatch(/ (style|id)=|NaN/);
});

it("a series of one value, or of none but a goal, is drawn without a fault", () => {
  for (const points of [SERIES.points.slice(0, 1), []]) {
    expect(draw(<SeriesChart {...SERIES} points={points} path={[]} ticks={[]} />)).not.toMatch(/NaN|Infinity/);
  }
});

it("charts carry no styles and no ids, so that the same values are the same bytes", () => {
  const html = draw(<ProgressLine {...LINE} />) + draw(<SeriesChart {...SERIES} />);
  expect(html).not.toMatch(/ (style|id)=/);
});

it("labels never touch each other, whatever stands how near to what", () => {
  const wish = fc.record({
    x: fc.double({ min: 0, max: 100, noNaN: true }),
    y: fc.double({ min: 20, max: 220, noNaN: true }),
    text: fc.constantFrom("5", "54.8", "80団体", "1,234 organisations"),
  });
  const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 12 : 7), 0);
  const boxOf = (label: { x: number; baseline: number; text: string }) => {
    const [at, width] = [label.x * 3.2, widthOf(label.text)];
    const left = label.x < 15 ? at : label.x > 85 ? at - width : at - width / 2;
    return { left, right: left + width, top: label.baseline - 11, bottom: label.baseline + 3 };
  };
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
      const placed = placeLabels(wishes, 240);
      const boxes = placed.map(boxOf);
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) {
          const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart).toBe(true);
        }
      }
      if (wishes.length > 0) expect(placed.length).toBeGreaterThan(0);
    }),
  );
});
