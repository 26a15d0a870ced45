import type { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { OpinionParts } from "../../opinion-parts.ts";
import { erasePersonalData } from "../../submissions/erase-personal-data.ts";
import { AcceptInput, EraseInput, MergeInput, RejectInput } from "../../submissions/inputs.ts";
import {
  acceptSubmission,
  mergeSubmission,
  rejectSubmission,
  type SubmissionTarget,
} from "../../submissions/moderate.ts";
import { readSubmission } from "../../submissions/read-queue.ts";
import { staffAddress } from "./staff-words.ts";
import { submissionPage } from "./submission-page.tsx";

const PATH = "/comments/:key/submissions/:id";

interface Act<Schema extends z.ZodType> {
  /** Behind the submission's own address; also the name of the form on the page. */
  form: string;
  input: Schema;
  flash: MessageKey;
  work(ctx: StaffContext, target: Omit<SubmissionTarget, "version">, input: z.output<Schema>): Promise<unknown>;
}

/** One submission, and what becomes of it. */
export function submissionRoutes({ kinds, secrets }: OpinionParts): Route[] {
  const read = (ctx: StaffContext, { key = "", id = "" }: Record<string, string>) =>
    readSubmission(ctx, { key, id, kinds, secrets });
  const act = <Schema extends z.ZodType>({ form, input, flash, work }: Act<Schema>): Route =>
    staffAction({
      access: "opinions.manage",
      path: `${PATH}/${form}`,
      input,
      async handle(ctx, { params, input: sent }) {
        const { key = "", id = "" } = params;
        await work(ctx, { key, id }, sent);
        return redirect(staffAddress(ctx, `/comments/${key}/submissions/${id}`), { flash });
      },
      invalid: async (ctx, { params, values, issues, status }) =>
        submissionPage(ctx, await read(ctx, params), { form, values, issues, status }),
    });
  return [
    staffPage({
      access: "opinions.manage",
      path: PATH,
      handle: async (ctx, { params }) => submissionPage(ctx, await read(ctx, params)),
    }),
    act({
      form: "accept",
      input: AcceptInput,
      flash: "opinions.staff.flash.accepted",
      work: (ctx, target, input) => acceptSubmission(ctx, { ...target, ...input, secrets }),
    }),
    act({
      form: "merge",
      input: MergeInput,
      flash: "opinions.staff.flash.merged",
      work: (ctx, target, input) => mergeSubmission(ctx, { ...target, ...input, version: Number(input.version) }),
    }),
    act({
      form: "reject",
      input: RejectInput,
      flash: "opinions.staff.flash.rejected",
      work: (ctx, target, input) => rejectSubmission(ctx, { ...target, ...input }),
    }),
    act({
      form: "erase",
      input: EraseInput,
      flash: "opinions.staff.flash.erased",
      work: (ctx, target, input) => erasePersonalData(ctx, { ...target, ...input }),
    }),
  ];
}
