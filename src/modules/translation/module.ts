import type { Module } from "#platform/module.ts";
import { permissions } from "./permissions.ts";

export function createTranslationModule(): Module {
  return { name: "translation", routes: [], permissions };
}
