import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lindera } from "../analyser/lindera.ts";
import { cleanText } from "../text/clean.ts";
import { annotate, type ReadingSetting } from "./annotate.ts";
import { inBrackets, inMarks, withoutMarks } from "./plain.ts";
import type { Segment } from "./segment.ts";

const NONE: ReadingSetting = { confirmed: new Map() };

function read(input: string, setting: ReadingSetting = NONE): Segment[] {
  const clean = cleanText(input);
  return annotate({ text: clean.text, tokens: lindera.tokens(clean.text) }, { input, clean }, setting);
}

const marked = (input: string, setting?: ReadingSetting) => inMarks(read(input, setting));
const confirmed = (...pairs: [string, string][]): ReadingSetting => ({ confirmed: new Map(pairs) });

describe("numbers with what they count", () => {
  test.each([
    ["14日までに", "｜14日《じゅうよっか》までに"],
    ["4月1日に", "｜4月《しがつ》｜1日《ついたち》に"],
    ["1日3回", "｜1日《いちにち》｜3回《さんかい》"],
    ["令和9年度", "令和《れいわ》｜9年度《くねんど》"],
    ["3階と8階", "｜3階《さんがい》と｜8階《はっかい》"],
    ["三階", "三階《さんがい》"],
    ["10分と13分", "｜10分《じゅっぷん》と｜13分《じゅうさんぷん》"],
    ["午後4時半", "午後《ごご》｜4時半《よじはん》"],
    ["１，０００円", "｜１，０００円《せんえん》"],
    ["3万5千円", "｜3万5千円《さんまんごせんえん》"],
    ["1,500万円", "｜1,500万円《いっせんごひゃくまんえん》"],
    ["1.5倍", "｜1.5倍《いってんごばい》"],
    ["第3回", "｜第3回《だいさんかい》"],
    ["3番目", "｜3番目《さんばんめ》"],
    ["第２水曜", "｜第２《だいに》水曜《すいよう》"],
    ["6か月児健診", "｜6か月《ろっかげつ》児《じ》健診《けんしん》"],
    ["3本と6匹と8冊", "｜3本《さんぼん》と｜6匹《ろっぴき》と｜8冊《はっさつ》"],
    ["1人か2人か4人", "｜1人《ひとり》か｜2人《ふたり》か｜4人《よにん》"],
    ["一人で", "一人《ひとり》で"],
    ["二十歳", "二十歳《はたち》"],
    ["3日分", "｜3日分《みっかぶん》"],
    ["10日前から", "｜10日《とおか》前《まえ》から"],
    ["6月末", "｜6月《ろくがつ》末《まつ》"],
    ["何人と何本", "何人《なんにん》と何本《なんぼん》"],
    ["110番", "｜110番《ひゃくとおばん》"],
    ["1口500円", "｜1口《ひとくち》｜500円《ごひゃくえん》"],
    ["3つ", "3つ"],
  ])("%s", (input, expected) => {
    expect(marked(input)).toBe(expected);
  });

  test("digits of dates, times and phone numbers are left alone", () => {
    for (const input of ["R8.4.1〜R9.3.31", "17:30", "000-123-4567", "レベル4", "12/29"]) {
      expect(read(input).every(({ reading }) => reading === null)).toBe(true);
    }
  });

  test("一 of 一部, 統一 and 十分 counts nothing", () => {
    expect(marked("一部を統一すれば十分です")).toBe("一部《いちぶ》を統一《とういつ》すれば十分《じゅうぶん》です");
  });
});

describe("words", () => {
  test.each([
    ["避難所で", "避難所《ひなんじょ》で"],
    ["転出届と妊婦健診", "転出届《てんしゅつとどけ》と妊婦健診《にんぷけんしん》"],
    ["届いた", "届《とど》いた"],
    ["取り扱い", "取《と》り扱《あつか》い"],
    ["引っ越しをする", "引《ひ》っ越《こ》しをする"],
    ["申請後に、地震の後で", "申請《しんせい》後《ご》に、地震《じしん》の後《あと》で"],
    ["希望される方は", "希望《きぼう》される方《かた》は"],
    ["早く行った方がいい", "早《はや》く行《い》った方《ほう》がいい"],
    ["期間中と今日中と一日中", "期間中《きかんちゅう》と今日中《きょうじゅう》と一日《いちにち》中《じゅう》"],
    ["会議を行った", "会議《かいぎ》を行《おこな》った"],
    ["学校へ行った", "学校《がっこう》へ行《い》った"],
    ["店が開いている", "店《みせ》が開《あ》いている"],
    ["（月・祝）と土日", "（月《げつ》・祝《しゅく》）と土日《どにち》"],
    ["指定のごみ袋", "指定《してい》のごみ袋《ぶくろ》"],
  ])("%s", (input, expected) => {
    expect(marked(input)).toBe(expected);
  });

  test("a word that may be read in two ways says so", () => {
    expect(read("市場")).toEqual([{ surface: "市場", reading: "しじょう", alternatives: ["いちば"], source: "rule" }]);
  });

  test("names of persons and places have no reading", () => {
    const segments = read("金沢市の田中さん");
    expect(segments.filter(({ source }) => source === "name").map(({ surface }) => surface)).toEqual(["金沢", "田中"]);
    expect(segments.filter(({ source }) => source === "name").every(({ reading }) => reading === null)).toBe(true);
  });

  test("町 and 台 belong to the name, for they are read in several ways", () => {
    const segments = read("石引町とみどり台地区");
    expect(segments.filter(({ reading }) => reading).map(({ surface }) => surface)).toEqual(["地区"]);
  });

  test("a common word of one kanji is not taken for a name", () => {
    expect(marked("止まらない等の症状")).toBe("止《と》まらない等《とう》の症状《しょうじょう》");
  });

  test("words of a glossary are read as it says", () => {
    expect(marked("除雪車だ", { confirmed: new Map(), words: new Map([["除雪車", "じょせつぐるま"]]) })).toBe(
      "除雪車《じょせつぐるま》だ",
    );
  });
});

describe("what a person has said", () => {
  test("a reading in the text stands, and its mark is a segment of its own", () => {
    expect(read("今日《こんにち》は")).toEqual([
      { surface: "今日", reading: "こんにち", alternatives: [], source: "author" },
      { surface: "《こんにち》", reading: null, alternatives: [], source: "none" },
      { surface: "は", reading: null, alternatives: [], source: "none" },
    ]);
  });

  test("｜ says where a reading begins", () => {
    const segments = read("毎月｜1日《いちじつ》に");
    expect(segments.map(({ surface }) => surface)).toEqual(["毎月", "｜", "1日", "《いちじつ》", "に"]);
    expect(withoutMarks(segments).map(({ surface }) => surface)).toEqual(["毎月", "1日", "に"]);
    expect(inBrackets(segments)).toBe("毎月(まいつき)1日(いちじつ)に");
    expect(inMarks(segments)).toBe("毎月《まいつき》｜1日《いちじつ》に");
  });

  test("a confirmed reading stands above names, numbers and rules", () => {
    const setting = confirmed(["金沢市", "かなざわし"], ["1日", "ついたち"], ["市場", "いちば"]);
    expect(marked("金沢市の市場は1日", setting)).toBe("金沢市《かなざわし》の市場《いちば》は｜1日《ついたち》");
    expect(read("市場", setting)).toEqual([{ surface: "市場", reading: "いちば", alternatives: [], source: "author" }]);
  });

  test("a confirmed kanji is not read so inside other words", () => {
    const setting = confirmed(["日", "ひ"], ["届", "とど"], ["後", "あと"]);
    expect(marked("14日と収集日と転出届", setting)).toBe(marked("14日と収集日と転出届"));
    expect(marked("申請後", setting)).toBe(marked("申請後"));
    expect(read("荷物が届いた", setting).find(({ surface }) => surface === "届")?.source).toBe("author");
  });

  test("of two ways to read a verb the confirmed one is taken", () => {
    const segments = read("市役所で行っています", confirmed(["行", "い"]));
    expect(segments.find(({ surface }) => surface === "行")).toMatchObject({ reading: "い", alternatives: [] });
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ...[
      "避難所",
      "《ひなんじょ》",
      "｜",
      "《",
      "》",
      "14日",
      "1",
      "第",
      "何",
      "ｶﾞｷﾞ",
      "ﾊﾟ",
      "<b>",
      "&amp;",
      "\ud800",
      "🙂",
      "髙",
      "、",
      " ",
    ],
    ...["行った", "金沢", "一", "百万", "届いた", "(月)", "\n", "https://a.example/日本", "１２：３０", "豈"],
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  );
  const setting = { ...confirmed(["避難所", "ひなんばしょ"], ["日", "ひ"]), words: new Map([["届いた", "とどいた"]]) };

  test("the surfaces of all segments are the text, to the letter", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const segments = read(text, setting);
        expect(segments.map(({ surface }) => surface).join("")).toBe(text);
        expect(segments.every(({ surface }) => surface !== "")).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a text with its readings written out is read the same again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("避難所", "14日", "に", "届いた", "方", "申請後", "3階", "の"), { maxLength: 8 }),
        (parts) => {
          const once = inMarks(read(parts.join("")));
          expect(inMarks(read(once))).toBe(once);
        },
      ),
    );
  });
});

test("17時の間 is a span of time", () => {
  const reading = (text: string) =>
    read(text)
      .map(({ surface, reading }) => reading ?? surface)
      .join("");
  expect(reading("9時から17時の間に来てください。")).toBe("くじからじゅうしちじのあいだにきてください。");
});
