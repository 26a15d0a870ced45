import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { addPost } from "../posts/add-post.ts";
import { addSection } from "../posts/add-section.ts";
import { assignPost } from "../posts/assign-post.ts";
import { editPost } from "../posts/edit-post.ts";
import { editSection } from "../posts/edit-section.ts";
import { endAssignment } from "../posts/end-assignment.ts";
import { getOrganisation } from "../posts/get-organisation.ts";
import {
  AddPostInput,
  AddSectionInput,
  AssignmentEndInput,
  AssignmentInput,
  PostInput,
  SectionInput,
} from "../posts/inputs.ts";
import { type PostProblem, postPage } from "./post-page.tsx";
import { newPostPage, postsPage } from "./posts-page.tsx";
import { newSectionPage, sectionPage, sectionsPage } from "./sections-page.tsx";

const manage = "accounts.managePosts";

/** An id of an address. @throws AppError notFound where it is no number */
function numberOf(value: string | undefined): number {
  if (
    !z
      .string()
      .regex(/^\d{1,9}$/)
      .safeParse(value).success
  )
    throw notFound();
  return Number(value);
}

const go = (ctx: StaffContext, path: string, flash: MessageKey) =>
  redirect(`/${ctx.municipality.slug}/staff${path}`, { flash });

/** Sections and posts: everybody may look, as into a directory; administrators and plan officers keep them. */
export const organisationRoutes: Route[] = [
  staffPage({ access: "signedIn", path: "/posts", handle: async (ctx) => postsPage(ctx, await getOrganisation(ctx)) }),
  staffPage({
    access: manage,
    path: "/posts/new",
    handle: async (ctx) => newPostPage(ctx, await getOrganisation(ctx)),
  }),
  staffAction({
    access: manage,
    path: "/posts",
    input: AddPostInput,
    async handle(ctx, { input }) {
      return go(ctx, `/posts/${await addPost(ctx, input)}`, "accounts.flash.saved");
    },
    invalid: async (ctx, request) => newPostPage(ctx, await getOrganisation(ctx), request),
  }),
  staffPage({
    access: "signedIn",
    path: "/posts/:id",
    handle: (ctx, { params }) => showPost(ctx, numberOf(params.id)),
  }),
  staffAction({
    access: manage,
    path: "/posts/:id",
    input: PostInput,
    async handle(ctx, { input, params }) {
      await editPost(ctx, numberOf(params.id), input);
      return go(ctx, `/posts/${params.id}`, "accounts.flash.saved");
    },
    invalid: again("post"),
  }),
  ...assignmentRoutes(),
  ...sectionRoutes(),
];

function assignmentRoutes(): Route[] {
  return [
    staffAction({
      access: manage,
      path: "/posts/:id/assignments",
      input: AssignmentInput,
      async handle(ctx, { input, params }) {
        await assignPost(ctx, numberOf(params.id), input);
        return go(ctx, `/posts/${params.id}`, "accounts.flash.assigned");
      },
      invalid: again("assignment"),
    }),
    staffAction({
      access: manage,
      path: "/posts/:id/assignments/:assignment/end",
      input: AssignmentEndInput,
      async handle(ctx, { input, params }) {
        await endAssignment(ctx, numberOf(params.id), {
          assignmentId: numberOf(params.assignment),
          validTo: input.validTo,
        });
        return go(ctx, `/posts/${params.id}`, "accounts.flash.assignmentEnded");
      },
      invalid: again("end"),
    }),
  ];
}

function sectionRoutes(): Route[] {
  return [
    staffPage({
      access: "signedIn",
      path: "/sections",
      handle: async (ctx) => sectionsPage(ctx, await getOrganisation(ctx)),
    }),
    staffPage({
      access: manage,
      path: "/sections/new",
      handle: async (ctx) => newSectionPage(ctx, await getOrganisation(ctx)),
    }),
    staffAction({
      access: manage,
      path: "/sections",
      input: AddSectionInput,
      async handle(ctx, { input }) {
        await addSection(ctx, input);
        return go(ctx, "/sections", "accounts.flash.saved");
      },
      invalid: async (ctx, request) => newSectionPage(ctx, await getOrganisation(ctx), request),
    }),
    staffPage({
      access: manage,
      path: "/sections/:id",
      handle: (ctx, { params }) => showSection(ctx, numberOf(params.id)),
    }),
    staffAction({
      access: manage,
      path: "/sections/:id",
      input: SectionInput,
      async handle(ctx, { input, params }) {
        await editSection(ctx, numberOf(params.id), input);
        return go(ctx, "/sections", "accounts.flash.saved");
      },
      invalid: (ctx, request) => showSection(ctx, numberOf(request.params.id), request),
    }),
  ];
}

async function showSection(ctx: StaffContext, id: number, shown?: InvalidRequest) {
  const { sections, formerNames } = await getOrganisation(ctx);
  const section = sections.find((candidate) => candidate.id === id);
  if (!section) throw notFound();
  return sectionPage(ctx, { ...section, former: formerNames.get(id) ?? [] }, shown);
}

async function showPost(ctx: StaffContext, id: number, problem?: PostProblem) {
  const organisation = await getOrganisation(ctx);
  const post = organisation.posts.find((candidate) => candidate.id === id);
  if (!post) throw notFound();
  return postPage(ctx, { organisation, post }, problem);
}

function again(form: PostProblem["form"]) {
  return (ctx: StaffContext, request: InvalidRequest) =>
    showPost(ctx, numberOf(request.params.id), { form, assignment: request.params.assignment, ...request });
}
