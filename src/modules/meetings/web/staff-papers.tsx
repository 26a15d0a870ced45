import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { file, type PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, type FormState, formState, PostButton, Select, Submit, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { NothingInput } from "../meeting/inputs.ts";
import { FilePaperInput, LinkPaperInput } from "../papers/inputs.ts";
import { addFilePaper, addLinkPaper, editPaper, removePaper } from "../papers/keep-papers.ts";
import type { Paper } from "../papers/paper.data.ts";
import { readPaperContent } from "../papers/paper.data.ts";
import { MEDIA_TYPE, PAPER_TYPES } from "../papers/paper-file.rules.ts";
import { readMeeting, type StaffMeeting } from "../reading/read-meeting.ts";
import { spreadText } from "../typed-fields.ts";
import { done, idOf, MEETING, meetingAddress } from "./staff-address.ts";
import { type MeetingProps, meetingView } from "./staff-meeting-frame.tsx";
import { PaperLink } from "./staff-meeting-parts.tsx";
import { TextFields, textLabels } from "./text-fields.tsx";

const access = "meetings.manage";
const PAPERS = `${MEETING}/papers`;
const PAPER = `${PAPERS}/:paper{[0-9]+}`;

type Params = Readonly<Record<string, string>>;
const at = (params: Params) => ({ meeting: idOf(params, "meeting"), paper: idOf(params, "paper") });
const back = (ctx: StaffContext, params: Params, flash: "saved" | "paperAdded" | "paperRemoved") =>
  done(ctx, { meeting: idOf(params, "meeting"), rest: "/papers" }, `meetings.staff.flash.${flash}`);

export const paperRoutes: Route[] = [
  staffPage({ path: PAPERS, access, handle: (ctx, { params }) => papersPage(ctx, params) }),
  staffAction({
    path: PAPERS,
    access,
    input: FilePaperInput,
    upload: true,
    async handle(ctx, { params, input, files }) {
      await addFilePaper(ctx, { meeting: idOf(params, "meeting"), file: files.file }, input);
      return back(ctx, params, "paperAdded");
    },
    invalid: (ctx, request) => papersPage(ctx, request.params, { form: "file", ...request }),
  }),
  staffAction({
    path: `${PAPERS}/links`,
    access,
    input: LinkPaperInput,
    async handle(ctx, { params, input }) {
      await addLinkPaper(ctx, idOf(params, "meeting"), input);
      return back(ctx, params, "paperAdded");
    },
    invalid: (ctx, request) => papersPage(ctx, request.params, { form: "link", ...request }),
  }),
  staffPage({ path: PAPER, access, handle: (ctx, { params }) => paperPage(ctx, params) }),
  staffAction({
    path: PAPER,
    access,
    input: FilePaperInput,
    async handle(ctx, { params, input }) {
      await editPaper(ctx, at(params), input);
      return back(ctx, params, "saved");
    },
    invalid: (ctx, request) => paperPage(ctx, request.params, request),
  }),
  staffAction({
    path: `${PAPER}/remove`,
    access,
    input: NothingInput,
    async handle(ctx, { params }) {
      await removePaper(ctx, at(params));
      return back(ctx, params, "paperRemoved");
    },
  }),
  staffPage({
    path: `${PAPER}/file`,
    access: "signedIn",
    async handle(ctx, { params }) {
      const paper = await findPaper(ctx, params);
      if (!paper.file) throw notFound();
      const { name, type } = paper.file;
      const body = await ctx.read((scope) => readPaperContent(scope, paper.id));
      return file({ body, type: MEDIA_TYPE[type], fileName: name });
    },
  }),
];

/** Who may read the meeting may read what lies on its table. */
async function findPaper(ctx: StaffContext, params: Params): Promise<Paper> {
  const given = await readMeeting(ctx, idOf(params, "meeting"));
  const paper = given.papers.find(({ id }) => id === idOf(params, "paper"));
  if (!paper) throw notFound();
  return paper;
}

type Shown = InvalidRequest & { form: "file" | "link" };

async function papersPage(ctx: StaffContext, params: Params, shown?: Shown): Promise<PageView> {
  const { say } = ctx;
  const given = await readMeeting(ctx, idOf(params, "meeting"));
  allow(given.mayManage);
  const props: MeetingProps = { ctx, given };
  return meetingView(props, {
    part: "papers",
    status: shown?.status,
    body: (
      <>
        {given.papers.length === 0 ? <p class="lead">{say.t("meetings.staff.noPapers")}</p> : null}
        <ol class="tree">
          {given.papers.map((paper) => (
            <li class="entry">
              <PaperRow {...props} paper={paper} />
            </li>
          ))}
        </ol>
        <Section id="new-file" title={say.t("meetings.staff.newFile")} lead={say.t("meetings.staff.fileLead")}>
          <AddForm {...props} kind="file" shown={shown?.form === "file" ? shown : undefined} />
        </Section>
        <Section id="new-link" title={say.t("meetings.staff.newLink")} lead={say.t("meetings.staff.linkLead")}>
          <AddForm {...props} kind="link" shown={shown?.form === "link" ? shown : undefined} />
        </Section>
      </>
    ),
  });
}

function PaperRow({ ctx, given, paper }: MeetingProps & { paper: Paper }): JSX.Element {
  const { say } = ctx;
  const address = meetingAddress(ctx, given.meeting.id, `/papers/${paper.id}`);
  return (
    <>
      <span class="what">
        <PaperLink ctx={ctx} paper={paper} />{" "}
        <small>{say.t(paper.isPublic ? "meetings.staff.paperPublic" : "meetings.staff.paperInside")}</small>
      </span>
      <span class="tools">
        <a href={address}>
          {say.t("meetings.staff.button.edit")}
          <span class="visually-hidden"> {say.plain(paper.title)}</span>
        </a>
      </span>
    </>
  );
}

function paperForm({ say }: StaffContext, id: string, shown?: Partial<InvalidRequest>): FormState {
  const labels = {
    ...textLabels({ title: say.t("meetings.staff.field.paperTitle") }),
    itemId: say.t("meetings.staff.field.item"),
    isPublic: say.t("meetings.staff.field.isPublicPaper"),
    file: say.t("meetings.staff.field.file"),
    href: say.t("meetings.staff.field.href"),
  };
  return formState(say, { id, labels, values: shown?.values ?? {}, issues: shown?.issues ?? [] });
}

function PaperFields({ form, given }: { form: FormState; given: StaffMeeting }): JSX.Element {
  const { say } = form;
  const items = given.agenda.map(({ id, title }) => ({ value: String(id), label: say.plain(title) }));
  return (
    <>
      <TextFields form={form} name="title" />
      <Select
        form={form}
        name="itemId"
        optional
        options={[{ value: "", label: say.t("meetings.staff.wholeMeeting") }, ...items]}
      />
      <Checkbox form={form} name="isPublic" />
    </>
  );
}

function AddForm({ ctx, given, kind, shown }: MeetingProps & { kind: "file" | "link"; shown?: Shown }): JSX.Element {
  const { say } = ctx;
  const form = paperForm(ctx, kind, shown);
  const action = meetingAddress(ctx, given.meeting.id, kind === "file" ? "/papers" : "/papers/links");
  return (
    <Form form={form} action={action} token={ctx.formToken} upload={kind === "file"}>
      {kind === "file" ? (
        <TextInput form={form} name="file" type="file" accept={PAPER_TYPES.map((type) => `.${type}`).join(",")} />
      ) : (
        <TextInput form={form} name="href" hint={say.t("meetings.staff.hint.href")} />
      )}
      <PaperFields form={form} given={given} />
      <p class="buttons">
        <Submit label={say.t("meetings.staff.button.addPaper")} tone={kind === "file" ? "primary" : "plain"} />
      </p>
    </Form>
  );
}

async function paperPage(ctx: StaffContext, params: Params, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const given = await readMeeting(ctx, idOf(params, "meeting"));
  allow(given.mayManage);
  const paper = await findPaper(ctx, params);
  const stored = {
    ...spreadText("title", paper.title),
    itemId: String(paper.itemId ?? ""),
    isPublic: paper.isPublic ? "on" : "",
  };
  const form = paperForm(ctx, "paper", { values: shown?.values ?? stored, issues: shown?.issues });
  const action = meetingAddress(ctx, given.meeting.id, `/papers/${paper.id}`);
  return meetingView(
    { ctx, given },
    {
      part: "papers",
      status: shown?.status,
      body: (
        <Section id="paper" title={<TextOf say={say} text={paper.title} />}>
          <p>
            <PaperLink ctx={ctx} paper={paper} />
          </p>
          <Form form={form} action={action} token={ctx.formToken}>
            <PaperFields form={form} given={given} />
            <p class="buttons">
              <Submit label={say.t("meetings.staff.button.save")} />
            </p>
          </Form>
          <PostButton
            action={`${action}/remove`}
            token={ctx.formToken}
            label={say.t("meetings.staff.button.removePaper")}
            tone="quiet"
          />
        </Section>
      ),
    },
  );
}
