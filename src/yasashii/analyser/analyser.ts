/** One word of a sentence, as a dictionary of Japanese cuts it. Names of kinds and forms are those of IPADIC. */
export interface Token {
  /** As it stands in the analysed text. */
  surface: string;
  /** Dictionary form: `書く` of `書か`. The surface where the analyser does not know it. */
  base: string;
  /** Hiragana; null where the analyser does not know the word. */
  reading: string | null;
  /** 名詞, 動詞, 形容詞, 副詞, 助詞, 助動詞, 接続詞, 連体詞, 接頭詞, 感動詞, 記号, フィラー; 未知語 for what is in no dictionary. */
  kind: string;
  /** Its subdivision: サ変接続, 接尾, 非自立, 数, 固有名詞 …; `*` where there is none. */
  kind1: string;
  /** The subdivision of that: 助数詞, 人名, 地域 …; `*` where there is none. */
  kind2: string;
  /** 活用型: 一段, 五段・カ行イ音便, サ変・スル …; `*` for what does not change. */
  conjugation: string;
  /** 活用形: 未然形, 連用形, 基本形, 仮定形, 命令ｅ …; `*` for what does not change. */
  form: string;
  /** UTF-16 units of the analysed text. */
  start: number;
  end: number;
}

/** Cuts a sentence into words. Blanks belong to no word; everything else does, in order and without overlap. */
export interface Analyser {
  tokens(sentence: string): Token[];
}
