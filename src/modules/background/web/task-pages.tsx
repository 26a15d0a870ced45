import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { TaskRow } from "#platform/tasks/task.data.ts";
import { isInterrupted } from "#platform/tasks/task.rules.ts";
import { type TaskKind, taskPath } from "#platform/tasks/task.ts";
import { Notice } from "#ui/parts.tsx";

const REFRESH_SECONDS = 3;

const rootOf = (ctx: StaffContext) => `/${ctx.municipality.slug}/staff`;
const isOpen = ({ state }: TaskRow) => state === "queued" || state === "running";

/** Was cut off, and nobody begins it again but the person herself. */
function isOver(ctx: StaffContext, task: TaskRow, kinds: readonly TaskKind[]): boolean {
  const kind = kinds.find(({ name }) => name === task.kind);
  return kind !== undefined && kind.run === undefined && isInterrupted(task, ctx.clock.now());
}

function titleOf({ say }: StaffContext, task: TaskRow, kinds: readonly TaskKind[]): string {
  const kind = kinds.find(({ name }) => name === task.kind);
  return kind ? say.t(kind.title) : task.kind;
}

/** Where somebody finds again what she left. */
export function taskListPage(ctx: StaffContext, tasks: readonly TaskRow[], kinds: readonly TaskKind[]): PageView {
  const { say } = ctx;
  return page({
    title: say.t("background.tasks.title"),
    body: (
      <>
        <h1>{say.t("background.tasks.title")}</h1>
        <p class="lead">{say.t("background.tasks.lead")}</p>
        {tasks.length === 0 ? <p>{say.t("background.tasks.nothing")}</p> : null}
        <ul class="rows">
          {tasks.map((task) => (
            <li>
              <a href={`${rootOf(ctx)}${taskPath(task.id)}`}>
                <span class="what">{titleOf(ctx, task, kinds)}</span>
                <span class="more">
                  {stateOf(ctx, task)} · {say.format.dateTime(task.createdAt)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

function stateOf(ctx: StaffContext, task: TaskRow): string {
  const { say } = ctx;
  if (isInterrupted(task, ctx.clock.now())) return say.t("background.tasks.state.interrupted");
  if (task.state === "running" && task.total !== null)
    return say.t("background.tasks.state.steps", { done: task.done, total: task.total });
  return say.t(`background.tasks.state.${task.state}`);
}

/** How far it is; asks again by itself until it is over. */
export function taskPage(ctx: StaffContext, task: TaskRow, kinds: readonly TaskKind[]): PageView {
  const { say } = ctx;
  const title = titleOf(ctx, task, kinds);
  return page({
    title,
    refreshSeconds: isOpen(task) && !isOver(ctx, task, kinds) ? REFRESH_SECONDS : undefined,
    crumbs: [{ label: say.t("background.tasks.title"), href: `${rootOf(ctx)}/tasks` }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="caption">{say.t("background.tasks.startedAt", { at: say.format.dateTime(task.createdAt) })}</p>
        {isOver(ctx, task, kinds) ? (
          <Notice tone="error">{say.t("background.tasks.cutOffHint")}</Notice>
        ) : (
          <TaskProgress ctx={ctx} task={task} />
        )}
      </>
    ),
  });
}

function TaskProgress({ ctx, task }: { ctx: StaffContext; task: TaskRow }): JSX.Element {
  if (task.state === "done") return <Result ctx={ctx} task={task} />;
  if (task.state === "failed") return <Failed ctx={ctx} task={task} />;
  const { say } = ctx;
  const { done, total } = task;
  return (
    <>
      <p class="lead">{stateOf(ctx, task)}</p>
      <progress max={total ?? undefined} value={total === null ? undefined : done} aria-label={stateOf(ctx, task)} />
      {isInterrupted(task, ctx.clock.now()) ? <p>{say.t("background.tasks.interruptedHint")}</p> : null}
      <p>
        {say.t("background.tasks.mayLeave")} <a href={`${rootOf(ctx)}/tasks`}>{say.t("background.tasks.title")}</a>
      </p>
    </>
  );
}

function Result({ ctx, task }: { ctx: StaffContext; task: TaskRow }): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <Notice tone="success">{say.t("background.tasks.state.done")}</Notice>
      <p class="buttons">
        {task.resultPath ? (
          <a class="button primary" href={`${rootOf(ctx)}${task.resultPath}`}>
            {say.t("background.tasks.open")}
          </a>
        ) : null}
        {task.resultName ? (
          <a class="button" href={`${rootOf(ctx)}${taskPath(task.id)}/file`} download>
            {say.t("background.tasks.download", { name: task.resultName })}
          </a>
        ) : null}
      </p>
    </>
  );
}

function Failed({ ctx, task }: { ctx: StaffContext; task: TaskRow }): JSX.Element {
  const { say } = ctx;
  const reason = task.errorCode ?? "background.error.taskFailed";
  return (
    <Notice tone="error">
      <p>{say.t(reason as MessageKey, task.errorParams ?? {})}</p>
      <p>{say.t("background.tasks.nothingChanged")}</p>
    </Notice>
  );
}
