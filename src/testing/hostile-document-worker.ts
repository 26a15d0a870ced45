import { type DocumentWork, documentWork, serveDocuments } from "#platform/documents/serve-documents.ts";
import { invalid } from "#platform/errors.ts";

// A document worker whose tasks do what a file can make a reader do; started by document-worker.test.ts.

const work = (name: string, act: (input: unknown) => unknown): DocumentWork => documentWork({ name }, act);

serveDocuments([
  work("echo", (input) => input),
  work("refuse", () => {
    throw invalid([{ path: "nodes.1.title", code: "plan.error.required", params: { line: 7 } }], "plan.error.file");
  }),
  work("fail", () => {
    throw new TypeError("not foreseen");
  }),
  work("spin", () => {
    for (;;);
  }),
  // Grows inside of V8's own functions, where no resource limit of a thread reaches: it would take the process with it.
  work("swell", () => {
    let text = "a&lt;";
    for (;;) text = `${text}${text}`.replace(/&lt;/g, () => "&lt;&lt;");
  }),
  work("crash", () => process.abort()),
  work("secrets", () => Object.keys(process.env)),
]);
