import type { Module } from "#platform/module.ts";
import { notSavedRoute } from "./web/not-saved-page.tsx";
import { offlineRoute } from "./web/offline-page.tsx";
import { offlineSearchRoute } from "./web/search-page.tsx";

export function createPublicationModule(): Module {
  return {
    name: "publication",
    routes: [offlineRoute, notSavedRoute, offlineSearchRoute],
    permissions: {},
    listPublicPages: async () => [{ path: "/offline", group: "essential" }],
  };
}
