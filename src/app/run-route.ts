import type { GateContext, StaffContext, VisitorContext } from "#platform/context.ts";
import { AppError, HTTP_STATUS, type Issue } from "#platform/errors.ts";
import { issuesOf } from "#platform/http/form.ts";
import type { Reply } from "#platform/http/reply.ts";
import type {
  GateRoute,
  InvalidRequest,
  ResidentWriteRoute,
  RouteRequest,
  StaffReadRoute,
  StaffWriteRoute,
} from "#platform/http/route.ts";

type FormRoute = StaffReadRoute | StaffWriteRoute | GateRoute | ResidentWriteRoute;
type FormContext = StaffContext | GateContext | VisitorContext;
type Handle<Ctx> = (ctx: Ctx, request: RouteRequest<unknown>) => Promise<Reply>;
type ShowAgain<Ctx> = (ctx: Ctx, request: InvalidRequest) => Promise<Reply>;

/** Parses the input, runs the route, and gives a wrong form back to it with all that is wrong. */
export async function runRoute<Ctx extends FormContext>(
  ctx: Ctx,
  route: FormRoute,
  request: InvalidRequest,
): Promise<Reply> {
  const handle = route.handle as Handle<Ctx>;
  if (!("input" in route) || !route.input) return handle(ctx, { ...request, input: undefined });
  const showAgain = route.invalid as ShowAgain<Ctx> | undefined;
  const parsed = route.input.safeParse(request.values);
  const again = async (issues: Issue[], status: number) => {
    if (showAgain) return withErrorInTitle(ctx, await showAgain(ctx, { ...request, issues, status }));
    const { code = "common.error.invalid", params = {} } = issues[0] ?? {};
    throw new AppError(status === 409 ? "conflict" : "invalid", code, { params, issues });
  };
  if (!parsed.success) return again(issuesOf(parsed.error), 422);
  try {
    return await handle(ctx, { ...request, input: parsed.data });
  } catch (error) {
    if (!isWrongInput(error)) throw error;
    return again(issuesIn(error), HTTP_STATUS[error.kind]);
  }
}

/** The title is what is heard first: before anything else, that something was wrong. */
function withErrorInTitle({ say }: FormContext, reply: Reply): Reply {
  if (reply.kind !== "page") return reply;
  return { ...reply, title: say.t("common.form.errorTitle", { title: reply.title }) };
}

/** What a person can mend by sending the form again. */
function isWrongInput(error: unknown): error is AppError {
  return error instanceof AppError && ["invalid", "conflict", "tooMany"].includes(error.kind);
}

function issuesIn(error: AppError): Issue[] {
  return error.issues.length > 0 ? error.issues : [{ path: "", code: error.code, params: error.params }];
}
