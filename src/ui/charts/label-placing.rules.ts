/** A label that wants to stand over or under its point. Across in shares of the width, down in pixels. */
export interface LabelWish {
  x: number;
  y: number;
  text: string;
}

export interface PlacedLabel extends LabelWish {
  /** Base line of the text. */
  baseline: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The narrowest phone that is served, less its margins: where labels fit here, they fit everywhere. */
const NARROWEST = 320;
const LINE = 14;
/** Between a point and the text over or under it. */
const OVER = 10;
const UNDER = 20;

/**
 * Labels that do not touch each other, those that come first first: over the point, else under it, else left out, as the
 * table beside the chart holds every value.
 */
export function placeLabels(wishes: readonly LabelWish[], height: number): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const boxes: Box[] = [];
  for (const wish of wishes) {
    for (const baseline of [wish.y - OVER, wish.y + UNDER]) {
      const box = boxOf(wish, baseline);
      if (box.top < 0 || box.bottom > height || boxes.some((other) => overlaps(box, other))) continue;
      boxes.push(box);
      placed.push({ ...wish, baseline });
      break;
    }
  }
  return placed;
}

function boxOf({ x, text }: LabelWish, baseline: number): Box {
  const width = widthOf(text);
  const at = (x / 100) * NARROWEST;
  const left = x < 15 ? at : x > 85 ? at - width : at - width / 2;
  return { left, right: left + width, top: baseline - LINE + 3, bottom: baseline + 3 };
}

/** At 12 pixels: about 7 for a digit or a Latin letter, 12 for what is as wide as high. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += letter > "\u2e7f" ? 12 : 7;
  return width;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;
}
