import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * One style sheet from `src/ui/styles/`, with only those design tokens of the Digital Agency that it uses; `staff`: from
 * the folder of that name, loaded after the first one by pages of staff, so that residents do not wait for it.
 */
export async function bundleStyles(checkout: string, part?: "staff"): Promise<string> {
  const folder = join(checkout, "src", "ui", "styles", part ?? "");
  const order = ["base.css", "frame.css", "parts.css"];
  const files = readdirSync(folder).filter((name) => name.endsWith(".css"));
  const sorted = [
    ...order.filter((name) => files.includes(name)),
    ...files.filter((name) => !order.includes(name)).sort(),
  ];
  const own = sorted.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const esbuild = await import("esbuild");
  const { code } = await esbuild.transform(splitSchemes(`${usedTokens(own)}\n${own}`), {
    loader: "css",
    minify: true,
    target: "es2022",
  });
  return code;
}

/**
 * Custom properties written with light-dark() as a light value and a dark one in a media query: a phone with a browser
 * of 2022 knows no light-dark(), and would have no colours at all.
 */
function splitSchemes(css: string): string {
  return css.replace(/([^{}]*)\{([^{}]*light-dark\([^{}]*)\}/g, (_, selector: string, body: string) => {
    const dark: string[] = [];
    const light = body.replace(/(--[\w-]+):\s*light-dark\((.+), (.+)\);/g, (...[, name, day, night]: string[]) => {
      dark.push(`${name}:${night}`);
      return `${name}:${day};`;
    });
    return `${selector}{${light}}@media (prefers-color-scheme:dark){${selector.trim()}{${dark.join(";")}}}`;
  });
}

function usedTokens(css: string): string {
  const source = readFileSync(
    createRequire(import.meta.url).resolve("@digital-go-jp/design-tokens/dist/tokens.css"),
    "utf8",
  );
  const tokens = new Map(
    [...source.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
  const wanted = new Set<string>();
  const visit = (text: string) => {
    for (const [, name = ""] of text.matchAll(/var\((--[\w-]+)/g)) {
      if (wanted.has(name) || !tokens.has(name)) continue;
      wanted.add(name);
      visit(tokens.get(name) ?? "");
    }
  };
  visit(css);
  return `:root{${[...wanted].map((name) => `${name}:${tokens.get(name)}`).join(";")}}`;
}
