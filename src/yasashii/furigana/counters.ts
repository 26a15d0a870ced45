/** How a counter and the number before it change each other. */
export interface Counter {
  reading: string;
  change: Change;
  /** The number's last digit as this counter has it: 4年 よねん. */
  own?: Readonly<Record<number, string>>;
  /** Number and counter as one word: 2人 ふたり. */
  whole?: Readonly<Record<number, string>>;
}

/**
 * k: いっかい, ろっかい · g: the same and さんがい · s: いっさい, はっさい · h: いっぽん, さんぼん, よんほん · p: いっぷん, さんぷん, よんぷん
 * · q: いっぱん, さんぱん, よんはん · w: ひとくち, ふたくち · -: nothing changes
 */
export type Change = "k" | "g" | "s" | "h" | "p" | "q" | "w" | "-";

/** The forms in which か月, か所, か国 … are written. */
const KA = ["か", "カ", "ヶ", "ケ", "ヵ", "箇"];
const KA_COUNTERS =
  "月 げつ、月間 げつかん、月分 げつぶん、所 しょ、国 こく、国語 こくご、年 ねん、年計画 ねんけいかく、条 じょう、村 そん、町村 ちょうそん、寺 じ";

const TABLE: Record<Change, string> = {
  k: `回 かい、回目 かいめ、回分 かいぶん、回線 かいせん、回戦 かいせん、回忌 かいき、個 こ、個目 こめ、箇 こ、個所 かしょ、件 けん、件目 けんめ、級 きゅう、曲 きょく、巻 かん、課 か、校 こう、戸 こ、局 きょく、款 かん、画 かく、脚 きゃく、機 き、基 き、期 き、期目 きめ、期分 きぶん、県 けん、機関 きかん、球 きゅう、桁 けた、区画 くかく、企業 きぎょう、か国籍 かこくせき`,
  g: "階 かい、階建て かいだて、階建 かいだて、階席 かいせき、階部分 かいぶぶん、軒 けん、軒目 けんめ",
  s: `歳 さい、才 さい、歳児 さいじ、歳代 さいだい、冊 さつ、冊目 さつめ、週 しゅう、週間 しゅうかん、週目 しゅうめ、種 しゅ、種類 しゅるい、種目 しゅもく、席 せき、周 しゅう、周年 しゅうねん、社 しゃ、章 しょう、食 しょく、食分 しょくぶん、足 そく、色 しょく、世紀 せいき、隻 せき、節 せつ、床 しょう、集 しゅう、親等 しんとう、子 し、
通 つう、点 てん、点目 てんめ、頭 とう、等 とう、等級 とうきゅう、等賞 とうしょう、棟 とう、丁目 ちょうめ、丁 ちょう、町 ちょう、店 てん、店舗 てんぽ、体 たい、着 ちゃく、対 つい、滴 てき`,
  h: "本 ほん、本目 ほんめ、匹 ひき、匹目 ひきめ、杯 はい、杯分 はいぶん、票 ひょう",
  p: "分 ふん、分間 ふんかん、泊 はく、拍 はく",
  q: "発 はつ、版 はん、班 はん、編 へん、犯 はん、品 ひん、品目 ひんもく、歩 ほ、敗 はい、筆 ひつ、片 へん",
  w: "口 くち、箱 はこ、袋 ふくろ、部屋 へや、皿 さら、束 たば、粒 つぶ、晩 ばん、通り とおり、株 かぶ、切れ きれ、家族 かぞく、握り にぎり、手間 てま、揃い そろい",
  "-": `年 ねん、年間 ねんかん、年度 ねんど、年生 ねんせい、年目 ねんめ、年代 ねんだい、年次 ねんじ、年分 ねんぶん、年版 ねんばん、年制 ねんせい、年連続 ねんれんぞく、月 がつ、月分 がつぶん、月号 がつごう、月期 がつき、日 にち、日間 にちかん、日目 にちめ、日分 にちぶん、時 じ、時間 じかん、時間目 じかんめ、時間半 じかんはん、時間分 じかんぶん、時半 じはん、時台 じだい、秒 びょう、秒間 びょうかん、
人 にん、人分 にんぶん、人目 にんめ、人組 にんぐみ、人家族 にんかぞく、人世帯 にんせたい、人部屋 にんべや、名 めい、名様 めいさま、名分 めいぶん、円 えん、円分 えんぶん、円札 えんさつ、円玉 えんだま、円切手 えんきって、銭 せん、番 ばん、番目 ばんめ、番地 ばんち、番線 ばんせん、番窓口 ばんまどぐち、枚 まい、枚目 まいめ、枚組 まいぐみ、枚分 まいぶん、
部 ぶ、台 だい、台目 だいめ、台分 だいぶん、倍 ばい、位 い、割 わり、割引 わりびき、割負担 わりふたん、割増 わりまし、割程度 わりていど、割合 わりあい、度 ど、度目 どめ、組 くみ、組目 くみめ、世帯 せたい、号 ごう、号室 ごうしつ、号車 ごうしゃ、号線 ごうせん、号館 ごうかん、号様式 ごうようしき、学年 がくねん、学期 がっき、学級 がっきゅう、段階 だんかい、段階目 だんかいめ、段 だん、段目 だんめ、層 そう、条 じょう、項 こう、項目 こうもく、事業 じぎょう、言語 げんご、地区 ちく、地域 ちいき、施設 しせつ、分野 ぶんや、代 だい、代目 だいめ、代後半 だいこうはん、代前半 だいぜんはん、期生 きせい、行 ぎょう、行目 ぎょうめ、
限 げん、限目 げんめ、時限 じげん、時限目 じげんめ、問 もん、問目 もんめ、字 じ、文字 もじ、語 ご、次 じ、室 しつ、園 えん、館 かん、会場 かいじょう、市 し、区 く、村 そん、市町 しちょう、市町村 しちょうそん、都市 とし、類 るい、型 がた、畳 じょう、坪 つぼ、里 り、両 りょう、両目 りょうめ、両編成 りょうへんせい、例 れい、例目 れいめ、列 れつ、列目 れつめ、輪 りん、輪車 りんしゃ、枠 わく、面 めん、議席 ぎせき、教室 きょうしつ、車線 しゃせん、膳 ぜん、錠 じょう、
弱 じゃく、強 きょう、系統 けいとう、路線 ろせん、万 まん、元 げん、部門 ぶもん、部会 ぶかい、軸 じく、本柱 ほんばしら、人前 にんまえ、条件 じょうけん、要件 ようけん、要素 ようそ、原則 げんそく、重 じゅう、連休 れんきゅう、女 じょ、男 なん、拠点 きょてん、羽 わ、団体 だんたい、世代 せだい、試合 しあい、区間 くかん、便 びん、缶 かん、往復 おうふく、拠出 きょしゅつ、都府県 とふけん、都道府県 とどうふけん、都県 とけん、府県 ふけん、割減 わりげん、番街 ばんがい、番館 ばんかん`,
};

const SINGLE_DAYS = {
  2: "ふつか",
  3: "みっか",
  5: "いつか",
  6: "むいか",
  7: "なのか",
  8: "ようか",
  9: "ここのか",
  10: "とおか",
};
const TENS = [
  "",
  "じゅう",
  "にじゅう",
  "さんじゅう",
  "よんじゅう",
  "ごじゅう",
  "ろくじゅう",
  "ななじゅう",
  "はちじゅう",
  "きゅうじゅう",
];
/** In dates and spans of days alike; 1 is ついたち in dates only (numbers.ts). */
const DAYS: Readonly<Record<number, string>> = {
  ...SINGLE_DAYS,
  ...Object.fromEntries(TENS.map((tens, at) => [at * 10 + 4, `${tens}よっか`])),
  ...{ 17: "じゅうしちにち", 19: "じゅうくにち", 20: "はつか", 27: "にじゅうしちにち", 29: "にじゅうくにち" },
};

const YO = { 4: "よ" };
const OWN: ReadonlyMap<string, Counter["own"]> = new Map([
  ...named("年 年度 年分 年版", { 4: "よ", 9: "く" }),
  ...named("年間 年生 年目 年代 年次 年制 年連続 円 円分 円札 円玉 円切手", YO),
  ...named("人 人分 人目 人組 人家族 人世帯 人部屋 人前 時限 時限目", YO),
  ...named("月 月分 月号 月期", { 4: "し", 7: "しち", 9: "く" }),
  ...named("時 時半 時台", { 0: "れい", 4: "よ", 7: "しち", 9: "く" }),
  ...named("時間 時間目 時間半 時間分", { 4: "よ", 9: "く" }),
]);
const PEOPLE: Readonly<Record<string, string>> = {
  ...{
    人: "",
    人分: "ぶん",
    人目: "め",
    人部屋: "べや",
    人世帯: "せたい",
    人家族: "かぞく",
    人組: "ぐみ",
  },
};
const DAY_TAILS: Readonly<Record<string, string>> = { 日: "", 日間: "かん", 日目: "め", 日分: "ぶん" };

function named(names: string, own: Counter["own"]): [string, Counter["own"]][] {
  return names.split(" ").map((name) => [name, own]);
}

function wholeOf(name: string): Counter["whole"] {
  const tail = PEOPLE[name];
  if (tail !== undefined) return { 1: `ひとり${tail}`, 2: `ふたり${tail}` };
  const day = DAY_TAILS[name];
  if (day !== undefined) return Object.fromEntries(Object.entries(DAYS).map(([number, said]) => [number, said + day]));
  if (name === "歳") return { 20: "はたち" };
  return name === "番" ? { 110: "ひゃくとおばん" } : undefined;
}

function counters(): [string, Counter][] {
  const plain = Object.entries(TABLE).flatMap(([change, words]) =>
    words.split("、").map((pair) => counterOf(pair, change as Change)),
  );
  const withKa = KA.flatMap((ka) =>
    KA_COUNTERS.split("、").map((pair) => counterOf(`${ka}${pair.replace(" ", " か")}`, "k")),
  );
  return [...plain, ...withKa];
}

function counterOf(pair: string, change: Change): [string, Counter] {
  const [name = "", reading = ""] = pair.trim().split(" ");
  const [own, whole] = [OWN.get(name), wholeOf(name)];
  return [name, { reading, change, ...(own && { own }), ...(whole && { whole }) }];
}

export const COUNTERS: ReadonlyMap<string, Counter> = new Map(counters());
export const LONGEST_COUNTER = Math.max(...[...COUNTERS.keys()].map((name) => name.length));
