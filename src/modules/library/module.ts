import type { Module } from "#platform/module.ts";
import { permissions } from "./permissions.ts";
import { entryRoutes } from "./web/portal/entry-page.tsx";
import { indexRoutes } from "./web/portal/index-pages.tsx";
import { letterRoutes } from "./web/portal/letters-page.tsx";

export function createLibraryModule(): Module {
  return { name: "library", routes: [...indexRoutes, ...letterRoutes, ...entryRoutes], permissions };
}
