const MAX_KEY = 80;

/** Readable where it can be; with a number behind it where the name is taken (a part of the whole of the same day). */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  const key = wanted.length <= MAX_KEY ? wanted : `v-${wanted.slice(-(MAX_KEY - 2)).replace(/^-+/, "")}`;
  let free = key;
  for (let count = 2; taken.has(free); count++) free = `${key.slice(0, MAX_KEY - 4)}-${count}`;
  return free;
}
