import type { ComponentChildren } from "preact";
import type { ResolvedText } from "../i18n/text.ts";

/** One step of the way to a page; the last one has no address. A label that may be in another language says in which. */
export interface Crumb {
  label: string | ResolvedText;
  href?: string;
}

/** A page without its frame; `app/` puts the frame of the audience around it. */
export interface PageView {
  kind: "page";
  /** Plain text; the city's name is added. */
  title: string;
  description?: string;
  crumbs?: Crumb[];
  /** The menu of the place where the page belongs (a plan's sections): a list of links. */
  menu?: ComponentChildren;
  body: ComponentChildren;
  status?: number;
  /** Names of scripts from `web/islands/`; the page must work without them. */
  islands?: string[];
  /** For search engines: pages that are not to be found (search results). */
  noIndex?: boolean;
  /** Asks again by itself after so many seconds: the page of something that is going on. */
  refreshSeconds?: number;
}

export interface Redirect {
  kind: "redirect";
  to: string;
  /** Shown once on the next page: a locale key, and the words that fill it. */
  flash?: string;
  flashWords?: Readonly<Record<string, string>>;
  /** Set-Cookie values. */
  cookies?: string[];
}

export interface FileReply {
  kind: "file";
  body: Uint8Array<ArrayBuffer> | string;
  type: string;
  /** Takes too much room among the pages that are kept in memory: whoever made it keeps it. */
  isLarge?: boolean;
  /** Offered as a download under this name; shown in the browser when left out. */
  fileName?: string;
}

export interface JsonReply {
  kind: "json";
  body: unknown;
  status?: number;
  type?: string;
  /** Relation → address, sent as the Link header (RFC 8288): the pages of a list. */
  links?: Readonly<Record<string, string>>;
}

export type Reply = PageView | Redirect | FileReply | JsonReply;

export const page = (view: Omit<PageView, "kind">): PageView => ({ kind: "page", ...view });
export const redirect = (to: string, more: Omit<Redirect, "kind" | "to"> = {}): Redirect => ({
  kind: "redirect",
  to,
  ...more,
});
export const file = (reply: Omit<FileReply, "kind">): FileReply => ({ kind: "file", ...reply });
export const json = (body: unknown, more: Omit<JsonReply, "kind" | "body"> = {}): JsonReply => ({
  kind: "json",
  body,
  ...more,
});
