import type { Token } from "../analyser/analyser.ts";
import { isDoing } from "./words-of.ts";

/** What people do themselves and nobody does to them: 転入される方. */
const OWN_DOINGS = new Set(
  "転入 転出 転居 来庁 来場 来館 来所 来院 来校 来日 参加 帰国 入国 出国 出産 受診 受講 加入 退職 就職 入院 退院 入学 入園 卒業 結婚 離婚 帰省 外出 旅行 利用 希望 申請 出席 欠席 応募 購入 持参 予約 相談 退会 入会 入居 退去 居住 在住 在勤 通学 通勤 妊娠 死亡 失業 来訪 訪問 見学 受験 受検 検討 心配 活躍 辞退 手続き 手続 届出 納税 納付".split(
    " ",
  ),
);
/** What is done to people: 認定された方. */
const UNDERGONE = new Set(
  "認定 指定 採用 任命 委嘱 選出 選考 選任 推薦 紹介 診断 解雇 逮捕 差別 表彰 支給 交付 送付 決定 招待 登録 許可 却下 判定 確認 案内 派遣 保護 救助 拒否 拒絶 隔離 虐待 処分 勧告 通知 感染 制限 除外 免除 限定 解任 公表 発表".split(
    " ",
  ),
);
const OWN_VERBS = new Set(
  "行く 帰る 思う 悩む 困る 住む 迷う 亡くなる なくなる なる 急ぐ 戻る 働く 通う 持つ".split(" "),
);
/** られる behind these may be ability too: respect only of what has been done, 来られた方. */
const DONE_THEMSELVES = new Set(
  "来る 受ける 始める 辞める やめる 迎える 勤める 育てる 借りる 届け出る 預ける 見つける 変える 決める 忘れる".split(
    " ",
  ),
);
/** What follows where the reader is spoken of with respect. */
const SPOKEN_OF = new Set(["場合", "際", "とき", "時", "たい"]);

/** Whether れる or られる at `at` is respect and not the passive: 転入される方, 申込書を提出される場合. */
export function isHonorific(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at - 1];
  const ending = tokens[at];
  if (!verb || !ending || !/^ら?れる$/.test(ending.base) || ending.kind1 !== "接尾") return false;
  if (after(tokens, at)?.surface === "たい") return true;
  if (verb.base === "する") return isRespectedDoing(tokens, at);
  const isOwn = OWN_VERBS.has(verb.base) || (DONE_THEMSELVES.has(verb.base) && tokens[at + 1]?.surface === "た");
  return isOwn && isPerson(tokens, at);
}

function isRespectedDoing(tokens: readonly Token[], at: number): boolean {
  const doing = tokens[at - 2];
  if (!doing || !isDoing(doing) || UNDERGONE.has(doing.surface)) return false;
  if (OWN_DOINGS.has(doing.surface))
    return !isAgentBefore(tokens, at) && (isPerson(tokens, at) || isOfReader(tokens, at));
  return isPerson(tokens, at) || (isOfReader(tokens, at) && tokens[at - 3]?.surface === "を");
}

/** The first word behind た, て, いる, ます. */
function after(tokens: readonly Token[], at: number): Token | undefined {
  let next = at + 1;
  while (/^(た|て|い|いる|まし|ます)$/.test(tokens[next]?.surface ?? "")) next += 1;
  return tokens[next];
}

function isPerson(tokens: readonly Token[], at: number): boolean {
  const next = after(tokens, at);
  return /^(方|方々|皆様|皆さん|皆さま|みなさん|みなさま|保護)$/.test(next?.surface ?? "");
}

function isOfReader(tokens: readonly Token[], at: number): boolean {
  const next = after(tokens, at);
  return SPOKEN_OF.has(next?.surface ?? "") || (next?.surface === "と" && tokens[at + 1]?.base === "ます");
}

const isAgentBefore = (tokens: readonly Token[], at: number) =>
  tokens.slice(Math.max(0, at - 6), at).some(({ surface }) => surface === "によって" || surface === "により");
