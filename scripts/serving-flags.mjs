/**
 * How Node is started where it serves pages. V8 lets the space for new objects grow to 16 MB twice over on each
 * processor's behalf; with 4 MB the serving process stays some 100 MB smaller and answers no slower, as a page's objects
 * are gone when it is sent (`npm run bench -- memory portal`).
 */
export const SERVING_FLAGS = ["--max-semi-space-size=4"];
