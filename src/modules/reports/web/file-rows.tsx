import type { JSX } from "preact";
import type { PaperFormat } from "#platform/documents/paper-task.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { ReportFileSize } from "../making/report.data.ts";

/** As people call them, not as files end. */
const NAMES: Record<PaperFormat, string> = { pdf: "PDF", docx: "Word", xlsx: "Excel" };

/** Every download says what it is, its language and its size. `base`: what stands before the file's name. */
export function FileRows({
  say,
  files,
  base,
}: {
  say: Translator;
  files: readonly ReportFileSize[];
  base: string;
}): JSX.Element {
  return (
    <ul class="rows">
      {files.map(({ language, format, size }) => (
        <li>
          <a href={`${base}/report.${language}.${format}`} hreflang={language}>
            <span class="what">
              {NAMES[format]} · {language === "ja" ? "日本語" : "English"}
            </span>
            <span class="more">{say.format.number(Math.max(1, Math.round(size / 1024)))} KB</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
