import { isTarget } from "../../content/line.rules.ts";
import { isElement, isListElement, linesOf, outerLists, piecesOf, withoutLists } from "./pasted-parts.ts";
import { isHidden, isStrong, removeComments, withoutConditions, wordItem, writeReadings } from "./pasted-source.ts";
import { gridOf } from "./table-grid.ts";

/** What became of pasted HTML, besides the HTML. */
export interface CleanPaste {
  html: string;
  /** Something was there that does not come along. */
  hasPictures: boolean;
}

const NEVER = "script,style,link,meta,title,xml,template,iframe,object,embed,svg,noscript,head";
const FIELDS = "input,button,select,textarea";
/** A block that words stand in; what else bears blocks is looked through. */
const TEXT = new Set([
  "P",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "LI",
  "TD",
  "TH",
  "CAPTION",
  "DT",
  "DD",
  "PRE",
  "FIGCAPTION",
]);
const HEADINGS = new Map(["H1", "H2", "H3", "H4", "H5", "H6"].map((name) => [name, name < "H3" ? "h2" : "h3"]));

/**
 * HTML of any origin (Word, a mail, a web page) as plain headings, paragraphs, lists, tables, strong words and links.
 * Everything else is gone: fonts, colours, scripts, comments, what is hidden. Made on a document of its own, in which nothing
 * is loaded and nothing runs.
 */
export function cleanPaste(html: string, slug: string): CleanPaste {
  const source = new DOMParser().parseFromString(withoutConditions(html), "text/html");
  const hasPictures = source.querySelector("img,picture,v\\:imagedata") !== null;
  for (const each of source.querySelectorAll(`${NEVER},${FIELDS},img,picture`)) each.remove();
  removeComments(source.body);
  for (const each of source.querySelectorAll<HTMLElement>("[style],[hidden]")) if (isHidden(each)) each.remove();
  writeReadings(source);
  for (const each of source.querySelectorAll("pre")) each.innerHTML = each.innerHTML.replaceAll("\n", "<br>");
  const out = source.implementation.createHTMLDocument("");
  const writer = new Writer(out, slug);
  writer.blocks(source.body);
  // Headings are strong by themselves.
  for (const each of out.querySelectorAll("h2 strong,h3 strong,th strong")) each.replaceWith(...each.childNodes);
  return { html: out.body.innerHTML, hasPictures };
}

class Writer {
  readonly #out: Document;
  readonly #slug: string;
  /** The list that the last item went to, while nothing else came after it. */
  #list: HTMLElement | undefined;
  /** Words that stand outside of any block. */
  #loose: HTMLElement | undefined;
  /** What words become here: paragraphs, or headings within a heading that holds blocks. */
  #kind = "p";

  constructor(out: Document, slug: string) {
    this.#out = out;
    this.#slug = slug;
  }

  blocks(parent: Node): void {
    for (const node of parent.childNodes) this.#node(node);
  }

  #node(node: Node): void {
    if (!isElement(node)) this.#looseWords(node);
    else if (!this.#structure(node)) this.#words(node);
  }

  /** Tables, lists and breaks. */
  #structure(element: Element): boolean {
    const name = element.nodeName;
    if (name === "TABLE") this.#table(element as HTMLTableElement);
    else if (name === "UL" || name === "OL") this.#listOf(element, name === "OL");
    else if (name === "BR" || name === "HR") this.#end();
    else return false;
    return true;
  }

  #words(element: Element): void {
    const isText = TEXT.has(element.nodeName);
    const item = isText ? wordItem(element) : undefined;
    if (item) this.#item(element, item.isOrdered);
    else if (element.nodeName === "LI") this.#itemsOf(element, false);
    else if (isText && !holdsBlocks(element)) this.#text(element);
    else if (holdsBlocks(element) || isBlock(element)) this.#inside(element);
    else this.#looseWords(element);
  }

  #inside(element: Element): void {
    this.#end();
    const around = this.#kind;
    this.#kind = headingOf(element) ?? around;
    this.blocks(element);
    this.#endLoose();
    this.#kind = around;
  }

  #end(): void {
    this.#list = undefined;
    this.#loose = undefined;
  }

  #endLoose(): void {
    this.#loose = undefined;
  }

  #looseWords(node: Node): void {
    for (const [index, line] of piecesOf(node).entries()) {
      if (index > 0) this.#end();
      if (!this.#loose && !line.textContent?.trim()) continue;
      this.#loose ??= this.#add(this.#kind);
      this.#list = undefined;
      this.#inline(line, this.#loose);
    }
  }

  #add(name: string): HTMLElement {
    return this.#out.body.appendChild(this.#out.createElement(name));
  }

  /** A block of words; a line break in it begins another one. */
  #text(element: Element): void {
    this.#end();
    const name = headingOf(element) ?? this.#kind;
    for (const line of linesOf(element)) {
      const block = this.#out.createElement(name);
      for (const node of line) this.#inline(node, block);
      if (block.textContent?.trim()) this.#out.body.append(block);
    }
  }

  #item(element: Element, isOrdered: boolean): void {
    const name = isOrdered ? "OL" : "UL";
    if (this.#list?.nodeName !== name) this.#list = this.#add(name.toLowerCase());
    this.#loose = undefined;
    this.#line(element, this.#list.appendChild(this.#out.createElement("li")));
  }

  /** A list whose items begin with headings sets out parts of a page: these stay what they are. */
  #listOf(list: Element, isOrdered: boolean): void {
    this.#end();
    if (list.querySelector(`li :is(${[...HEADINGS.keys()]})`)) for (const child of list.children) this.#inside(child);
    else this.#itemsIn(list, isOrdered);
    this.#end();
  }

  /** Lists in lists become one list: our lists have one level. */
  #itemsIn(list: Element, isOrdered: boolean): void {
    for (const child of list.children) {
      if (child.nodeName === "LI") this.#itemsOf(child, isOrdered);
      else if (isListElement(child)) this.#itemsIn(child, isOrdered);
      else this.#node(child);
    }
  }

  /** The words of an item before, between and after the lists in it are items of their own. */
  #itemsOf(item: Element, isOrdered: boolean): void {
    let own = item.cloneNode(false) as Element;
    const close = () => {
      if (own.textContent?.trim()) this.#item(own, isOrdered);
      own = item.cloneNode(false) as Element;
    };
    for (const node of item.childNodes) {
      const lists = isElement(node) ? outerLists(node) : [];
      if (lists.length === 0 || !isListElement(node)) own.append(withoutLists(node));
      if (lists.length > 0) close();
      for (const list of lists) this.#itemsIn(list, isOrdered);
    }
    close();
  }

  #table(table: HTMLTableElement): void {
    this.#end();
    const rows = gridOf(table).filter((row) => row.some((cell) => cell?.textContent?.trim()));
    const width = Math.max(0, ...rows.map((row) => row.length));
    // A table of one column lays something out; it says nothing as a table.
    if (width < 2) {
      this.#inside(table.tBodies[0] ?? table);
      return;
    }
    const made = this.#add("table");
    for (const [y, row] of rows.entries()) {
      const tr = made.appendChild(this.#out.createElement("tr"));
      for (let x = 0; x < width; x++)
        this.#cell(row[x], tr.appendChild(this.#out.createElement(y === 0 ? "th" : "td")));
    }
  }

  #cell(from: Element | null | undefined, into: HTMLElement): void {
    if (from) this.#line(from, into);
  }

  /** All words of an element in one line, blocks in it parted by spaces. */
  #line(element: Element, into: HTMLElement): void {
    for (const each of element.querySelectorAll("br,p,div,li,h1,h2,h3,h4,h5,h6")) each.before(" ");
    for (const node of element.childNodes) this.#inline(node, into);
    trimEnds(into);
  }

  #inline(node: Node, into: HTMLElement): void {
    if (node.nodeType === Node.TEXT_NODE) {
      into.append((node.textContent ?? "").replaceAll(/[\s\u00a0]+/g, " "));
      return;
    }
    if (!isElement(node)) return;
    const element = node as HTMLElement;
    const target = this.#wrapperOf(element);
    const place = target ? into.appendChild(target) : into;
    for (const child of element.childNodes) this.#inline(child, place);
    if (target && !target.textContent) target.remove();
  }

  #wrapperOf(element: HTMLElement): HTMLElement | undefined {
    if (element.nodeName === "A") {
      const href = targetOf(element.getAttribute("href") ?? "", this.#slug);
      if (!href) return undefined;
      const link = this.#out.createElement("a");
      link.setAttribute("href", href);
      return link;
    }
    return isStrong(element) ? this.#out.createElement("strong") : undefined;
  }
}

const BLOCKS = "p,h1,h2,h3,h4,h5,h6,ul,ol,table,div,li,section,article,blockquote,dl,pre,figure";
const holdsBlocks = (element: Element) => element.querySelector(BLOCKS) !== null;
const isBlock = (element: Element) => element.matches(`${BLOCKS},body,main,header,footer,aside,nav,dt,dd,td,tr,tbody`);
const isTitle = (element: Element) => /^Mso(?:Title|Heading)/.test(element.className);

/** The heading that an element is, by its name, its role, or Word's style. */
function headingOf(element: Element): string | undefined {
  const named = HEADINGS.get(element.nodeName);
  if (named) return named;
  if (element.getAttribute("role") === "heading") return Number(element.ariaLevel ?? 2) < 3 ? "h2" : "h3";
  return isTitle(element) ? "h2" : undefined;
}

/** A target of ours; the address of a page of this portal becomes a link to the entry. */
function targetOf(href: string, slug: string): string | undefined {
  const [, key] =
    new RegExp(`/${slug}/[A-Za-z-]+/(?:guide|letters|news|documents)/([a-z][a-z0-9-]*)/?$`).exec(href) ?? [];
  if (key) return `entry:${key}`;
  return isTarget(href) ? href : undefined;
}

function trimEnds(element: HTMLElement): void {
  const [first, last] = [element.firstChild, element.lastChild];
  if (first?.nodeType === Node.TEXT_NODE) first.textContent = (first.textContent ?? "").trimStart();
  if (last?.nodeType === Node.TEXT_NODE) last.textContent = (last.textContent ?? "").trimEnd();
}
