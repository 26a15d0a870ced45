import { expect, it } from "vitest";
import { grantsOf, isRoleForBody, ROLES } from "./role.rules.ts";

it("gives a grant all permissions of its role, from every module", () => {
  const table = {
    "accounts.manageStaff": ["administrator"],
    "plan.edit": ["planOfficer", "administrator"],
    "plan.read": [],
  };
  expect(grantsOf([{ role: "administrator", bodyId: null }], table)).toEqual([
    { role: "administrator", bodyId: null, permissions: ["accounts.manageStaff", "plan.edit"] },
  ]);
});

it("gives a role that no module knows nothing at all", () => {
  expect(grantsOf([{ role: "emperor", bodyId: 1 }], { "plan.edit": ["planOfficer"] })[0]?.permissions).toEqual([]);
});

it("keeps the roles of the city's plan within the city, and the partners' outside it", () => {
  const rolesOf = (kind: Parameters<typeof isRoleForBody>[1]) => ROLES.filter((role) => isRoleForBody(role, kind));
  expect(rolesOf("all")).toEqual(["administrator", "reader"]);
  expect(rolesOf("city")).toEqual(["administrator", "planOfficer", "sectionHead", "sectionContributor", "reader"]);
  expect(rolesOf("foundation")).toEqual(["administrator", "partnerStaff", "reader"]);
});
