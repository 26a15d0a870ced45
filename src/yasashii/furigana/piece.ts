import type { Segment } from "./segment.ts";

/** A reading at a place of the clean text (UTF-16 units). */
export interface Piece {
  start: number;
  end: number;
  /** null: a name, or what an author wants without a reading. */
  reading: string | null;
  alternatives: string[];
  source: Exclude<Segment["source"], "none">;
}
