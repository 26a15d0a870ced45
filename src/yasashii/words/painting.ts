/** ぐらぐら, さっと, ぐったり: words that paint a sound or a manner; a rule of their own tells of them. */
export const isPainting = (word: string): boolean =>
  /^(.{2,3})\1[とにで]?$/.test(word) ||
  /^[ぁ-んァ-ヺ]{1,2}[っッんン]と$/.test(word) ||
  /^[ぁ-んァ-ヺ][っッんン][ぁ-んァ-ヺ]り(?:と)?$/.test(word);
