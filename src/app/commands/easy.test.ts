import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { checkFiles } from "./easy.ts";
import { type EasyWish, readWish } from "./easy-wish.ts";

const folder = mkdtempSync(join(tmpdir(), "kakehashi-easy-"));
afterAll(() => rmSync(folder, { recursive: true }));

const EASY = "あした 学校《がっこう》に 行《い》きます。\n";
const STIFF =
  "納付期限経過後に滞納処分が実施される場合がありますので、速やかにご納付いただきますようお願い申し上げます。\n";

function put(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function check(wish: Partial<EasyWish> & { paths: string[] }): string {
  const printed: string[] = [];
  checkFiles({ isJson: false, atLeast: null, ...wish }, { print: (text) => printed.push(text) });
  return printed.join("");
}

interface Told {
  sentences: { text: string; start: number; end: number; findings: object[]; segments: { surface: string }[] }[];
  score: Record<string, number>;
}
const told = (printed: string) =>
  printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Told);

const joined = (sentences: Told["sentences"]) => sentences.map(({ text }) => text).join("");
/** The keys that all of them have; each different set once. */
const keysOf = (objects: readonly object[]) => [...new Set(objects.map((each) => Object.keys(each).join(" ")))].join();

describe("easy", () => {
  it("prints one JSON object a file, whose places are those of the file", () => {
    const texts = [`# 見出し\n\n- **𠮷野** を [見る](https://a.example/x) 😀\n`, STIFF, ""];
    const files = texts.map((text, at) => put(`json/${at}.md`, text));
    const objects = told(check({ paths: files, isJson: true }));
    expect(objects).toHaveLength(3);
    expect(objects.map(({ sentences }) => joined(sentences))).toEqual(texts);
    expect(keysOf(objects.map(({ score }) => score))).toBe("total vocabulary kanji stiffness length grammar");
    const sentences = objects.flatMap((object) => object.sentences);
    expect(keysOf(sentences)).toBe("text start end score findings segments");
    expect(keysOf(sentences.flatMap(({ findings }) => findings))).toBe("rule start end severity suggestion");
    expect(keysOf(sentences.flatMap(({ segments }) => segments))).toBe("surface reading confirmed");
    for (const { text, segments } of sentences) expect(segments.map(({ surface }) => surface).join("")).toBe(text);
    expect(objects.map(({ sentences: all }, at) => all.map(({ start, end }) => texts[at]?.slice(start, end)))).toEqual(
      objects.map(({ sentences: all }) => all.map(({ text }) => text)),
    );
  });

  it("says of a file how easy it is, and where what stands", () => {
    const file = put("report.txt", `${EASY}${STIFF}`);
    const printed = check({ paths: [file] });
    expect(printed).toContain(`${file}: `);
    expect(printed).toMatch(/[A-E]（\d+(\.\d)?点）/);
    expect(printed).toContain("参考: jReadability 約");
  });

  it("checks the texts of a folder by name, and no other files", () => {
    put("site/b.txt", EASY);
    put("site/deep/a.md", EASY);
    put("site/picture.png", new Uint8Array([0, 1, 2]));
    const printed = check({ paths: [join(folder, "site")] });
    expect([...printed.matchAll(/^\S+(?=: [A-E]（)/gm)].map(([file]) => file.slice(folder.length))).toEqual([
      "/site/b.txt",
      "/site/deep/a.md",
    ]);
  });

  it("names the files that are below what was asked for, after all were printed", () => {
    const files = [put("fine.txt", EASY), put("stiff.txt", STIFF)];
    const atLeast = { points: 85, said: "A" };
    expect(() => check({ paths: files, atLeast })).toThrow(/^1 of 2 below A \(85 points\):\n.*stiff\.txt: /);
    expect(check({ paths: files.slice(0, 1), atLeast })).toContain("fine.txt: A");
  });

  it("says what is wrong with a path or a file", () => {
    expect(() => check({ paths: [join(folder, "nowhere")] })).toThrow("There is no file or folder");
    mkdirSync(join(folder, "bare"));
    expect(() => check({ paths: [join(folder, "bare")] })).toThrow("There is no text in");
    expect(() => check({ paths: [put("a.bin", new Uint8Array([80, 0, 80]))] })).toThrow("is not a text");
    const shiftJis = new Uint8Array([0x93, 0xfa, 0x96, 0x7b]);
    expect(() => check({ paths: [put("sjis.txt", shiftJis)] })).toThrow("is not in UTF-8");
  });

  it("leaves addresses, code and marks of Markdown out of the text", () => {
    const file = put("marks.md", "```\nABC を 実施する\n```\n`DV` [学校](entry:DV)に **行**きます。\n");
    const [object] = told(check({ paths: [file], isJson: true }));
    expect(object?.sentences.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it.each([
    { typed: ["a.txt"], wish: { paths: ["a.txt"], isJson: false, atLeast: null } },
    { typed: ["--json", "a", "b"], wish: { paths: ["a", "b"], isJson: true, atLeast: null } },
    { typed: ["a", "--at-least", "70"], wish: { paths: ["a"], isJson: false, atLeast: { points: 70, said: "70" } } },
    { typed: ["a", "--at-least=e"], wish: { paths: ["a"], isJson: false, atLeast: { points: 0, said: "e" } } },
    { typed: [], wish: null },
    { typed: ["a", "--at-least", "F"], wish: null },
    { typed: ["a", "--at-least=101"], wish: null },
    { typed: ["a", "--at-most=3"], wish: null },
  ])("reads $typed", ({ typed, wish }) => {
    expect(readWish(typed)).toEqual(wish);
  });

  it("is a command of the program: without a database, its exit code tells", () => {
    const file = put("code.txt", STIFF);
    const run = (...typed: string[]) =>
      spawnSync(process.execPath, [join(checkout, "dist", "main.js"), "easy", file, ...typed], { encoding: "utf8" });
    const fine = run("--json");
    expect([fine.status, fine.stderr]).toEqual([0, ""]);
    expect(told(fine.stdout)).toHaveLength(1);
    const below = run("--json", "--at-least=99");
    expect(below.status).toBe(1);
    expect(below.stdout).toBe(fine.stdout);
    expect(below.stderr).toContain("1 of 1 below 99");
  });
});
