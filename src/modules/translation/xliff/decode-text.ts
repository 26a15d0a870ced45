import { FileProblem } from "../exchange/returned-file.ts";

/** The text of a file in whatever encoding it says it is. Without a mark at its beginning and without a word: UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  const label = markOf(bytes) ?? declaredIn(bytes) ?? "utf-8";
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes).replace(/^\uFEFF/, "");
  } catch {
    throw new FileProblem([{ what: "encoding", line: 1 }]);
  }
}

/** By the byte order mark, or by the zeros beside the first sign, which is `<`. */
function markOf([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0x3c && second === 0 && third !== 0) return "utf-16le";
  if (first === 0 && second === 0x3c && fourth !== 0) return "utf-16be";
  return undefined;
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  return /^(?:\xEF\xBB\xBF)?<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1];
}
