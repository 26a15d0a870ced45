/** What other modules and the composition may use of translation. */
export {};
