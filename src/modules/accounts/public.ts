/** What other modules and the composition may use of accounts. */
export { importMunicipality, readMunicipalityFiles } from "./municipality/import-municipality.ts";
export { markDemoLoaded } from "./municipality/mark-demo-loaded.ts";
export { createMunicipalityDirectory, type MunicipalityDirectory } from "./municipality/municipality-directory.ts";
export {
  type MunicipalityFile,
  readMunicipalityFile,
  readThemes,
  readYaml,
  yamlFiles,
} from "./municipality/municipality-file.ts";
export { changeHolder, type NewHolder } from "./posts/change-holder.ts";
export { listHeldPosts } from "./posts/list-held-posts.ts";
export { type Body, getCityBody, listBodies, listSections, type Section } from "./posts/organisation.data.ts";
export { insertPost, listAssignments, listPosts, type Post, type PostAssignment } from "./posts/post.data.ts";
export { listSectionsNamedOn } from "./posts/sections-at.ts";
export { actingOn, dayBefore, isValidOn } from "./posts/validity.rules.ts";
export { createAuthenticate, STAFF_LANGUAGE_COOKIE } from "./sign-in/authenticate.ts";
export { addressKey } from "./sign-in/throttle.rules.ts";
export { addAdministrator } from "./staff/add-administrator.ts";
export { type DemoStaffFile, findDemoStaffFile } from "./staff/demo-staff-file.ts";
export { AdministratorInput } from "./staff/inputs.ts";
export { listMailAddresses } from "./staff/list-mail-addresses.ts";
export { listStaffEntries, type StaffEntry } from "./staff/list-staff-entries.ts";
export { listStaffNames } from "./staff/list-staff-names.ts";
export { listStaffOfBody } from "./staff/list-staff-of-body.ts";
export { checkDemoStaffMayGo, removeDemoStaff } from "./staff/remove-demo-staff.ts";
export type { PermissionTable, Role } from "./staff/role.rules.ts";
export { type DemoSignIn, seedDemoStaff } from "./staff/seed-demo-staff.ts";
export { listStaffInRole } from "./staff/staff-in-role.data.ts";
