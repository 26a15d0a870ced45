import type { Block, Role } from "./block.rules.ts";
import type { Merged } from "./merge.rules.ts";

/** Neighbours that answer the same question are one group; those that answer none are one, too. */
export function groupsOf(blocks: readonly Merged<Block>[]): [Role | undefined, Merged<Block>[]][] {
  const groups: [Role | undefined, Merged<Block>[]][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && last[0] === block.value.role) last[1].push(block);
    else groups.push([block.value.role, [block]]);
  }
  return groups;
}
