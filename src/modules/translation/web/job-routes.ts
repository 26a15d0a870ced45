import type { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { acceptJob } from "../desk/accept-job.ts";
import { AcceptInput, PublishInput, SendBackInput, StepInput } from "../desk/inputs.ts";
import { publishDelivered } from "../desk/publish-delivered.ts";
import { readJob } from "../desk/read-job.ts";
import { cancelJob, deliverJob, handInJob, sendBackJob, startJob } from "../desk/step-job.ts";
import { deskAddress, readId } from "./desk-address.ts";
import { jobPage } from "./job-page.tsx";

const PATH = "/translation/jobs/:id{[0-9]+}";

interface Act<Schema extends z.ZodType> {
  /** Behind the job's own address; also the name of the form on the page. */
  form: string;
  access: string;
  input: Schema;
  flash: MessageKey;
  work(ctx: StaffContext, id: number, input: z.output<Schema>): Promise<void>;
}

const act = <Schema extends z.ZodType>({ form, access, input, flash, work }: Act<Schema>): Route =>
  staffAction({
    access,
    path: `${PATH}/${form}`,
    input,
    async handle(ctx, { params, input: sent }) {
      await work(ctx, readId(params.id), sent);
      return redirect(deskAddress(ctx, `/jobs/${params.id}`), { flash });
    },
    invalid: async (ctx, { params, values, issues, status }) =>
      jobPage(ctx, await readJob(ctx, readId(params.id)), { form, values, issues, status }),
  });

/** One job, and each step of its way. */
export const jobRoutes: Route[] = [
  staffPage({
    access: "translation.order",
    path: PATH,
    handle: async (ctx, { params }) => jobPage(ctx, await readJob(ctx, readId(params.id))),
  }),
  act({
    form: "accept",
    access: "translation.manage",
    input: AcceptInput,
    flash: "translation.staff.flash.accepted",
    work: (ctx, id, input) => acceptJob(ctx, { ...input, id }),
  }),
  act({
    form: "start",
    access: "translation.translate",
    input: StepInput,
    flash: "translation.staff.flash.started",
    work: (ctx, id, input) => startJob(ctx, { ...input, id }),
  }),
  act({
    form: "hand-in",
    access: "translation.translate",
    input: StepInput,
    flash: "translation.staff.flash.handedIn",
    work: (ctx, id, input) => handInJob(ctx, { ...input, id }),
  }),
  act({
    form: "send-back",
    access: "translation.translate",
    input: SendBackInput,
    flash: "translation.staff.flash.sentBack",
    work: (ctx, id, input) => sendBackJob(ctx, { ...input, id }),
  }),
  act({
    form: "deliver",
    access: "translation.translate",
    input: StepInput,
    flash: "translation.staff.flash.delivered",
    work: (ctx, id, input) => deliverJob(ctx, { ...input, id }),
  }),
  act({
    form: "cancel",
    access: "translation.order",
    input: StepInput,
    flash: "translation.staff.flash.cancelled",
    work: (ctx, id, input) => cancelJob(ctx, { ...input, id }),
  }),
  act({
    form: "publish",
    access: "translation.order",
    input: PublishInput,
    flash: "translation.staff.flash.published",
    work: (ctx, id, { draftVersion }) => publishDelivered(ctx, { id, draftVersion }),
  }),
];
