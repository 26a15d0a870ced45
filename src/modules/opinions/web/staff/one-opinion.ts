import type { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { answerOpinion } from "../../ledger/answer-opinion.ts";
import { assignOpinion } from "../../ledger/assign-opinion.ts";
import { addChange, removeChange } from "../../ledger/change-outcome.ts";
import { addPlace, removePlace } from "../../ledger/change-places.ts";
import { editOpinion } from "../../ledger/edit-opinion.ts";
import {
  AnswerInput,
  AssignInput,
  ChangeInput,
  EditOpinionInput,
  PlaceInput,
  PublishInput,
  RemoveChangeInput,
} from "../../ledger/inputs.ts";
import { publishOpinion, unpublishOpinion } from "../../ledger/publish-opinion.ts";
import { readStaffOpinion } from "../../ledger/read-for-staff.ts";
import type { OpinionParts } from "../../opinion-parts.ts";
import { readId } from "../read-id.ts";
import { opinionPage } from "./opinion-page.tsx";
import { staffAddress } from "./staff-words.ts";

const PATH = "/opinions/:id{[0-9]+}";

interface Act<Schema extends z.ZodType> {
  /** Behind the opinion's own address; also the name of the form on the page. */
  form: string;
  input: Schema;
  access?: string;
  flash: MessageKey;
  work(ctx: StaffContext, id: number, input: z.output<Schema>): Promise<void>;
}

type AddAct = <Schema extends z.ZodType>(act: Act<Schema>) => Route;

/** One opinion, and all that can be done with it. */
export function oneOpinionRoutes({ kinds }: OpinionParts): Route[] {
  const read = (ctx: StaffContext, params: Record<string, string>) =>
    readStaffOpinion(ctx, { id: readId(params.id), kinds });
  const act: AddAct = ({ form, input, access, flash, work }) =>
    staffAction({
      access: access ?? "opinions.manage",
      path: `${PATH}/${form}`,
      input,
      async handle(ctx, { params, input: sent }) {
        await work(ctx, readId(params.id), sent);
        return redirect(staffAddress(ctx, `/opinions/${params.id}`), { flash });
      },
      invalid: async (ctx, { params, values, issues, status }) =>
        opinionPage(ctx, await read(ctx, params), { form, values, issues, status }),
    });
  return [
    staffPage({
      access: "opinions.answer",
      path: PATH,
      handle: async (ctx, { params }) => opinionPage(ctx, await read(ctx, params)),
    }),
    ...answering(act),
    ...linking(act, kinds),
    ...publishing(act),
  ];
}

const answering = (act: AddAct): Route[] => [
  act({
    form: "edit",
    input: EditOpinionInput,
    flash: "opinions.staff.flash.saved",
    work: (ctx, id, input) => editOpinion(ctx, { ...input, id }),
  }),
  act({
    form: "assign",
    input: AssignInput,
    flash: "opinions.staff.flash.assigned",
    work: (ctx, id, input) => assignOpinion(ctx, { ...input, id }),
  }),
  act({
    form: "answer",
    access: "opinions.answer",
    input: AnswerInput,
    flash: "opinions.staff.flash.answered",
    work: (ctx, id, input) => answerOpinion(ctx, { ...input, id }),
  }),
];

const linking = (act: AddAct, kinds: OpinionParts["kinds"]): Route[] => [
  act({
    form: "place",
    input: PlaceInput,
    flash: "opinions.staff.flash.saved",
    work: (ctx, id, { place }) => addPlace(ctx, { id, place, kinds }),
  }),
  act({
    form: "remove-place",
    input: PlaceInput,
    flash: "opinions.staff.flash.saved",
    work: (ctx, id, { place }) => removePlace(ctx, { id, place }),
  }),
  act({
    form: "change",
    input: ChangeInput,
    flash: "opinions.staff.flash.saved",
    work: (ctx, id, input) => addChange(ctx, { ...input, id }),
  }),
  act({
    form: "remove-change",
    input: RemoveChangeInput,
    flash: "opinions.staff.flash.saved",
    work: (ctx, id, { change }) => removeChange(ctx, { id, change }),
  }),
];

const publishing = (act: AddAct): Route[] => [
  act({
    form: "publish",
    input: PublishInput,
    flash: "opinions.staff.flash.published",
    work: (ctx, id, { version }) => publishOpinion(ctx, { id, version }),
  }),
  act({
    form: "unpublish",
    input: PublishInput,
    flash: "opinions.staff.flash.unpublished",
    work: (ctx, id, { version }) => unpublishOpinion(ctx, { id, version }),
  }),
];
