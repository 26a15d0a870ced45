import type { Route } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";

/** An entry of a menu; `path` is relative to the audience's root. */
export interface MenuEntry {
  section: string;
  label: MessageKey;
  path: string;
  /** Staff menu: shown to those who hold this permission; to all when left out. */
  permission?: string;
}

/** What a module offers to the composition. Only `app/` reads it. */
export interface Module {
  name: string;
  routes: readonly Route[];
  /** Permission → roles that carry it. */
  permissions: Readonly<Record<string, readonly string[]>>;
  staffMenu?: readonly MenuEntry[];
}
