/** What Word, Google and web pages put on the clipboard, and what of it means something. */

/** `<![if !supportLists]>` and its like, which no parser of today understands; their content stays. */
export const withoutConditions = (html: string) =>
  html.replaceAll(/<!\[(?:if|endif)[^>]*\]>|<!--\[if[\s\S]*?endif\]-->/gi, "");

export function removeComments(root: Node): void {
  const walker = root.ownerDocument?.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker?.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

export function isHidden(element: HTMLElement): boolean {
  const style = element.getAttribute("style") ?? "";
  return element.hasAttribute("hidden") || /display:\s*none|mso-hide:\s*all|visibility:\s*hidden/i.test(style);
}

/** Furigana as we write them. */
export function writeReadings(source: Document): void {
  for (const ruby of source.querySelectorAll("ruby")) ruby.replaceWith(readingOf(ruby));
}

function readingOf(ruby: Element): string {
  const reading = [...ruby.querySelectorAll("rt")].map((each) => each.textContent).join("");
  for (const each of ruby.querySelectorAll("rp,rt,rtc")) each.remove();
  const words = (ruby.textContent ?? "").trim();
  if (!reading.trim()) return words;
  const isKanji = /^[\p{Script=Han}々〆ヶ〇]+$/u.test(words);
  return `${isKanji ? "" : "｜"}${words}《${reading.trim()}》`;
}

/** The item's sign, in a list of Word. */
const IGNORED = '[style*="mso-list:Ignore" i],[style*="mso-list: Ignore" i]';

/** Word says by the paragraph's style that it is an item, and writes the item's sign as text. */
interface WordItem {
  isOrdered: boolean;
}

export function wordItem(element: Element): WordItem | undefined {
  const style = element.getAttribute("style") ?? "";
  if (!/mso-list:\s*l\d/i.test(style)) return undefined;
  const mark = element.querySelector(IGNORED);
  const sign = (mark?.textContent ?? "").trim();
  mark?.remove();
  return { isOrdered: NUMBER.test(sign) };
}

/** A letter alone is a sign of Wingdings, not a number. */
const NUMBER = /^[(（]?(?:[0-9０-９]+|[①-⑳]|(?:[a-z]|[ivx]+|[一二三四五六七八九十]+)(?=[.．)）、]))[.．)）、]?$/iu;

/** Weights as browsers and Word write them; Google's `<b>` of normal weight around everything is none. */
export function isStrong(element: HTMLElement): boolean {
  const weight = /font-weight:\s*(\w+)/i.exec(element.getAttribute("style") ?? "")?.[1]?.toLowerCase();
  if (weight) return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  return element.nodeName === "B" || element.nodeName === "STRONG";
}
