/** Whether a word is explained where it stands: 津波〈…〉, 在留カード（…カード）, 「…」とは, 小さい紙（整理券といいます）. */
export function isExplained(text: string, { start, end }: { start: number; end: number }): boolean {
  const after = text.slice(end, end + 160);
  return EXPLAINED_AFTER.test(after) || DEFINED_AFTER.test(after) || isNamed(text, start, end);
}

// An explanation is language: letters of hiragana in it, not a remark such as （3枚） or （平日のみ）.
const EXPLAINED_AFTER =
  /^[」』"'”]?\s*(?:〈[^〉]{2,150}〉|[（(](?![^）)]{0,40}(?:のみ|まで|から|除く|以内|参照|とおり|場合|含む)[）)])(?=[^）)]{0,80}[ぁ-ん][^）)]{0,80}[ぁ-ん])[^）)]{4,150}[）)])/;
const DEFINED_AFTER =
  /^[」』"'”]?(?:とは(?![限言思いか])|というのは|って何|は、[^。]{2,80}のことです|は、[^。]{2,60}のこと。)/;

/** It is the name of something said in easy words: （…といいます）, …る「…」. */
function isNamed(text: string, start: number, end: number): boolean {
  if (/^[」』]?(?:と(?:いい|言い|呼び|よび)ます|という(?:もの|名前|意味)|と呼ばれ)/.test(text.slice(end, end + 12)))
    return true;
  const before = text.slice(Math.max(0, start - 12), start);
  if (/(?:通称|略称|愛称)[：:「は、]{0,2}$/.test(before)) return true;
  return /[うくすつぬぶむるたいだ]「$/.test(before) && /^」/.test(text.slice(end, end + 1));
}

/** Whether a place stands within the explanation of a word: 年金〈…〉. */
export function isInExplanation(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 150), start);
  return before.lastIndexOf("〈") > before.lastIndexOf("〉");
}
