/** What other modules and the composition may use of reports. */
export {};
