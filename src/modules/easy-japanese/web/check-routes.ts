import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { type JsonReply, json } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { checkText, type ReadGlossary } from "../checking/check-text.ts";
import { heedFinding, ignoreFinding } from "../ignoring/ignore-finding.ts";
import {
  AskInput,
  CheckInput,
  FormInput,
  HeedInput,
  IgnoreInput,
  LONGEST_TEXT,
  ProposeInput,
  WriteReadingsInput,
} from "../inputs.ts";
import { proposeReadings, writeReadings } from "../readings/propose-readings.ts";
import { deskPage, reportPage } from "./report-page.tsx";
import { sentText } from "./sent-text.ts";
import { tellReport } from "./tell-report.ts";

const PATH = "/easy-japanese";
const CHECKS = "easy-japanese.check";

/** What the assistant tells its writer where something cannot be done. */
async function refused({ say }: StaffContext, { issues, status }: InvalidRequest): Promise<JsonReply> {
  const { code = "common.error.invalid", params } = issues[0] ?? {};
  return json({ words: say.t(code as MessageKey, params) }, { status });
}

/** The desk, the report without script, and what the assistant asks for. Nothing that is sent leaves the server or is kept. */
export const checkRoutes = (readGlossary: ReadGlossary): Route[] => [
  staffPage({ path: PATH, access: CHECKS, handle: async (ctx) => deskPage(ctx) }),
  staffAction({
    path: `${PATH}/report`,
    access: CHECKS,
    input: FormInput,
    async handle(ctx, { input }) {
      const text = sentText(input);
      const { _easy_official: official = "" } = input;
      if (Math.max(text.length, official.length) > LONGEST_TEXT)
        throw invalid([{ path: "text", code: "easy.error.long" }]);
      const { data: subject = "" } = CheckInput.shape.subject.safeParse(input._easy_subject);
      return reportPage(ctx, { text, subject, official }, readGlossary);
    },
    invalid: async (ctx, request) => deskPage(ctx, { ...request, values: { text: sentText(request.values) } }),
  }),
  staffAction({
    path: `${PATH}/check`,
    access: CHECKS,
    input: AskInput,
    async handle(ctx, { input }) {
      const report = await checkText(ctx, input, readGlossary);
      const segments = input.with === "segments" && report.sentences.flatMap((sentence) => sentence.segments);
      return json({ ...tellReport(ctx.say, report), ...(segments && { segments }) });
    },
    invalid: refused,
  }),
  staffAction({
    path: `${PATH}/ignore`,
    access: CHECKS,
    input: IgnoreInput,
    async handle(ctx, { input }) {
      await ignoreFinding(ctx, input);
      return json({});
    },
    invalid: refused,
  }),
  staffAction({
    path: `${PATH}/heed`,
    access: CHECKS,
    input: HeedInput,
    async handle(ctx, { input }) {
      await heedFinding(ctx, input);
      return json({});
    },
    invalid: refused,
  }),
  ...readingAsks(readGlossary),
];

/** The readings of a text, for the assistant. */
const readingAsks = (readGlossary: ReadGlossary): Route[] => [
  staffAction({
    path: `${PATH}/readings/propose`,
    access: CHECKS,
    input: ProposeInput,
    handle: async (ctx, { input }) => json({ proposals: await proposeReadings(ctx, input, readGlossary) }),
    invalid: refused,
  }),
  staffAction({
    path: `${PATH}/readings/write`,
    access: CHECKS,
    input: WriteReadingsInput,
    handle: async (ctx, { input }) => json(await writeReadings(ctx, input, readGlossary)),
    invalid: refused,
  }),
];
