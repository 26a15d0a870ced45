import { expect, it } from "vitest";
import type { Documents } from "#platform/documents/document-task.ts";
import type { WrittenPaper } from "#platform/documents/paper-task.ts";
import { samplePaper } from "#testing/sample-paper.ts";
import { PrintShelf } from "./print-shelf.ts";

/** Prints when it is told to; each paper is as large as `bytes`. */
function slowPrinter(bytes = 10) {
  const waiting: (() => void)[] = [];
  let printed = 0;
  const documents: Documents = {
    run: <_Input, Output>() =>
      new Promise<Output>((resolve) => {
        printed += 1;
        const written: WrittenPaper = { bytes: new Uint8Array(bytes), replaced: [], pages: 3 };
        waiting.push(() => resolve(written as Output));
      }),
  };
  const finish = () => {
    for (const done of waiting.splice(0)) done();
  };
  return { documents, printed: () => printed, finish };
}

const paper = (name: string) => samplePaper({ title: [name] });

it("prints once for all who ask at the same time, and not again for those who ask later", async () => {
  const printer = slowPrinter();
  const shelf = new PrintShelf(printer.documents);
  const asked = [shelf.print(paper("a")), shelf.print(paper("a"))];
  printer.finish();
  const [one, other] = await Promise.all(asked);
  expect(one).toBe(other);
  expect(await shelf.print(paper("a"))).toBe(one);
  expect(printer.printed()).toBe(1);
});

it("refuses what is too much at once, and takes it when there is room again", async () => {
  const printer = slowPrinter();
  const shelf = new PrintShelf(printer.documents, { atOnce: 1 });
  const first = shelf.print(paper("a"));
  await expect(shelf.print(paper("b"))).rejects.toMatchObject({ kind: "unavailable" });
  printer.finish();
  await first;
  const second = shelf.print(paper("b"));
  printer.finish();
  expect((await second).pages).toBe(3);
});

it("lets go of what nobody asked for longest where it keeps too much", async () => {
  const printer = slowPrinter(10);
  const shelf = new PrintShelf(printer.documents, { keptBytes: 25 });
  const print = async (name: string) => {
    const printed = shelf.print(paper(name));
    printer.finish();
    await printed;
  };
  for (const name of ["a", "b", "a", "c"]) await print(name);
  expect(printer.printed()).toBe(3);
  await print("a");
  expect(printer.printed()).toBe(3);
  await print("b");
  expect(printer.printed()).toBe(4);
});
