import type { RuleId } from "./rule.ts";

/** Why a place is pointed at, to the writer; in Japanese as a colleague would say it. */
export const WHY: Readonly<Record<RuleId, { ja: string; en: string }>> = {
  "long-sentence": {
    ja: "一文が50文字を超えるか、4つ以上の内容をつないでいます。一文に一つの内容にして、文を分けましょう。",
    en: "The sentence has more than fifty letters, or joins four statements or more. Say one thing in one sentence.",
  },
  "mixed-endings": {
    ja: "文の終わりが「です・ます」ではありません。「です・ます」「ください」にそろえましょう。",
    en: "The sentence does not end with です, ます or ください. End all sentences alike.",
  },
  katakana: {
    ja: "外来語や略語は、日本語を学んでいる人にはわかりにくいことがあります。",
    en: "Loanwords and abbreviations are hard for people who are learning Japanese.",
  },
  "double-negative": {
    ja: "打ち消しが二つ重なっています。打ち消しを使わずに、「する」「できる」と言いましょう。",
    en: "Two negations that make a yes. Say the yes.",
  },
  must: {
    ja: "「〜なければならない」「〜する必要がある」は、「〜してください」と言えることがあります。",
    en: "What somebody must do can often be said as a request: 〜してください.",
  },
  "passive-causative": {
    ja: "受け身（れる・られる）や使役（せる・させる）です。だれがするのかを主語にして言えないか、確かめましょう。",
    en: "Passive (れる, られる) or causative (せる, させる). See whether you can say who does it.",
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
    ja: "元号、24時間の時刻、「〜」や「/」は読みにくい書き方です。西暦、午前・午後、「…から…まで」で書きましょう。",
    en: "Eras, the clock of 24 hours, 〜 and / are hard to read. Write the year of the common era, 午前 or 午後, and から … まで.",
  },
  nominalisation: {
    ja: "動作を名詞で言っています（申請を行う、申請の際）。動詞で言いましょう（申請する、申請するとき）。",
    en: "A doing said as a noun (申請を行う, 申請の際). Use the verb (申請する, 申請するとき).",
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
