import type { SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";

/** Ids, keys and choices; what they name is read when the task runs. */
export type TaskInput = Readonly<Record<string, string | number | boolean | null>>;

/** A kind of long work as whoever starts it names it: `<module>.<what it does>`. */
export interface TaskName<Input extends TaskInput = TaskInput> {
  readonly name: string;
  /** Never there: it ties the place that starts to the place that does the work. */
  readonly types?: Input;
}

/** Long work that a person starts, leaves and finds again under `/tasks`. */
export interface TaskKind<Input extends TaskInput = TaskInput> extends TaskName<Input> {
  title: MessageKey;
  /**
   * Does what takes long and returns what saves it. The saving and "done" are one transaction: a process that is killed
   * before has changed nothing, and the task is run again from the start. Left out for what a person waits for on the page
   * (`doAtOnce`): she begins it again herself.
   */
  run?(ctx: SystemContext, task: RunningTask<Input>): Promise<SaveTask>;
}

export interface RunningTask<Input extends TaskInput = TaskInput> {
  id: string;
  input: Input;
  startedBy: string;
  /** So many steps of so many are done. */
  progress(done: number, total: number): Promise<void>;
}

export type SaveTask = (scope: Scope) => Promise<TaskResult>;

/** What came of it: a page (behind `/{slug}/staff`), a file to take away, or both. */
export interface TaskResult {
  path?: string;
  file?: TaskFile;
}

export interface TaskFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Where a task is followed, behind `/{slug}/staff`. */
export const taskPath = (id: string) => `/tasks/${id}`;
