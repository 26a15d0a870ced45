/** A page as a web server without the application can send it: what needs the server says so, all else works. */

export interface StaticPlace {
  slug: string;
  language: string;
  /** The page's content security policy, which a server of files does not send. */
  policy: string;
  /** In the place of a form: says that this cannot be used now, as HTML. */
  needsServer: string;
  /** The same as plain words, for a link. */
  needsServerTitle: string;
  /** Whether there is a file behind an address of this site. */
  isThere(address: string): boolean;
}

const LINK = /<a\b([^>]*?)\shref="(\/[^"]*)"([^>]*)>/g;
const FORM = /<form\b([^>]*)>[\s\S]*?<\/form>/g;
const HEAD = '<meta charset="utf-8"/>';

export function staticPage(html: string, place: StaticPlace): string {
  return html
    .replace(HEAD, (tag) => `${tag}<meta http-equiv="Content-Security-Policy" content="${metaPolicy(place.policy)}"/>`)
    .replace(FORM, (form, attributes: string) => (isSearch(attributes, place) ? form : notice(place)))
    .replace(LINK, (link: string, ...groups: string[]) => linkTo(link, groups, place));
}

function linkTo(link: string, [before, address = "", after]: string[], place: StaticPlace): string {
  if (isKept(decode(address), place)) return link;
  return `<a${before}${after} role="link" aria-disabled="true" title="${escapeQuotes(place.needsServerTitle)}">`;
}

/** Inside of a page a policy cannot say who may frame it. */
const metaPolicy = (policy: string) => escapeQuotes(policy.replace(/;? *frame-ancestors [^;]*/, ""));

const notice = ({ needsServer }: StaticPlace) => `<div data-needs-server>${needsServer}</div>`;

/** The search finds in an index that is among the files; every other form asks the server. */
function isSearch(attributes: string, { slug, language }: StaticPlace): boolean {
  return attributes.includes(` action="/${slug}/${language}/search"`) && !/method="post"/i.test(attributes);
}

function isKept(address: string, { slug, language, isThere }: StaticPlace): boolean {
  const [path = "", query] = address.split("#")[0]?.split("?") ?? [];
  return isThere(path) && (query === undefined || path === `/${slug}/${language}/search`);
}

/** Addresses on this site that a page leads to, without query and fragment. */
export function pathsLinked(html: string): string[] {
  const paths = [...html.matchAll(LINK)].map(([, , address = ""]) => decode(address).split(/[?#]/)[0] ?? "");
  return [...new Set(paths)];
}

/** Pictures of the library in a page. */
export function picturesIn(html: string, slug: string): string[] {
  const sources = [...html.matchAll(/<img\b[^>]*\ssrc="(\/[^"?#]+)"/g)].map(([, address = ""]) => address);
  return sources.filter((address) => address.startsWith(`/${slug}/files/`));
}

const decode = (address: string) => address.replaceAll("&amp;", "&");
const escapeQuotes = (text: string) => text.replace(/["&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What an address of the portal is to a publication. `path`: behind `/{slug}/{language}`. */
export type Target =
  | { kind: "page"; language: string; path: string }
  /** A document of the library: its bytes are among the files. */
  | { kind: "document" }
  /** A short address on paper, the same for all languages. */
  | { kind: "short"; path: string }
  /** Only the application answers it: staff, API, files that are made when they are asked for. */
  | { kind: "server" };

const DOWNLOAD = /\.[a-z0-9]{2,12}$/;

/** Pages that offer files made when they are asked for, and say how large they are. */
const PRINTED = "/print/";

export function targetOf(address: string, slug: string, languages: readonly string[]): Target {
  const root = `/${slug}/`;
  if (!address.startsWith(root)) return { kind: "server" };
  if (address.startsWith(`${root}files/`)) return { kind: "document" };
  const [first = "", ...rest] = address.slice(root.length).split("/");
  if (first === "q") return { kind: "short", path: `/${rest.join("/")}` };
  const path = `/${rest.join("/")}`;
  if (!languages.includes(first) || DOWNLOAD.test(path) || path.startsWith(PRINTED)) return { kind: "server" };
  return { kind: "page", language: first, path };
}

/** The file of a page: a folder for each address, so that any web server finds it. */
export function fileOfPage(slug: string, language: string, path: string): string {
  return `${slug}/${language}${path === "/" ? "" : path}/index.html`;
}
