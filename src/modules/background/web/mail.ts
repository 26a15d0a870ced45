import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getMail } from "../get-mail.ts";
import { listMail, MAIL_VIEWS, type MailView } from "../list-mail.ts";
import { sendMailAgain } from "../send-mail-again.ts";
import { mailListPage, mailPage } from "./mail-pages.tsx";

const access = "background.readMail";
const idOf = ({ params }: { params: Record<string, string> }) => params.id ?? "";

/** For the city's officers: what was sent to whom when, what waits, what failed and why. */
export function mailRoutes({ hasMailServer }: { hasMailServer: boolean }): Route[] {
  const show = async (ctx: StaffContext, id: string, problem?: { code: string; status: number }) =>
    mailPage(ctx, { ...(await getMail(ctx, id)), hasMailServer, problem });
  return [
    staffPage({
      access,
      path: "/mail",
      query: ["view", "page"],
      async handle(ctx, { query }) {
        const view = Object.keys(MAIL_VIEWS).find((name) => name === query.view) as MailView | undefined;
        const page = /^[1-9]\d{0,4}$/.test(query.page ?? "") ? Number(query.page) : 1;
        return mailListPage(ctx, { ...(await listMail(ctx, { view, page })), hasMailServer });
      },
    }),
    staffPage({ access, path: "/mail/:id", handle: (ctx, request) => show(ctx, idOf(request)) }),
    staffAction({
      access,
      path: "/mail/:id/again",
      input: z.object({}),
      async handle(ctx, request) {
        await sendMailAgain(ctx, idOf(request));
        const to = `/${ctx.municipality.slug}/staff/mail/${idOf(request)}`;
        return redirect(to, { flash: "background.flash.sentAgain" });
      },
      invalid: (ctx, request) =>
        show(ctx, idOf(request), { code: request.issues[0]?.code ?? "common.error.invalid", status: request.status }),
    }),
  ];
}
