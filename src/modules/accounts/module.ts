import type { Module } from "#platform/module.ts";
import { mayManageSettings, permissions } from "./permissions.ts";
import { accountRoutes } from "./web/account.ts";
import type { AccountsParts } from "./web/accounts-parts.ts";
import { auditRoute } from "./web/audit.tsx";
import { languageRoute } from "./web/language.ts";
import { organisationRoutes } from "./web/organisation.ts";
import { peopleRoutes } from "./web/people.ts";
import { settingsRoutes } from "./web/settings.tsx";
import { signInRoutes } from "./web/sign-in.tsx";
import { signInStepRoutes } from "./web/sign-in-steps.tsx";

export type { AccountsParts };

export function createAccountsModule(parts: AccountsParts): Module {
  return {
    name: "accounts",
    routes: [
      ...signInRoutes(parts),
      ...signInStepRoutes(parts),
      languageRoute,
      ...accountRoutes(parts),
      ...peopleRoutes,
      ...organisationRoutes,
      ...settingsRoutes,
      auditRoute,
    ],
    permissions,
    staffMenu: [
      { section: "organisation", label: "accounts.menu.posts", path: "/posts" },
      { section: "administration", label: "accounts.menu.people", path: "/people", permission: "accounts.manageStaff" },
      { section: "administration", label: "accounts.menu.audit", path: "/audit", permission: "accounts.readAudit" },
      {
        section: "administration",
        label: "accounts.menu.settings",
        path: "/settings",
        permission: "accounts.manageSettings",
        isFor: mayManageSettings,
      },
    ],
  };
}
