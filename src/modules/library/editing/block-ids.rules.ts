import type { Node } from "prosemirror-model";

/** Where a block needs another id. */
export interface IdChange {
  pos: number;
  id: string;
}

/**
 * The blocks of a document that have no id, or one that another block has too, with a new one for each. Of two with the
 * same id, the first with words keeps it: after Enter at the beginning of a paragraph that is the one below.
 */
export function missingIds(doc: Node, makeId: () => string): IdChange[] {
  const blocks: PlacedBlock[] = [];
  doc.forEach((node, pos) => {
    blocks.push({ pos, node });
  });
  const keepers = new Map<string, PlacedBlock>();
  for (const block of blocks) {
    const { id } = block.node.attrs;
    if (!id) continue;
    const known = keepers.get(id);
    if (!known || (isEmpty(known) && !isEmpty(block))) keepers.set(id, block);
  }
  const taken = new Set([...keepers.keys(), "title", "summary"]);
  // By place: a node that was copied is the very same object twice.
  return blocks
    .filter(({ pos, node }) => keepers.get(node.attrs.id)?.pos !== pos)
    .map(({ pos }) => ({ pos, id: freeId(taken, makeId) }));
}

interface PlacedBlock {
  pos: number;
  node: Node;
}

const isEmpty = ({ node }: PlacedBlock) => !node.isAtom && node.textContent === "";

function freeId(taken: Set<string>, makeId: () => string): string {
  for (;;) {
    const id = makeId();
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

/** Eight letters that cannot be taken for each other. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `b${Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("")}`;
}
