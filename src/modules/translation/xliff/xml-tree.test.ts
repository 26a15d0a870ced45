import { expect, it } from "vitest";
import { parseXml } from "./xml-tree.ts";

const problemIn = (text: string): unknown => {
  try {
    return parseXml(text);
  } catch (error) {
    return (error as { problems?: readonly unknown[] }).problems?.[0];
  }
};

it("takes what only seems to be a declaration, in a comment or as text", () => {
  const text = "<a>\n<!-- <!DOCTYPE x> --><b><![CDATA[<!ENTITY y><!--]]></b><!----></a>";
  expect(parseXml(text)).toMatchObject({ name: "a", line: 1, children: [{}, { name: "b", line: 2 }] });
});

it.each([
  ["<!DOCTYPE a>\n<a/>", 1],
  ["<a>\n<!-- --><!entity b></a>", 2],
  ["<!-- -->\n\n<![CDATA[]]><!ELEMENT b><a/>", 3],
])("refuses a declaration and says where it stands: %s", (text, line) => {
  expect(problemIn(text)).toEqual({ what: "doctype", line });
});

it("looks once for the end of a comment that has none", () => {
  expect(problemIn(`<a>\n${"<!--".repeat(399_000)}`)).toEqual({ what: "notXml", line: 2 });
  expect(problemIn("<!--".repeat(5_000_000))).toEqual({ what: "tooLarge", line: 1 });
});
