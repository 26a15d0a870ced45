import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mayUse } from "../src/app/may-use.ts";

const BEGIN = "<!-- module graph: written by `npm run architecture` -->";
const END = "<!-- end of module graph -->";

/** The graph as Mermaid, which GitHub and most editors draw. Arrows point to what is used. */
export function drawGraph(graph: Readonly<Record<string, readonly string[]>>): string {
  const names = Object.keys(graph);
  const edges = names.flatMap((name) => {
    const used = graph[name] ?? [];
    return used.length > 0 ? [`  ${name} --> ${used.join(" & ")}`] : [];
  });
  return ["```mermaid", "graph LR", `  app((app)) -.-> ${names.join(" & ")}`, ...edges, "```"].join("\n");
}

/** The page with the graph drawn anew between its markers. @throws Error where it has none. */
export function withGraph(page: string, graph: Readonly<Record<string, readonly string[]>> = mayUse): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`ARCHITECTURE.md has no place for the module graph: ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n${drawGraph(graph)}\n${END}${after}`;
}

if (process.argv[1] === import.meta.filename) {
  const file = join(import.meta.dirname, "..", "ARCHITECTURE.md");
  writeFileSync(file, withGraph(readFileSync(file, "utf8")));
}
