/**
 * The text in a form that was sent whole: the fields named by `_easy`, in order; `line.*` are all that begin so. `_easy_text`
 * is the text itself, from the assistant: an editor is no field.
 */
export function sentText(values: Readonly<Record<string, string>>): string {
  if (values._easy_text) return values._easy_text;
  const patterns = (values._easy ?? "text").split(" ").filter(Boolean);
  const names = Object.keys(values).filter((name) => !name.startsWith("_"));
  return patterns
    .flatMap((pattern) => names.filter((name) => isNamed(name, pattern)).map((name) => values[name] ?? ""))
    .filter((text) => text.trim() !== "")
    .join("\n");
}

const isNamed = (name: string, pattern: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
