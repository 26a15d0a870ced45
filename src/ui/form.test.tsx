import { join } from "node:path";
import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { Checkbox, Radios } from "./choices.tsx";
import { Form, formState, PostButton, Select, TextArea, TextInput } from "./form.tsx";

const say = createTranslator(new Catalogue(join(checkout, "locales")), getLanguage("en"));
const labels = { title: "Title", text: "Text", kind: "Kind", secret: "Secret" };
const options = [
  { value: "a", label: "First" },
  { value: "b", label: "Second" },
];

const shown = (issues: { path: string; code: string }[] = []) => {
  const values = { title: `"><b>`, text: "two\nlines", kind: "b", secret: "hidden words", agree: "on" };
  const form = formState(say, { id: "f", labels, values, issues });
  return renderToString(
    <Form form={form} action="/x" token="token-1">
      <TextInput form={form} name="title" hint="A hint" />
      <TextInput form={form} name="secret" type="password" optional />
      <TextArea form={form} name="text" />
      <Select form={form} name="kind" options={options} />
      <Radios form={form} name="kind" options={options} />
      <Checkbox form={form} name="agree" label="I agree" />
    </Form>,
  );
};

it("keeps what was typed, escaped, and never a password", () => {
  const html = shown();
  expect(html).not.toContain('"><b>');
  expect(html).toContain("two\nlines</textarea>");
  expect(html).toMatch(/<option value="b" selected>Second/);
  expect(html).toMatch(/value="b" checked/);
  expect(html).toMatch(/name="agree" value="on" checked/);
  expect(html).not.toContain("hidden words");
  expect(html).toContain('<input type="hidden" name="_token" value="token-1"');
});

it("ties label, hint and error to the field, and links to it from a summary that takes the focus", () => {
  const html = shown([
    { path: "title", code: "common.error.field.too_small" },
    { path: "", code: "common.error.invalid" },
  ]);
  expect(html).toMatch(/role="alert" tabindex="-1" autofocus/);
  expect(html).toContain('href="#f-title"');
  expect(html).toMatch(/id="f-title"[^>]*aria-describedby="f-title-hint f-title-error"[^>]*aria-invalid="true"/);
  expect(html.match(/aria-invalid/g)).toHaveLength(1);
});

it("says nothing of errors where there are none", () => {
  expect(shown()).not.toMatch(/role="alert"|aria-invalid/);
});

it("draws a form without fields as one button", () => {
  const html = renderToString(<PostButton action="/y" token="t" label="Remove" about="the key" hidden={{ id: "7" }} />);
  expect(html).toContain('<input type="hidden" name="id" value="7"');
  expect(html).toContain('<span class="visually-hidden">the key</span>');
});
