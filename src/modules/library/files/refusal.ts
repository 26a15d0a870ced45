import { type Issue, invalid } from "#platform/errors.ts";
import { isRefusal, type JudgedFile, judgeFile, type Refusal } from "#platform/files/judge-file.ts";
import type { UploadedFile } from "#platform/http/route.ts";

/** A file that may be stored. @throws AppError invalid, saying what is wrong with it */
export function takeFile(file: UploadedFile | undefined): JudgedFile {
  if (!file) throw invalid([{ path: "file", code: "library.error.fileMissing" }]);
  const judged = judgeFile(file);
  if (isRefusal(judged)) throw invalid([issueOf(judged)]);
  return judged;
}

function issueOf(refusal: Refusal): Issue {
  switch (refusal.reason) {
    case "tooLarge":
      return issue("library.error.fileTooLarge", { size: refusal.size, most: refusal.most });
    case "otherType":
      return issue("library.error.fileOtherType", { named: refusal.named, found: refusal.found });
    case "empty":
      return issue("library.error.fileEmpty");
    case "unknownType":
      return issue("library.error.fileUnknownType");
    case "brokenImage":
      return issue("library.error.fileBrokenImage");
    case "script":
      return issue("library.error.fileScript");
    case "launch":
      return issue("library.error.fileLaunch");
  }
}

const issue = (code: string, params?: Issue["params"]): Issue => ({ path: "file", code, params });
