import type { Module } from "#platform/module.ts";
import { permissions } from "./permissions.ts";
import { entryRoutes } from "./web/portal/entry-page.tsx";
import { indexRoutes } from "./web/portal/index-pages.tsx";

export function createLibraryModule(): Module {
  return { name: "library", routes: [...indexRoutes, ...entryRoutes], permissions };
}
