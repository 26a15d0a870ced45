/** Runs one step of a start and prints its name and time; `note` adds a remark behind the time. */
export function step<T>(label: string, run: (note: (text: string) => void) => T | Promise<T>): Promise<T>;

/** Prints a message for a person: blank line, indented text, blank line. */
export function say(text: string, out?: { write(text: string): unknown }): void;
