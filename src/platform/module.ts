import type { Actor } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Route } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Text } from "#platform/i18n/text.ts";

/** An entry of a menu; `path` is relative to the audience's root. */
export interface MenuEntry {
  section: string;
  label: MessageKey;
  path: string;
  /** Staff menu: shown to those who hold this permission; to all when left out. */
  permission?: string;
  /** Where holding the permission for one body is not enough: the question that the page asks. */
  isFor?(actor: Actor): boolean;
}

/** A number that a module can tell about itself at any time, for indicators and sheets to read. */
export interface Measure {
  /** `<module>.<what>`, for example `volunteers.registered`. */
  name: string;
  unit: Text;
  /** Now, as a plain decimal; null where there is nothing to count yet, which is not zero. `today`: the day in Japan. */
  read(scope: Scope, today: string): Promise<string | null>;
}

/** What a module offers to the composition. Only `app/` reads it. */
export interface Module {
  name: string;
  routes: readonly Route[];
  /** Permission → roles that carry it. */
  permissions: Readonly<Record<string, readonly string[]>>;
  staffMenu?: readonly MenuEntry[];
  measures?: readonly Measure[];
}
