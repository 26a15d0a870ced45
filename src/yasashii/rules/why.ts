import type { RuleId } from "./rule.ts";

/** Why a place is pointed at, to the writer; in Japanese as a colleague would say it. */
export const WHY: Readonly<Record<RuleId, { ja: string; en: string }>> = {
  "long-sentence": {
    ja: "一文が長いか、いくつもの内容をつないでいます。一文に一つの内容にして、文を分けましょう。",
    en: "The sentence is long, or joins several statements. Say one thing in one sentence.",
  },
  "mixed-endings": {
    ja: "文の終わりを「です・ます」にそろえましょう。",
    en: "End the sentence with です or ます, as all others.",
  },
  katakana: {
    ja: "外来語や略語は、日本語を学んでいる人にはわかりにくいことがあります。",
    en: "Loanwords and abbreviations are hard for people who are learning Japanese.",
  },
  "double-negative": {
    ja: "二重否定です。打ち消しを使わずに言いましょう。",
    en: "A double negative. Say it without negations.",
  },
  must: {
    ja: "「〜なければならない」は、「〜してください」と言えることがあります。",
    en: "“Must” can often be said as a request: 〜してください.",
  },
  "passive-causative": {
    ja: "受け身や使役です。だれがするのかを主語にして言えないか、確かめましょう。",
    en: "Passive or causative. See whether you can say who does it.",
  },
  keigo: {
    ja: "尊敬語や謙譲語は使わず、「です・ます」で言いましょう。",
    en: "Leave out words of respect and humility; です and ます are polite enough.",
  },
  "hard-word": {
    ja: "日本語を学んでいる人には難しい言葉です。やさしい言葉に言いかえるか、説明を添えましょう。",
    en: "A hard word for people who are learning Japanese. Say it with easier words, or explain it.",
  },
  vague: {
    ja: "どのくらいか、どの場合かがわかりません。具体的に言いましょう。",
    en: "It leaves the reader to guess how much or in which case. Say it exactly.",
  },
  term: {
    ja: "知っておいてほしい大切な言葉です。そのまま使い、〈 〉で説明を添えましょう。",
    en: "An important word that the reader will meet again. Keep it, and explain it in 〈 〉.",
  },
  "date-time": {
    ja: "日付や時刻は、西暦、午前・午後、「〜から〜まで」で書きましょう。",
    en: "Write the year of the common era, the time with 午前 or 午後, and ranges with から and まで.",
  },
  nominalisation: {
    ja: "動作を名詞で言っています。動詞を使って文にしましょう。",
    en: "A doing said as a noun. Use a verb.",
  },
  "sino-verb": {
    ja: "漢語の動詞です。ふだん使う言葉に言いかえましょう。",
    en: "A verb of Chinese characters. Use the everyday word.",
  },
  onomatopoeia: {
    ja: "音や様子を表す言葉は、日本語を学んでいる人に伝わりにくい言葉です。",
    en: "Words that paint sounds or manners are hard for people who are learning Japanese.",
  },
};
