import type { MunicipalitySettings, StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManageSettings } from "../permissions.ts";

/** @throws AppError forbidden */
export function getSettings(ctx: StaffContext): MunicipalitySettings {
  allow(mayManageSettings(ctx.actor));
  return ctx.municipality.settings;
}
