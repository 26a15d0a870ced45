import fc from "fast-check";
import { expect, it } from "vitest";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { buildContent } from "#testing/build-library.ts";
import type { Content } from "./block.rules.ts";
import { hashesOf, statesOf, type TextInLanguage, textState } from "./staleness.rules.ts";

const ja = buildContent({ title: "転入", a: "一", b: "二" });
const easy = buildContent({ title: "引《ひ》っ越《こ》し", a: "いち", b: "に" }, ja);
const vi = buildContent({ title: "Chuyển đến", a: "một", b: "hai" }, easy);

/** ja → ja-easy → vi. */
function chain(given: Partial<Record<"ja" | "ja-easy" | "vi", Content>> = {}): Map<LanguageCode, TextInLanguage> {
  return new Map<LanguageCode, TextInLanguage>([
    ["ja", { content: given.ja ?? ja, madeFrom: null }],
    ["ja-easy", { content: given["ja-easy"] ?? easy, madeFrom: "ja" }],
    ["vi", { content: given.vi ?? vi, madeFrom: "ja-easy" }],
  ]);
}

const changed = (content: Content, id: string): Content => ({
  ...content,
  blocks: content.blocks.map((block) => (block.id === id ? ({ ...block, text: "かわった" } as typeof block) : block)),
});

it("says of each part what it is: the source, or current with it", () => {
  expect([...statesOf(chain(), "ja", "ja").values()]).toEqual(["source", "source", "source", "source"]);
  expect([...statesOf(chain(), "ja", "vi").values()]).toEqual(["current", "current", "current", "current"]);
});

it("turns exactly the touched block stale, and what was made from it is behind", () => {
  const texts = chain({ ja: changed(ja, "b") });
  expect(Object.fromEntries(statesOf(texts, "ja", "ja-easy"))).toEqual({
    ...{ title: "current", summary: "current", a: "current" },
    b: "stale",
  });
  expect(statesOf(texts, "ja", "vi").get("b")).toBe("behind");
  expect(statesOf(texts, "ja", "vi").get("a")).toBe("current");
});

it("is current again when the translation is made from what stands there now, and when the change is taken back", () => {
  const newer = changed(ja, "a");
  const again = buildContent({ title: "引《ひ》っ越《こ》し", a: "いち、いち", b: "に" }, newer);
  expect(statesOf(chain({ ja: newer, "ja-easy": again }), "ja", "ja-easy").get("a")).toBe("current");
  expect(statesOf(chain({ ja: newer, "ja-easy": again }), "ja", "vi").get("a")).toBe("stale");
  expect(statesOf(chain({ ja: changed(changed(ja, "a"), "a") }), "ja", "ja-easy").get("a")).toBe("stale");
  expect(statesOf(chain(), "ja", "ja-easy").get("a")).toBe("current");
});

it("knows a part that is new in the root as missing, and forgets one that the root no longer has", () => {
  const longer = buildContent({ title: "転入", a: "一", b: "二", c: "三" });
  expect(statesOf(chain({ ja: longer }), "ja", "vi").get("c")).toBe("missing");
  const shorter = buildContent({ title: "転入", a: "一" });
  expect(statesOf(chain({ ja: shorter }), "ja", "vi").has("b")).toBe(false);
});

it("ends where two languages name each other as their source", () => {
  const texts = chain();
  texts.set("ja-easy", { content: easy, madeFrom: "vi" });
  expect(statesOf(texts, "ja", "vi").size).toBe(4);
});

it("does not call a part stale for what no reader reads: a source note, a role, a blank", () => {
  const [first] = ja.blocks;
  const dressed = { ...ja, blocks: ja.blocks.map((block) => ({ ...block, source: "act", blank: true })) };
  expect(first && hashesOf(dressed)).toEqual(hashesOf(ja));
});

it("makes a text's state of its parts' states and of what staff say", () => {
  const states = statesOf(chain(), "ja", "vi");
  expect([textState(states, undefined), textState(states, "machineDraft"), textState(states, "done")]).toEqual([
    ...["missing", "machineDraft", "done"],
  ]);
  expect(textState(statesOf(chain({ ja: changed(ja, "a") }), "ja", "vi"), "done")).toBe("stale");
});

it("never calls a part current whose way to the root has another hash somewhere", () => {
  const words = fc.constantFrom("一", "二", "三");
  fc.assert(
    fc.property(words, words, words, (first, second, third) => {
      const before = buildContent({ a: first });
      const middle = buildContent({ a: "x" }, before);
      const last = buildContent({ a: "y" }, middle);
      const texts = chain({
        ja: buildContent({ a: second }),
        "ja-easy": { ...middle, blocks: buildContent({ a: third }).blocks },
        vi: last,
      });
      const isCurrent = statesOf(texts, "ja", "vi").get("a") === "current";
      expect(isCurrent).toBe(first === second && hashesOf(middle).a === hashesOf(buildContent({ a: third })).a);
    }),
  );
});
