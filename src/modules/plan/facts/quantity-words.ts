import type { Text } from "#platform/i18n/text.ts";
import { type Quantity, wordOf } from "./fact.rules.ts";

/** What quantities are called: the words that staff type stand for the same key everywhere. */
export type QuantityWords = Pick<Quantity, "name" | "label" | "unit">;

const PEOPLE: Text = {
  ja: "人",
  "ja-easy": "人《にん》",
  en: "people",
  "zh-Hans": "人",
  vi: "người",
  ne: "जना",
  id: "orang",
  ko: "명",
  my: "ဦး",
};
const TIMES: Text = {
  ja: "回",
  "ja-easy": "回《かい》",
  en: "times",
  "zh-Hans": "次",
  vi: "lần",
  ne: "पटक",
  id: "kali",
  ko: "회",
  my: "ကြိမ်",
};
const ITEMS: Text = {
  ja: "件",
  "ja-easy": "件《けん》",
  en: "items",
  "zh-Hans": "件",
  vi: "lượt",
  ne: "वटा",
  id: "kali",
  ko: "건",
  my: "ခု",
};

/** What cities count most, in the languages of the first tier, so that residents can read the sums. */
export const COMMON_QUANTITIES: readonly QuantityWords[] = [
  {
    name: "sessions",
    unit: TIMES,
    label: {
      ja: "開催",
      "ja-easy": "した 回数《かいすう》",
      en: "Held",
      "zh-Hans": "举办",
      vi: "Số lần tổ chức",
      ne: "आयोजन",
      id: "Diadakan",
      ko: "개최",
      my: "ကျင်းပခြင်း",
    },
  },
  {
    name: "participants",
    unit: PEOPLE,
    label: {
      ja: "参加者",
      "ja-easy": "来《き》た 人《ひと》",
      en: "Participants",
      "zh-Hans": "参加者",
      vi: "Người tham gia",
      ne: "सहभागी",
      id: "Peserta",
      ko: "참가자",
      my: "ပါဝင်သူ",
    },
  },
  {
    name: "foreignParticipants",
    unit: PEOPLE,
    label: {
      ja: "うち外国人",
      "ja-easy": "その 中《なか》の 外国人《がいこくじん》",
      en: "Of them foreign residents",
      "zh-Hans": "其中外国人",
      vi: "Trong đó người nước ngoài",
      ne: "तीमध्ये विदेशी",
      id: "Di antaranya orang asing",
      ko: "그중 외국인",
      my: "ယင်းအနက် နိုင်ငံခြားသား",
    },
  },
  {
    name: "volunteers",
    unit: PEOPLE,
    label: {
      ja: "ボランティア",
      "ja-easy": "ボランティア",
      en: "Volunteers",
      "zh-Hans": "志愿者",
      vi: "Tình nguyện viên",
      ne: "स्वयंसेवक",
      id: "Relawan",
      ko: "자원봉사자",
      my: "စေတနာ့ဝန်ထမ်း",
    },
  },
  {
    name: "dispatches",
    unit: ITEMS,
    label: {
      ja: "派遣",
      "ja-easy": "通訳《つうやく》などの 人《ひと》が 行《い》った 数《かず》",
      en: "Dispatches",
      "zh-Hans": "派遣",
      vi: "Lượt cử người",
      ne: "खटाइएको",
      id: "Penugasan",
      ko: "파견",
      my: "စေလွှတ်ခြင်း",
    },
  },
  {
    name: "consultations",
    unit: ITEMS,
    label: {
      ja: "相談",
      "ja-easy": "相談《そうだん》",
      en: "Consultations",
      "zh-Hans": "咨询",
      vi: "Lượt tư vấn",
      ne: "परामर्श",
      id: "Konsultasi",
      ko: "상담",
      my: "တိုင်ပင်ဆွေးနွေးမှု",
    },
  },
  {
    name: "pages",
    unit: {
      ja: "ページ",
      "ja-easy": "ページ",
      en: "pages",
      "zh-Hans": "页",
      vi: "trang",
      ne: "पृष्ठ",
      id: "halaman",
      ko: "쪽",
      my: "စာမျက်နှာ",
    },
    label: {
      ja: "翻訳",
      "ja-easy": "ほかの 言葉《ことば》に した ページ",
      en: "Translated",
      "zh-Hans": "翻译",
      vi: "Đã dịch",
      ne: "अनुवाद",
      id: "Diterjemahkan",
      ko: "번역",
      my: "ဘာသာပြန်ခြင်း",
    },
  },
  {
    name: "copies",
    unit: {
      ja: "部",
      "ja-easy": "部《ぶ》",
      en: "copies",
      "zh-Hans": "份",
      vi: "bản",
      ne: "प्रति",
      id: "eksemplar",
      ko: "부",
      my: "စောင်",
    },
    label: {
      ja: "配布",
      "ja-easy": "配《くば》った 数《かず》",
      en: "Handed out",
      "zh-Hans": "发放",
      vi: "Đã phát",
      ne: "वितरण",
      id: "Dibagikan",
      ko: "배포",
      my: "ဖြန့်ဝေခြင်း",
    },
  },
  {
    name: "posts",
    unit: ITEMS,
    label: {
      ja: "発信",
      "ja-easy": "インターネットに 出《だ》した 数《かず》",
      en: "Posts",
      "zh-Hans": "发布",
      vi: "Bài đăng",
      ne: "पोस्ट",
      id: "Unggahan",
      ko: "게시",
      my: "ပို့စ်",
    },
  },
];

/** The words behind a key. @throws where the key is not among the common ones */
export function commonQuantity(name: string): QuantityWords {
  const found = COMMON_QUANTITIES.find((quantity) => quantity.name === name);
  if (!found) throw new Error(`unknown quantity: ${name}`);
  return found;
}

/** Something typed, and in which language. */
interface TypedWords {
  label: string;
  unit: string;
  language: "ja" | "en";
}

/**
 * What typed words mean: the key that the city already counts under, or a common one, so that what is the same is added
 * up whoever enters it; else the words themselves are the key.
 */
export function quantityWords(typed: TypedWords, known: readonly QuantityWords[]): QuantityWords {
  const candidates = [...known, ...COMMON_QUANTITIES];
  const unit = candidates.find((one) => says(one.unit, typed.unit))?.unit ?? { [typed.language]: typed.unit };
  const same = candidates.find((one) => says(one.label, typed.label) && wordOf(one.unit) === wordOf(unit));
  const named = same ?? candidates.find((one) => says(one.label, typed.label));
  if (named) return { name: named.name, label: named.label, unit };
  return { name: folded(typed.label), label: { [typed.language]: typed.label }, unit };
}

const says = (text: Text, typed: string) => Object.values(text).some((word) => folded(word) === folded(typed));
const folded = (word: string) => word.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
