/** Parts of pasted elements: their lines, the lists in them. */
export const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

/** The nodes of an element between its line breaks, however deep these stand. */
export function linesOf(element: Element): Node[][] {
  const lines: Node[][] = [[]];
  for (const node of element.childNodes) {
    for (const [index, piece] of piecesOf(node).entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(piece);
    }
  }
  return lines;
}

/** A node, or what it is in each of its lines. */
export function piecesOf(node: Node): Node[] {
  if (node.nodeName === "BR") return ["", ""].map((none) => new Text(none));
  if (!isElement(node) || !node.querySelector("br")) return [node];
  return linesOf(node).map((line) => {
    const piece = node.cloneNode(false) as Element;
    piece.append(...line.map((each) => each.cloneNode(true)));
    return piece;
  });
}

export const isListElement = ({ nodeName }: Node) => nodeName === "UL" || nodeName === "OL";

/** The lists in an element, without those in other lists; itself where it is one. */
export function outerLists(element: Element): Element[] {
  if (isListElement(element)) return [element];
  const above = element.closest("ul,ol");
  return [...element.querySelectorAll("ul,ol")].filter((list) => list.parentElement?.closest("ul,ol") === above);
}

export function withoutLists(node: Node): Node {
  const copy = node.cloneNode(true);
  if (isElement(copy)) for (const list of copy.querySelectorAll("ul,ol")) list.remove();
  return copy;
}
