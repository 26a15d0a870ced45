import { expect, it } from "vitest";
import { markPieces, snippetOf } from "./marks.rules.ts";
import { type IndexedPage, type SearchIndex, searchIndex } from "./search-index.rules.ts";
import { addAlso, addLine, emptyVector, queryLiterals, vectorLiteral } from "./vector.rules.ts";
import { allPieces, createThesaurus, normalisedQuery, parseQuery, widen } from "./wanted.rules.ts";

const vectorOf = (text: string) => {
  const vector = emptyVector();
  addLine(vector, { weight: "A", text });
  return vectorLiteral(vector);
};

it("places neighbouring letters of a run, words, and their accents", () => {
  expect(vectorOf("避難所")).toBe("'避難':2A '難所':3A '所':4A");
  expect(vectorOf("Đường 10")).toBe("'duong':2A '=đường':2A '10':4A");
  expect(vectorOf("")).toBe("");
});

it("keeps other words for a text apart from the text, short vowels too", () => {
  const vector = emptyVector();
  addAlso(vector, "とう");
  expect(vectorLiteral(vector)).toBe("'~とう':2D '~う':3D '~と':5D");
});

it("asks for a phrase of neighbouring letters, and leaves the end of a word open", () => {
  expect(queryLiterals(parseQuery("避難所")).pieces).toEqual(["'避難' <-> '難所'"]);
  expect(queryLiterals(parseQuery("市")).pieces).toEqual(["'市':*"]);
  expect(queryLiterals(parseQuery("第10回 tax")).pieces).toEqual(["'第' <-> '10' <-> '回':*", "'tax':*"]);
  expect(queryLiterals(parseQuery("đường")).exact).toBe("('=đường':*)");
});

it.each(["' | !a & (b", "\\", "🎉", "", "  ", "'):*'", "<->", "\u0000"])("takes %j as words or as nothing", (typed) => {
  const { pieces, broad } = queryLiterals(parseQuery(typed));
  const outside = [...pieces, broad].join(" ").replaceAll(/'(?:[^'\\]|''|\\\\)*'/g, "");
  expect(outside).toMatch(/^[\s()|&:*<>-]*$/);
});

it("takes a bounded part of what is typed", () => {
  expect(parseQuery("避".repeat(10_000)).parts[0]?.piece[0]?.text).toHaveLength(200);
  expect(parseQuery("a b c d e f g h i j k".repeat(100)).parts).toHaveLength(8);
});

it("is the same query in each way of typing it", () => {
  expect(
    new Set(["ゴミ　ＴＡＸ", "ごみ tax", " ごみ\u200b  Tax ごみ"].map((typed) => normalisedQuery(parseQuery(typed)))),
  ).toEqual(new Set(["ごみ tax"]));
});

const SHELTER = {
  names: ["避難所", "shelter", "nơi lánh nạn"],
  reading: "ひなんじょ",
  said: ["避難所", "nơi lánh nạn"],
};
const VISA = { names: ["在留資格", "visa status"], said: ["在留資格"] };
const thesaurus = createThesaurus([SHELTER, VISA]);
const broadOf = (typed: string) => queryLiterals(widen(parseQuery(typed), thesaurus)).broad;

it.each(["ひなんじょ", "ヒナンジョ", "hinanjo", "hinanjyo", "ひなん", "Shelter"])(
  "looks for 避難所 where %s is typed",
  (typed) => {
    expect(broadOf(typed)).toContain("'避難' <-> '難所'");
    expect(broadOf(typed)).toContain("'lanh'");
  },
);

it("knows a name of several words as a whole, and other words as none", () => {
  expect(broadOf("visa status")).toContain("'在留' <-> '留資'");
  expect(broadOf("visa")).not.toContain("在留");
});

const marked = (text: string, typed: string) =>
  markPieces(text, allPieces(widen(parseQuery(typed), thesaurus)))
    .map(({ surface, reading, isHit }) => {
      const written = reading ? `${surface}《${reading}》` : surface;
      return isHit ? `[${written}]` : written;
    })
    .join("");

it("marks what was found where it stands", () => {
  expect(marked("防災訓練と防災の本", "防災")).toBe("[防災]訓練と[防災]の本");
  expect(marked("The ＬＩＮＥ account", "line")).toBe("The [ＬＩＮＥ] account");
  expect(marked("Đường phố", "duong")).toBe("[Đường] phố");
  expect(marked("病院《びょういん》の 通訳《つうやく》", "びょういん")).toBe("[病院《びょういん》]の 通訳《つうやく》");
  expect(marked("引《ひ》っ越《こ》し の とき", "引っ越しの")).toBe(
    "[引《ひ》][っ][越《こ》][し][ ]の とき".replace("[ ]の", " [の]"),
  );
  expect(marked("syntax and tax", "tax")).toBe("syntax and [tax]");
  expect(marked("ကျန်း\u200bမာရေး", "ကျန်းမာ")).toBe("[ကျန်း\u200bမာ]ရေး");
  expect(marked("في المدرسة", "مدرسة")).toBe("في ال[مدرسة]");
  expect(marked("nothing", "")).toBe("nothing");
});

it("cuts the line around what was found", () => {
  const lines = [{ text: "税" }, { text: `${"あ".repeat(300)}税金と保険${"い".repeat(300)}` }];
  const snippet = snippetOf(lines, allPieces(parseQuery("税金 保険")));
  const text = snippet?.segments.map(({ surface }) => surface).join("") ?? "";
  expect(snippet?.line).toBe(lines[1]);
  expect(text).toMatch(/^…あ{30}税金と保険い+…$/);
  expect([...text]).toHaveLength(132);
  expect(snippetOf(lines, allPieces(parseQuery("市")))).toBeUndefined();
});

const PAGE: IndexedPage = { path: "/guide/a", kind: "page", title: "", summary: "", lines: [], also: [] };
const index: SearchIndex = {
  format: "kakehashi-search/1",
  language: "vi",
  pages: [
    { ...PAGE, path: "/guide/evacuate", title: "Khi có động đất", lines: ["Đi đến nơi lánh nạn gần nhất."] },
    { ...PAGE, path: "/letters/reminder", title: "Giấy nhắc nộp tiền", also: ["督促状", "とくそくじょう"] },
    { ...PAGE, path: "/guide/dong", title: "Đóng tiền", lines: ["động"] },
  ],
  words: [SHELTER],
};
const found = (typed: string) => searchIndex(index, typed).map(({ page }) => page.path);

it.each([
  ["dong", ["/guide/evacuate", "/guide/dong"]],
  ["hinanjo", ["/guide/evacuate"]],
  ["督促状", ["/letters/reminder"]],
  ["tokusokujo", ["/letters/reminder"]],
  ["tiền nộp", ["/letters/reminder"]],
  ["nothing of it", []],
  ["", []],
])("finds for %s without a server %j", (typed, paths) => {
  expect(found(typed)).toEqual(paths);
});
