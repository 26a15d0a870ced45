/** What other modules and the composition may use of the library. */
export { importLibrary } from "./demo/import-library.ts";
