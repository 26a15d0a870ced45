import { isWord, type Look, type Read, sure } from "./look.ts";

/** Second parts that are voiced behind a noun: ごみ袋 ぶくろ, 償還払い ばらい. */
const VOICED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      袋: "ぶくろ",
      箱: "ばこ",
      棚: "だな",
      靴: "ぐつ",
      払い: "ばらい",
      払: "ばらい",
      済み: "ずみ",
      済: "ずみ",
      口: "ぐち",
      不足: "ぶそく",
    },
    ...{
      通り: "どおり",
      会社: "がいしゃ",
      連れ: "づれ",
      暮らし: "ぐらし",
      沿い: "ぞい",
      建て: "だて",
      作り: "づくり",
      帰り: "がえり",
    },
    ...{
      不払い: "ふばらい",
      代わり: "がわり",
      傘: "がさ",
      机: "づくえ",
      皿: "ざら",
      鍋: "なべ",
      側: "がわ",
      窓口: "まどぐち",
    },
  }),
);

/** Words of Japanese origin that 大 stands before as おお. */
const OO =
  /^(?:雨|雪|津波|地震|火事|掃除|水|風|声|騒ぎ|喜び|仕事|急ぎ|忙し|人数|荷物|型|通り|祭り|幅|皿|鍋|川|空|波|揺れ|家|売出し|物|一番|助かり)/;
/** And 小 as こ. */
const KO = /^(?:雨|売り|売|型|皿|分け|包み|麦|鳥|犬|遣い|走り|声|魚|部屋|銭|道|石|粒|屋|窓|箱|袋)/;

/** Readings that a neighbour changes in the same way in any word. */
export function suffixReading({ token, before, behind }: Look): Read | null {
  if (token.surface === "大" && behind && OO.test(behind.surface)) return sure("おお");
  if (token.surface === "小" && behind && KO.test(behind.surface)) return sure("こ");
  const voiced = VOICED.get(token.surface);
  if (!voiced || token.kind !== "名詞") return null;
  return isWord(before) || before?.surface === "ごみ" ? sure(voiced) : null;
}
