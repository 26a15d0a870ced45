/** What other modules and the composition may use of the library. */
export { importLibrary } from "./demo/import-library.ts";
export { type Library, readLibrary } from "./reading/read-library.ts";
export { Desk, landingOf, News, Starts } from "./web/portal/landing.tsx";
export { SearchBox } from "./web/portal/search-box.tsx";
