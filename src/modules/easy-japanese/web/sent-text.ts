/** The text in a form that was sent whole: the fields named by `_easy`, in order; `line.*` are all that begin so. */
export function sentText(values: Readonly<Record<string, string>>): string {
  const patterns = (values._easy ?? "text").split(" ").filter(Boolean);
  const names = Object.keys(values).filter((name) => !name.startsWith("_"));
  return patterns
    .flatMap((pattern) => names.filter((name) => isNamed(name, pattern)).map((name) => values[name] ?? ""))
    .filter((text) => text.trim() !== "")
    .join("\n");
}

const isNamed = (name: string, pattern: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
