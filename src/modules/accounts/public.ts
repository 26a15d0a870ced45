/** What other modules and the composition may use of accounts. */
export { importMunicipality, readMunicipalityFiles } from "./municipality/import-municipality.ts";
export { markDemoLoaded } from "./municipality/mark-demo-loaded.ts";
export { createMunicipalityDirectory, type MunicipalityDirectory } from "./municipality/municipality-directory.ts";
export { type MunicipalityFile, readMunicipalityFile, readThemes } from "./municipality/municipality-file.ts";
export { type Body, getCityBody, listBodies } from "./posts/organisation.data.ts";
export { createAuthenticate, STAFF_LANGUAGE_COOKIE } from "./sign-in/authenticate.ts";
export { addAdministrator } from "./staff/add-administrator.ts";
export { type DemoStaffFile, findDemoStaffFile } from "./staff/demo-staff-file.ts";
export { AdministratorInput } from "./staff/inputs.ts";
export { listStaffNames } from "./staff/list-staff-names.ts";
export { listStaffOfBody } from "./staff/list-staff-of-body.ts";
export { removeDemoStaff } from "./staff/remove-demo-staff.ts";
export type { PermissionTable, Role } from "./staff/role.rules.ts";
export { type DemoSignIn, seedDemoStaff } from "./staff/seed-demo-staff.ts";
