import type { Scope } from "#platform/db/scope.ts";
import { listSections, type Section } from "./organisation.data.ts";
import { listFormerNames } from "./section-name.data.ts";
import { nameOn } from "./section-name.rules.ts";

/** All sections under the names that they had on a day, those too that did not exist on it: papers of then name them. */
export async function listSectionsNamedOn(scope: Scope, day: string): Promise<Section[]> {
  const former = await listFormerNames(scope);
  const sections = await listSections(scope);
  return sections.map((section) => ({
    ...section,
    name: nameOn({ now: section.name, former: former.get(section.id) ?? [] }, day),
  }));
}
