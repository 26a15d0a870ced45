import { mayUse } from "#app/may-use.ts";

/** A page as it went out. */
export interface SentPage {
  address: string;
  html: string;
}

/** What no page may have, by the mark that betrays it. */
const FORBIDDEN: [problem: string, mark: RegExp][] = [
  ["a style attribute, which the content security policy forbids", /<[a-z][^>]*\sstyle=/i],
  ["an event attribute, which the content security policy forbids", /<[a-z][^>]*\son[a-z]+="/i],
  ["a script that stands in the page", /<script(?![^>]*\ssrc=)[^>]*>/i],
  [
    "something of another host",
    /<(?:script|img|link rel="stylesheet"|iframe|source)[^>]*\s(?:src|href)="(?:https?:)?\/\//i,
  ],
  ["a value that was not there", />[^<]*(?:\bundefined\b|\bNaN\b|\[object Object\])[^<]*</],
  ["a form that is sent elsewhere", /<form[^>]*\saction="(?:https?:)?\/\//i],
];
const CATALOGUE_KEY = new RegExp(
  `\\b(?:common|portal|${Object.keys(mayUse).join("|")})\\.[a-zA-Z]+\\.[a-zA-Z.]+\\b`,
  "g",
);

/** One line for each thing that is wrong with the markup itself; what a browser must judge is left to axe. */
export function findPageProblems({ address, html }: SentPage): string[] {
  const problems = FORBIDDEN.filter(([, mark]) => mark.test(html)).map(
    ([problem, mark]) => `${problem}: ${mark.exec(html)?.[0].slice(0, 120)}`,
  );
  const headings = html.match(/<h1[\s>]/g)?.length ?? 0;
  return [
    ...problems,
    ...(headings === 1 ? [] : [`${headings} first headings`]),
    ...(/<html lang="[a-zA-Z-]+" dir="(ltr|rtl)"/.test(html) ? [] : ["no language and direction"]),
    ...(/<title>[^<]+<\/title>/.test(html) ? [] : ["no title"]),
    ...repeatedIds(html).map((id) => `the id ${id} more than once`),
    ...bareKeys(html).map((key) => `the key ${key} instead of its text`),
  ].map((problem) => `${address}: ${problem}`);
}

function repeatedIds(html: string): string[] {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? "");
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function bareKeys(html: string): string[] {
  const text = html.replace(/<(style|script|code|pre)[\s>][\s\S]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " ");
  return [...new Set(text.match(CATALOGUE_KEY) ?? [])];
}

/** Addresses on this server that a page links to, without their fragments; not those that robots are asked to leave alone. */
export function linksOf({ html }: SentPage): string[] {
  const addresses = [...html.matchAll(/<a(?![^>]*\srel="nofollow")[^>]*\shref="(\/[^"#]*)/g)].map((match) =>
    (match[1] ?? "").replaceAll("&amp;", "&"),
  );
  return [...new Set(addresses)];
}
