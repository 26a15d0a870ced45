import { createHash } from "node:crypto";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import type { UploadedFile } from "#platform/http/route.ts";
import { listAgenda } from "../meeting/agenda.data.ts";
import { manageMeeting } from "../meeting/manage-meeting.ts";
import type { LinkPaperInput, PaperInput } from "./inputs.ts";
import { deletePaper, getPaper, insertPaper, updatePaper } from "./paper.data.ts";
import { checkPaperFile, MAX_PAPER_BYTES } from "./paper-file.rules.ts";

const MEGABYTE = 1024 * 1024;

interface PaperAddress {
  meeting: number;
  paper: number;
}

/** Lays a file on the table. @throws AppError forbidden, notFound, invalid */
export async function addFilePaper(
  ctx: StaffContext,
  { meeting: meetingId, file }: { meeting: number; file: UploadedFile | undefined },
  input: PaperInput,
): Promise<void> {
  await manageMeeting(ctx, meetingId, async (scope) => {
    await checkItem(scope, { meetingId, itemId: input.itemId });
    if (!file) throw invalid([{ path: "file", code: "meetings.error.paperMissing" }]);
    const check = checkPaperFile(file);
    if (!check.isTaken) {
      throw invalid([{ path: "file", code: check.code, params: { megabytes: MAX_PAPER_BYTES / MEGABYTE } }]);
    }
    const hash = createHash("sha256").update(file.bytes).digest("hex").slice(0, 16);
    const kept = { name: check.name, type: check.type, size: file.bytes.length, hash };
    const paper = { ...input, meetingId, file: kept, content: file.bytes, href: null };
    const id = await insertPaper(scope, paper);
    const after = { meeting: meetingId, file: kept, isPublic: input.isPublic };
    return { action: "paper.added", ...named(id), after };
  });
}

/** Lays an address on the table: a page of ours or of somebody else. @throws AppError forbidden, notFound, invalid */
export async function addLinkPaper(ctx: StaffContext, meetingId: number, input: LinkPaperInput): Promise<void> {
  await manageMeeting(ctx, meetingId, async (scope) => {
    await checkItem(scope, { meetingId, itemId: input.itemId });
    const id = await insertPaper(scope, { ...input, meetingId, file: null, content: null });
    const after = { meeting: meetingId, href: input.href, isPublic: input.isPublic };
    return { action: "paper.added", ...named(id), after };
  });
}

/** @throws AppError forbidden, notFound, invalid */
export async function editPaper(ctx: StaffContext, at: PaperAddress, input: PaperInput): Promise<void> {
  await manageMeeting(ctx, at.meeting, async (scope) => {
    const { title, itemId, isPublic } = await getPaper(scope, { meetingId: at.meeting, id: at.paper });
    await checkItem(scope, { meetingId: at.meeting, itemId: input.itemId });
    await updatePaper(scope, at.paper, input);
    return { action: "paper.edited", ...named(at.paper), before: { title, itemId, isPublic }, after: input };
  });
}

/** @throws AppError forbidden, notFound */
export async function removePaper(ctx: StaffContext, at: PaperAddress): Promise<void> {
  await manageMeeting(ctx, at.meeting, async (scope) => {
    const { title, file, href } = await getPaper(scope, { meetingId: at.meeting, id: at.paper });
    await deletePaper(scope, at.paper);
    return { action: "paper.removed", ...named(at.paper), before: { meeting: at.meeting, title, file, href } };
  });
}

async function checkItem(scope: Scope, { meetingId, itemId }: { meetingId: number; itemId: number | null }) {
  if (itemId === null || (await listAgenda(scope, [meetingId])).some(({ id }) => id === itemId)) return;
  throw invalid([{ path: "itemId", code: "meetings.error.choice" }]);
}

const named = (id: number) => ({ objectKind: "paper", objectKey: String(id) });
