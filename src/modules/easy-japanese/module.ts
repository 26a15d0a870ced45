import type { Module } from "#platform/module.ts";
import type { ReadGlossary } from "./checking/check-text.ts";
import { permissions } from "./permissions.ts";
import { checkRoutes } from "./web/check-routes.ts";
import { furiganaRoutes } from "./web/furigana-page.tsx";
import { readingRoutes } from "./web/readings-page.tsx";

/** The checker takes the glossary from whoever keeps it. */
export function createEasyJapaneseModule({ readGlossary }: { readGlossary: ReadGlossary }): Module {
  return {
    name: "easy-japanese",
    routes: [...checkRoutes(readGlossary), ...furiganaRoutes(readGlossary), ...readingRoutes],
    permissions,
    staffMenu: [
      {
        section: "easy-japanese",
        label: "easy.staff.title",
        path: "/easy-japanese",
        permission: "easy-japanese.check",
      },
    ],
  };
}
