import type { Token } from "../analyser/analyser.ts";
import type { Found, Rule } from "./rule.ts";
import { foundAt } from "./words-of.ts";

interface Vague {
  /** As it may be written; looked for at the beginning of a word. */
  form: RegExp;
  /** Best first. */
  instead?: readonly string[];
  /** Whether the first can take its place in every sentence. */
  isFix?: boolean;
}

/** Words that leave the reader to guess. Each begins with one of the letters of `BEGINS`. */
const WORDS: readonly Vague[] = [
  { form: /^(?:速|すみ)やか(?:に|な)/u, instead: ["すぐに"] },
  { form: /^早急(?:に|な|の)?/u, instead: ["すぐに"] },
  { form: /^(?:原則(?:として|的に|的には)?|基本的に(?:は)?)/u, instead: ["いつもは"] },
  { form: /^適(?:宜|時)(?:に)?/u },
  { form: /^適(?:切|正|当|度)(?:に|な)/u },
  {
    form: /^(?:なるべく|なるたけ|できるだけ|出来るだけ|できるかぎり|できる限り|出来る限り|極力|可能な限り|可能な範囲(?:内)?で|無理のない範囲(?:内)?で)/u,
  },
  { form: /^(?:可能であれば|可能なら(?:ば)?|差し支えなければ)/u },
  { form: /^(?:必要|状況|実情)に(?:応|おう)じ(?:て|た)?/u },
  { form: /^(?:一定|相応|多少|少々|若干)(?:の|な)/u },
  { form: /^(?:一定(?:期間|程度|額|数|以上|以下)|相応に|多少|若干(?:名|数|量|額|程度)?)/u },
  { form: /^相当(?=の|な|数|期間|程度)(?:の|な|数|期間|程度)/u },
  { form: /^(?:概ね|おおむね|大概|大体の?ところ)/u, instead: ["だいたい"], isFix: true },
  { form: /^(?:場合によ(?:って|り)(?:は)?|ケースバイケース)/u },
  { form: /^(?:当面の間|当分の間|当面|当分|しばらく(?:の間)?|暫時|暫く)/u },
  { form: /^(?:お)?早め(?:に|の)/u },
  { form: /^(?:早期に|早々に|近日中(?:に)?|近日|近々|近いうちに|そのうちに|いずれ(?=、|は|また))/u },
  { form: /^(?:追って|おって(?=連絡|通知|お知らせ|、))/u, instead: ["あとで"], isFix: true },
  { form: /^(?:随時|順次|逐次|その都度)/u },
  { form: /^こまめに/u, instead: ["何回も"] },
  { form: /^(?:余裕|ゆとり)を(?:もって|持って|もち|持ち)/u },
  { form: /^(?:ある程度|それなりに|ほどほどに)/u },
  {
    form: /^(?:しかるべき|然るべき|やむを得ない(?=事情|理由|場合)|やむをえない(?=事情|理由|場合)|特段の|何らかの|なんらかの)/u,
  },
  { form: /^一部の/u },
  { form: /^(?:諸般の|種々の)/u, instead: ["いろいろな"] },
];
const BEGINS = new Set(
  "速す早可原基適なで出極無差必状場実一相多少若概お大ケ当し暫近そい追随順逐こ余ゆあそ然や特何諸種ほ",
);
const RISK = /(?:おそれ|恐れ|虞)(?:が|は|も|の)(?:あ[りるっろ]|ござ|な[いくし]|高|大き|生じ)?/gu;
const RISK_SURE = /(あります|ございます|ある)$/;

/** Words that do not say how much, when, or in which case. */
export const vague: Rule = ({ text, tokens }) => {
  const found: Found[] = [];
  let end = 0;
  tokens.forEach((token, at) => {
    if (token.start < end) return;
    const each = listed(text, token) ?? andSoOn(tokens, at) ?? extent(tokens, at);
    if (!each) return;
    found.push(each);
    end = each.end;
  });
  return [...found, ...risks(text)].sort((a, b) => a.start - b.start);
};

function listed(text: string, { start, surface }: Token): Found | null {
  if (!BEGINS.has(surface.charAt(0))) return null;
  const rest = text.slice(start, start + 12);
  for (const { form, instead = [], isFix = false } of WORDS) {
    const match = form.exec(rest);
    if (match) return foundAt("vague", [start, start + match[0].length], { suggestions: instead, isFix });
  }
  return null;
}

/** 住所等, 保健師等; not 平等, 一等, 等しい: those are words of their own. */
function andSoOn(tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at];
  if (!token || !/^等々?$/.test(token.surface) || token.kind !== "名詞") return null;
  const before = tokens[at - 1];
  // 止まらない等: the dictionary takes it for a name.
  if (!before || (token.kind1 === "固有名詞" && !/^(動詞|助動詞|名詞)$/.test(before.kind))) return null;
  if (/^[\d一二三四五六七八九十]+$/.test(before.surface)) return null;
  // 高齢者等避難 is a name: nothing may stand straight behind it.
  const next = tokens[at + 1];
  const isWithin = next?.start === token.end && next.kind === "名詞";
  return foundAt("vague", [token.start, token.end], { suggestions: ["など"], isFix: !isWithin });
}

/** 10日程度, ある程度. */
function extent(tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token?.surface !== "程度" || !before || before.end !== token.start) return null;
  const isAmount =
    before.kind2 === "助数詞" || before.kind1 === "数" || /[\d％%]$/.test(before.surface) || before.kind1 === "接尾";
  return isAmount ? foundAt("vague", [token.start, token.end], { suggestions: ["ぐらい"], isFix: true }) : null;
}

/** 混雑するおそれがあります → 混雑するかもしれません; 混雑するおそれがあるため → 混雑するかもしれないため. */
function risks(text: string): Found[] {
  return Array.from(text.matchAll(RISK), (match) => {
    const start = match.index;
    const after = text.slice(start, start + 12);
    const whole = /^(?:おそれ|恐れ|虞)が(?:あります|ございます)/u.exec(after)?.[0] ?? match[0];
    const isFix = RISK_SURE.test(whole) && /[るうくすつぬむぶぐ]$/.test(text.slice(0, start));
    const maybe = whole.endsWith("ある") ? "かもしれない" : "かもしれません";
    return foundAt("vague", [start, start + whole.length], { suggestions: isFix ? [maybe] : [], isFix });
  });
}
