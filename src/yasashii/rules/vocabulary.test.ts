import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lindera } from "../analyser/lindera.ts";
import { createGlossary, type GlossaryTerm } from "../glossary.ts";
import { hardWord } from "./hard-word.ts";
import { katakana } from "./katakana.ts";
import type { Rule } from "./rule.ts";
import { sinoVerb } from "./sino-verb.ts";
import { term } from "./term.ts";

const TERMS: GlossaryTerm[] = [
  {
    ja: "在留カード",
    reading: "ざいりゅうかーど",
    easy: "外国人《がいこくじん》の カード",
    level: "late",
    use: "keep",
  },
  { ja: "津波", reading: "つなみ", easy: "高《たか》い 波《なみ》", level: "middle", use: "keep" },
  { ja: "避難", reading: "ひなん", easy: "逃《に》げる こと", level: "middle", use: "keep" },
  { ja: "及び", reading: "および", easy: "と", level: "late", use: "replace" },
  {
    ja: "届け出る",
    reading: "とどけでる",
    easy: "市役所《しやくしょ》に 知《し》らせる",
    level: "late",
    use: "replace",
  },
  { ja: "受診する", reading: "じゅしんする", easy: "病院《びょういん》へ 行《い》く", level: "late", use: "replace" },
  { ja: "給料", reading: "きゅうりょう", easy: null, level: "middle", use: "plain" },
  { ja: "納付する", reading: "のうふする", easy: "払《はら》う", level: "late", use: "replace" },
  { ja: "なお", reading: "なお", easy: "それから", level: "middle", use: "replace" },
  { ja: "感染", reading: "かんせん", easy: "病気《びょうき》が うつる こと", level: "late", use: "replace" },
  { ja: "不要", reading: "ふよう", easy: "いらない", level: "late", use: "replace" },
  { ja: "定員", reading: "ていいん", easy: "何人《なんにん》まで 入《はい》れるか", level: "late", use: "replace" },
  { ja: "様式", reading: "ようしき", easy: "書《か》く 紙《かみ》の 形《かたち》", level: "late", use: "replace" },
  {
    ja: "来庁する",
    reading: "らいちょうする",
    easy: "市役所《しやくしょ》に 来《く》る",
    level: "late",
    use: "replace",
  },
];
const glossary = createGlossary(TERMS);
const found = (rule: Rule, text: string) => rule({ text, tokens: lindera.tokens(text) }, { glossary });
const places = (rule: Rule, text: string) => found(rule, text).map(({ start, end }) => text.slice(start, end));

/** The text with its first suggestion taken. */
function mended(rule: Rule, text: string): string {
  const [first] = found(rule, text);
  return first ? text.slice(0, first.start) + first.suggestions[0] + text.slice(first.end) : text;
}

describe("hard words", () => {
  test("are words that nobody learns in the first years", () => {
    expect(places(hardWord, "著しい影響が生じる事由を把握する職員")).toEqual([
      "著しい",
      "影響",
      "生じる",
      "事由",
      "職員",
    ]);
  });

  test.each([
    ["納付が必要です。", "払うこと", true],
    ["納付の場所です。", "払うこと", false],
    ["なお、市役所は休みです。", "それから", true],
    ["10年たってもなお続いています。", "それから", false],
    ["感染が広がっています。", "病気がうつること", false],
    ["不要です。", "いらない", true],
    ["不要な紙です。", "いらない", false],
    ["定員になりました。", "何人まで入れるか", false],
    ["様式を見てください。", "書く紙の形", true],
    ["様式第1号です。", "書く紙の形", false],
    ["名前及び電話です。", "と", true],
    ["名前、及び電話です。", "と", false],
    ["警察に届け出てください。", "市役所に知らせて", false],
    ["10時に来庁します。", "市役所に来ること", false],
  ])("%s: %s takes the place only where grammar has room for it", (text, suggestion, isFix) => {
    expect(found(hardWord, text)[0]).toMatchObject({ suggestions: [suggestion], isFix });
  });

  test("are one place where several make one word", () => {
    expect(places(hardWord, "提出期限は来週です。")).toEqual(["提出期限"]);
  });

  test.each([
    "図書館と郵便局は駅の前にあります。",
    "お金を払うことができます。",
    "外国人の子どもが学校で日本語を勉強します。",
    "金沢市の市役所に電話してください。",
    "3月10日の午後2時までに来られますか。",
    "給料をもらいました。",
  ])("are not in %s", (text) => {
    expect(found(hardWord, text)).toEqual([]);
  });

  test("are left alone where they are explained", () => {
    expect(places(hardWord, "断食〈食べないこと〉をします。")).toEqual([]);
    expect(places(hardWord, "断食（食べないことです）をします。")).toEqual([]);
    expect(places(hardWord, "断食（3日）をします。")).toEqual(["断食"]);
  });

  test("take the easy words of the glossary in their form", () => {
    expect(mended(hardWord, "名前及び住所")).toBe("名前と住所");
    expect(mended(hardWord, "すぐに届け出てください。")).toBe("すぐに市役所に知らせてください。");
  });

  test("are not told twice: words of respect, of vagueness and of manner have rules of their own", () => {
    expect(places(hardWord, "ご査収ください。原則として、速やかに、ぐったりして、")).toEqual([]);
  });
});

describe("verbs of Chinese characters", () => {
  test.each([
    ["申込書を提出してください。", "申込書を出してください。"],
    ["名前を記入します。", "名前を書きます。"],
    ["名前を記入しなければなりません。", "名前を書かなければなりません。"],
    ["券を購入すれば入れます。", "券を買えば入れます。"],
    ["本を返却した人", "本を返した人"],
    ["証明書を取得できます。", "証明書をもらうことができます。"],
    ["書類が送付されました。", "書類が送られました。"],
    ["書類を送付いたします。", "書類を送ります。"],
    ["カードを持参せずに来た", "カードを持って来ずに来た"],
  ])("%s becomes %s", (text, expected) => {
    expect(mended(sinoVerb, text)).toBe(expected);
    expect(found(sinoVerb, text)[0]?.isFix).toBe(true);
  });

  test("are a thought for the writer where the sentence around must change", () => {
    expect(found(sinoVerb, "医者を受診してください。")[0]).toMatchObject({ isFix: false });
  });

  test.each([
    ["地図を確認してください。", true],
    ["電話で確認してください。", false],
    ["道を拡大します。", true],
    ["被害が拡大しています。", false],
    ["マスクを着用してください。", false],
    ["質問に対応します。", false],
    ["カードを紛失された方", false],
  ])("take the place of another only with the same particles: %s", (text, isFix) => {
    expect(found(sinoVerb, text)[0]).toMatchObject({ isFix });
  });

  test.each([
    "日本語を勉強します。",
    "電話してください。",
    "ご確認ください。",
    "アクセスしてください。",
    "どきどきしました。",
  ])("are not in %s", (text) => {
    expect(found(sinoVerb, text)).toEqual([]);
  });
});

describe("loanwords", () => {
  test("and abbreviations that nobody learns at first are told", () => {
    expect(places(katakana, "ニーズに応じたワンストップ窓口とＤＶの相談")).toEqual(["ニーズ", "ワンストップ", "ＤＶ"]);
    expect(places(katakana, "サイトにアクセスする")).toEqual(["アクセス"]);
  });

  test.each([
    "バスでスーパーへ行って、パンとトマトを買います。",
    "ベトナム語とポルトガル語で話せます。",
    "頭がズキズキします。",
    "Xin chào! TVを見ます。",
    "DV〈家族がひどいことをすること〉",
    "ゴミとケガ",
  ])("of daily life, names, sounds and explained ones are not: %s", (text) => {
    expect(found(katakana, text)).toEqual([]);
  });
});

describe("official words", () => {
  test("are told at their first place, with the explanation to put there", () => {
    const text = "在留カードを出して、在留カードを見せます。";
    expect(places(term, text)).toEqual(["在留カード"]);
    expect(mended(term, text)).toBe("在留カード〈外国人のカード〉を出して、在留カードを見せます。");
  });

  test("are told by their end where no glossary has them", () => {
    expect(places(term, "軽自動車税の納税証明書と医療証")).toEqual(["軽自動車税", "納税証明書", "医療証"]);
  });

  test.each([
    "津波〈高い波〉が来ます。",
    "津波（とても高い波のことです）が来ます。",
    "津波とは、高い波のことです。",
    "地震のあとに来る「津波」は、",
    "避難所〈津波のとき行く所〉",
    "病院と警察とクレジットカード",
  ])("are not told in %s", (text) => {
    expect(places(term, text).filter((word) => word !== "避難所")).toEqual([]);
  });
});

test("no text makes the rules throw, and every place lies within it", () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."ごお提出し確認ｱー〈〉（）「」とは①１a\ud800\n税証カード") }),
  );
  fc.assert(
    fc.property(odd, (text) => {
      for (const rule of [hardWord, sinoVerb, katakana, term]) {
        for (const { start, end } of found(rule, text))
          expect(0 <= start && start < end && end <= text.length).toBe(true);
      }
    }),
  );
});
