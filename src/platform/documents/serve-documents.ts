import { type Answer, type AnswerMessage, answerOf, type TaskMessage } from "./document-messages.ts";
import type { DocumentTask } from "./document-task.ts";

/** A task together with what does it. */
export interface DocumentWork {
  name: string;
  work(input: unknown): unknown;
}

export function documentWork<Input, Output>(
  task: DocumentTask<Input, Output>,
  work: (input: Input) => Output | Promise<Output>,
): DocumentWork {
  return { name: task.name, work: (input) => work(input as Input) };
}

/** The worker's side: does what it is sent, and ends when the server is gone. */
export function serveDocuments(works: readonly DocumentWork[]): void {
  const byName = new Map(works.map((work) => [work.name, work]));
  process.on("disconnect", () => process.exit());
  process.on("message", async ({ task, input }: TaskMessage) => {
    const answer = await answerTo(byName.get(task), { task, input });
    const message: AnswerMessage = { answer, megabytes: Math.ceil(process.memoryUsage.rss() / 1e6) };
    process.send?.(message);
  });
}

async function answerTo(work: DocumentWork | undefined, { task, input }: TaskMessage): Promise<Answer> {
  try {
    if (!work) throw new Error(`there is no task ${task}`);
    return { outcome: "done", output: await work.work(input) };
  } catch (error) {
    return answerOf(error);
  }
}
