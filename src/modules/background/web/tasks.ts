import { file } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import type { TaskKind } from "#platform/tasks/task.ts";
import { getTask, getTaskFile } from "../get-task.ts";
import { listTasks } from "../list-tasks.ts";
import { taskListPage, taskPage } from "./task-pages.tsx";

const access = "signedIn";
const idOf = ({ params }: { params: Record<string, string> }) => params.id ?? "";

/** Long work: how far it is, what came of it. */
export function taskRoutes(kinds: readonly TaskKind[]): Route[] {
  return [
    staffPage({ access, path: "/tasks", handle: async (ctx) => taskListPage(ctx, await listTasks(ctx), kinds) }),
    staffPage({
      access,
      path: "/tasks/:id",
      handle: async (ctx, request) => taskPage(ctx, await getTask(ctx, idOf(request)), kinds),
    }),
    staffPage({
      access,
      path: "/tasks/:id/file",
      async handle(ctx, request) {
        const { bytes, type, name } = await getTaskFile(ctx, idOf(request));
        return file({ body: bytes, type, fileName: name });
      },
    }),
  ];
}
