import { type ChildProcess, fork } from "node:child_process";
import { AppError } from "../errors.ts";
import type { Log } from "../log.ts";
import { type Answer, type AnswerMessage, errorOf, type TaskMessage } from "./document-messages.ts";
import { DOCUMENT_TOO_HEAVY, type Documents, type DocumentTask } from "./document-task.ts";

export interface DocumentLimits {
  /** Memory of one task; beyond it the worker ends. */
  heapMegabytes: number;
  /**
   * Of the whole worker, after a task: with more, a new one does the next task. The library that prints lies outside of the
   * heap and gives back some 60 MB less than it took for each hundred pages.
   */
  keptMegabytes: number;
  /** Time of one task, the worker's start included. */
  taskMs: number;
  /** Tasks that wait for their turn; each holds its document in the server's memory. */
  waiting: number;
  /** The worker ends when it has had nothing to do for so long, and its memory goes back. */
  idleMs: number;
}

const LIMITS: DocumentLimits = { heapMegabytes: 512, keptMegabytes: 700, taskMs: 30_000, waiting: 8, idleMs: 5_000 };

interface Job {
  message: TaskMessage;
  resolve(output: unknown): void;
  reject(error: Error): void;
}

/**
 * Reads and writes documents one after the other in a process of its own, which is started when it is needed. Not a
 * thread: where a thread's heap runs out inside of one of V8's own functions (`replace` on a long string, a map that
 * grows), V8 ends the whole process and not that thread, whatever its resource limits say.
 */
export class DocumentWorker implements Documents {
  readonly #file: string;
  readonly #log: Log;
  readonly #limits: DocumentLimits;
  readonly #waiting: Job[] = [];
  #running: Job | undefined;
  #process: ChildProcess | undefined;
  /** Of the running task, or until an idle worker ends. */
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** `file` is a script that calls `serveDocuments`. */
  constructor(file: string, { log, ...limits }: { log: Log } & Partial<DocumentLimits>) {
    this.#file = file;
    this.#log = log;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Of the worker; undefined while there is none. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  run<Input, Output>(task: DocumentTask<Input, Output>, input: Input): Promise<Output> {
    return new Promise<Output>((resolve, reject) => {
      if (this.#isStopped || this.#waiting.length >= this.#limits.waiting) return reject(busy());
      const message = { task: task.name, input };
      this.#waiting.push({ message, reject, resolve: (output) => resolve(output as Output) });
      this.#next();
    });
  }

  /** Gives up what is under way and what waits. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const job of this.#waiting.splice(0)) job.reject(busy());
    const child = this.#process;
    if (!child) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    this.#end(child, busy());
    await ended;
  }

  #next(): void {
    if (this.#running) return;
    clearTimeout(this.#timer);
    const job = this.#waiting.shift();
    if (job) this.#start(job);
    else this.#timer = setTimeout(() => this.#process && this.#end(this.#process, busy()), this.#limits.idleMs).unref();
  }

  #start(job: Job): void {
    const child = this.#process?.connected ? this.#process : this.#fork();
    this.#process = child;
    this.#running = job;
    this.#timer = setTimeout(() => this.#giveUp(child, "time"), this.#limits.taskMs);
    try {
      child.send(job.message, (error) => error && this.#giveUp(child, "channel"));
    } catch (error) {
      // The input is not made of plain values.
      this.#settle((running) => running.reject(error as Error));
    }
  }

  #fork(): ChildProcess {
    const child = fork(this.#file, [], {
      execArgv: ["--enable-source-maps", `--max-old-space-size=${this.#limits.heapMegabytes}`],
      // What somebody sends in is read there: it finds no password and no address of the database.
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    child.on("message", ({ answer, megabytes }: AnswerMessage) => {
      if (child !== this.#process) return;
      if (megabytes > this.#limits.keptMegabytes) this.#leave(child);
      this.#settle((job) => answerTo(job, answer));
    });
    child.on("exit", (code, signal) => this.#giveUp(child, signal ?? `code ${code}`));
    child.on("error", (error) => this.#giveUp(child, error.message));
    return child;
  }

  /** The task cannot be ended by the worker: `why` goes into the log. Does nothing for a worker that is given up already. */
  #giveUp(child: ChildProcess, why: string): void {
    if (child !== this.#process) return;
    const task = this.#running?.message.task;
    if (task) this.#log.warn("documents.gaveUp", { task, why });
    this.#end(child, new AppError("unavailable", DOCUMENT_TOO_HEAVY));
  }

  #leave(child: ChildProcess): void {
    this.#process = undefined;
    child.kill("SIGKILL");
  }

  #end(child: ChildProcess, reason: AppError): void {
    this.#leave(child);
    this.#settle((job) => job.reject(reason));
  }

  #settle(how: (job: Job) => void): void {
    clearTimeout(this.#timer);
    const job = this.#running;
    this.#running = undefined;
    if (!job) return;
    how(job);
    this.#next();
  }
}

function answerTo(job: Job, answer: Answer): void {
  if (answer.outcome === "done") job.resolve(answer.output);
  else job.reject(errorOf(answer));
}

const busy = () => new AppError("unavailable", "common.error.documentsBusy");
