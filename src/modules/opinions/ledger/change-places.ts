import type { RecordKind } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { manageOpinion } from "./manage-opinion.ts";
import type { Place } from "./opinion.rules.ts";
import { listPlaces, replacePlaces } from "./opinion-links.data.ts";
import { namePlaces } from "./read-entries.ts";

interface PlaceAct {
  id: number;
  place: Place;
  kinds: readonly RecordKind[];
}

/** @throws AppError forbidden, notFound; invalid where the plan has no such record */
export async function addPlace(ctx: StaffContext, { id, place, kinds }: PlaceAct): Promise<void> {
  await manageOpinion(ctx, { id }, async (scope) => {
    if ((await namePlaces(scope, { places: [place], kinds })).size === 0)
      throw invalid([{ path: "place", code: "opinions.error.choice" }]);
    const places = (await listPlaces(scope, [id])).get(id) ?? [];
    await replacePlaces(scope, id, [...places, place]);
    return { action: "opinion.placed", after: place };
  });
}

/** @throws AppError forbidden, notFound */
export async function removePlace(ctx: StaffContext, { id, place }: Omit<PlaceAct, "kinds">): Promise<void> {
  await manageOpinion(ctx, { id }, async (scope) => {
    const places = (await listPlaces(scope, [id])).get(id) ?? [];
    const isSame = (other: Place) =>
      other.planId === place.planId && other.kind === place.kind && other.key === place.key;
    await replacePlaces(
      scope,
      id,
      places.filter((other) => !isSame(other)),
    );
    return { action: "opinion.unplaced", before: place };
  });
}
