import type { Module } from "#platform/module.ts";
import { permissions } from "./permissions.ts";
import { accountRoutes } from "./web/account.ts";
import type { AccountsParts } from "./web/accounts-parts.ts";
import { languageRoute } from "./web/language.ts";
import { signInRoutes } from "./web/sign-in.tsx";
import { signInStepRoutes } from "./web/sign-in-steps.tsx";

export type { AccountsParts };

export function createAccountsModule(parts: AccountsParts): Module {
  return {
    name: "accounts",
    routes: [...signInRoutes(parts), ...signInStepRoutes(parts), languageRoute, ...accountRoutes(parts)],
    permissions,
    staffMenu: [],
  };
}
