import type { Token } from "../analyser/analyser.ts";
import { type Look, type Read, sure, unsure } from "./look.ts";

/** Verbs that are written alike: the particle before them decides, also where blanks stand between words. */
export function verbReading(look: Look): Read | null {
  const { token, tokens, at } = look;
  const rule = BY_KANJI.get(token.surface.charAt(0)) ?? usual;
  return /^(?:動詞|形容詞|連体詞)$/.test(token.kind)
    ? (rule?.({ ...look, before: tokens[at - 1], behind: tokens[at + 1] }) ?? null)
    : null;
}

type Rule = (look: Look) => Read | null;

const TIMES =
  /(?:[日時分曜年月週]|曜日|毎[日週月年]|\d|定期的|的|随時|適切|確実|迅速|円滑|慎重|以内|直接|個別|別|前|後|中|間|際|とき|時)$/;

const isObject = ({ surface, kind }: Token) => surface === "を" && kind === "助詞";

/** 行って, 行った: い of 行く, おこな of 行う. */
const going: Rule = (look) => {
  if (!look.token.surface.startsWith("行っ")) return null;
  const rest = look.token.surface.slice(1);
  const [go, hold] = [`い${rest}`, `おこな${rest}`];
  const answer = goes(look);
  if (answer !== null) return sure(answer ? go : hold);
  return holds(look) ? unsure(hold, go) : unsure(go, hold);
};

/** Whether the word before says that somebody goes; null: it does not say. */
function goes({ before, tokens, at }: Look): boolean | null {
  const last = before?.surface ?? "";
  if (last === "を") return false;
  if (last === "へ" || last === "まで" || last === "て") return true;
  if (last === "で") return before?.kind1 === "接続助詞" ? true : null;
  if (last !== "に") return null;
  const noun = tokens[at - 2];
  return !TIMES.test(noun?.surface ?? "") && noun?.kind1 !== "形容動詞語幹";
}

function holds({ before, behind, tokens, at }: Look): boolean {
  if (/^[でもは]$/.test(before?.surface ?? "") || tokens.slice(Math.max(0, at - 8), at).some(isObject)) return true;
  return behind?.surface === "て" && tokens[at + 2]?.base === "いる";
}

/** 店が開く あ, 会を開く ひら. */
const opening: Rule = ({ token, before, behind }) => {
  if (token.base !== "開く") return null;
  const rest = token.surface.slice(1);
  const last = before?.surface ?? "";
  if (last === "を" || behind?.base === "れる") return sure(`ひら${rest}`);
  return last === "が" || last === "も" ? sure(`あ${rest}`) : unsure(`あ${rest}`, `ひら${rest}`);
};

/** 保育園に入れる はい, 水を入れる い. */
const entering: Rule = ({ token, tokens, at, before }) => {
  const rest = token.surface.slice(1);
  if (token.base === "入る")
    return before?.surface === "に" && tokens[at - 2]?.surface === "気" ? sure(`い${rest}`) : null;
  if (token.base !== "入れる") return null;
  const clause = tokens.slice(Math.max(0, at - 6), at);
  const from = clause.findLastIndex(({ surface, kind }) => kind === "記号" && surface === "、");
  const hasObject = clause.slice(from + 1).some(isObject);
  const place = before?.surface === "に" ? (tokens[at - 2]?.surface ?? "") : "";
  return !hasObject && ENTERED.test(place) ? unsure(`はい${rest}`, `い${rest}`) : sure(`い${rest}`);
};
const ENTERED = /(?:園|校|大学|所|会社|保険|住宅|部屋|施設|寮|団体|クラブ|ホーム|プール|風呂|会|国|館|市|町)$/;

const AHEAD_OF_KO = /^(?:られる|れる|ない|ぬ|させる|よう|ず|ん)$/;
const coming: Rule = ({ token, behind }) => {
  if (token.surface === "来ら") return sure("こら");
  if (token.surface !== "来") return null;
  return sure(AHEAD_OF_KO.test(behind?.base ?? "") || behind?.surface === "なけれ" ? "こ" : "き");
};

const WEATHER = /雨|雪|雹|霰|みぞれ|あられ/;
const falling: Rule = ({ token, tokens, at }) => {
  if (token.surface !== "降り") return null;
  const isWeather = tokens.slice(Math.max(0, at - 6), at).some(({ surface }) => WEATHER.test(surface));
  return isWeather ? sure("ふり") : null;
};

const FOOD = /食|料理|味|カレー|キムチ|唐辛子|ソース|もの|物/;
const bitter: Rule = ({ token, tokens, at }) => {
  const rest = token.surface.slice(1);
  const isFood = tokens.slice(Math.max(0, at - 6), at + 3).some(({ surface }) => FOOD.test(surface));
  return isFood ? unsure(`から${rest}`, `つら${rest}`) : unsure(`つら${rest}`, `から${rest}`);
};

const HUNGER = /腹|おなか|お腹|すき/;
const empty: Rule = ({ token, tokens, at }) => {
  if (token.base !== "空く") return null;
  const isHungry = tokens.slice(Math.max(0, at - 3), at).some(({ surface }) => HUNGER.test(surface));
  return sure(`${isHungry ? "す" : "あ"}${token.surface.slice(1)}`);
};

/** やめる of a habit or a plan, とめる of what moves. */
const HABITS = /^(?:仕事|会社|学校|たばこ|タバコ|煙草|酒|こと|の|バイト|アルバイト|使用|利用)$/;
const stopping: Rule = ({ token, tokens, at, before }) => {
  if (token.base !== "止める" || before?.surface !== "を") return null;
  const rest = token.surface.slice(1);
  return HABITS.test(tokens[at - 2]?.surface ?? "") ? unsure(`や${rest}`, `と${rest}`) : sure(`と${rest}`);
};

/** 学校に通った かよ, 道を通った とお. */
const passing: Rule = ({ token, before }) => {
  if (!token.surface.startsWith("通っ")) return null;
  return sure(`${before?.surface === "に" || before?.surface === "へ" ? "かよ" : "とお"}${token.surface.slice(1)}`);
};

const WORN = /帽|ヘルメット|マスク|ずきん|頭巾|布|毛布/;
const covering: Rule = ({ token, tokens, at }) => {
  if (token.base !== "被る") return null;
  const isWorn = tokens.slice(Math.max(0, at - 3), at).some(({ surface }) => WORN.test(surface));
  return sure(`${isWorn ? "かぶ" : "こうむ"}${token.surface.slice(1)}`);
};

/** The dictionary takes rarer verbs that are written alike: へがす, よぎる. */
const RARE: Readonly<Record<string, readonly [string, string]>> = {
  ...{ 破: ["われ", "やぶれ"], 剥: ["へが", "はが"], 放: ["ほか", "はな"], 預: ["あづ", "あず"], 汚: ["けが", "よご"] },
  ...{ 過: ["よぎ", "すぎ"], 抱: ["いだ", "だ"] },
};
const usual: Rule = ({ token }) => {
  const [rare = "", common = ""] = RARE[token.surface.charAt(0)] ?? [];
  return rare && token.reading?.startsWith(rare) ? sure(common + token.reading.slice(rare.length)) : null;
};

const BY_KANJI: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    ...{ 行: going, 開: opening, 入: entering, 来: coming, 降: falling, 辛: bitter, 空: empty, 止: stopping },
    ...{ 通: passing, 被: covering },
  }),
);
