import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, residentAction, residentPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Form } from "#ui/form.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import { type Library, readLibrary } from "../../reading/read-library.ts";
import { LibraryMenu } from "../../web/portal/library-menu.tsx";
import { FeedbackInput } from "../inputs.ts";
import { FULL, sendFeedback } from "../send-feedback.ts";
import { feedbackAddress, feedbackForm, RemarkFields } from "./feedback-box.tsx";

const PATH = "/feedback/:key{[a-z][a-z0-9-]*}";

/** What the box at the end of a page is sent to, and the page that shows what was typed again. */
export const feedbackRoutes: Route[] = [
  residentPage({ path: PATH, handle: (ctx, { params }) => remarkPage(ctx, params.key ?? "") }),
  residentAction({
    path: PATH,
    input: FeedbackInput,
    async handle(ctx, { params, input, address }) {
      const key = params.key ?? "";
      await sendFeedback(ctx, { ...input, key, address });
      // By its own address, so that to load it again counts nothing twice.
      return redirect(`${feedbackAddress(ctx, { key })}/thanks`);
    },
    invalid: (ctx, request) => remarkPage(ctx, request.params.key ?? "", { request }),
  }),
  residentPage({
    path: `${PATH}/thanks`,
    handle: (ctx, { params }) => remarkPage(ctx, params.key ?? "", { isThanks: true }),
  }),
];

async function remarkPage(
  ctx: ResidentContext,
  key: string,
  { request, isThanks = false }: { request?: InvalidRequest; isThanks?: boolean } = {},
): Promise<PageView> {
  const { say, municipality } = ctx;
  const library: Library = await readLibrary(ctx);
  const heading = library.byKey.get(key);
  if (!heading) throw notFound();
  const title: MessageKey = isThanks ? "library.feedback.thanks" : "library.feedback.more";
  const address = `/${municipality.slug}/${say.language.code}${heading.path}`;
  const form = feedbackForm(ctx, request);
  // Counted already where only her words were not taken: sent again, it would count twice.
  const answer = request?.issues.some(({ code }) => code === FULL) ? undefined : request?.values.helpful;
  return page({
    title: say.t(title),
    status: request?.status,
    noIndex: true,
    menu: <LibraryMenu ctx={ctx} library={library} />,
    crumbs: [{ label: say.text(heading.title), href: address }, { label: say.message(title) }],
    body: (
      <>
        <h1>
          <Message say={say} k={title} />
        </h1>
        <Arc />
        {isThanks ? (
          <p class="lead">
            <Message say={say} k="library.feedback.thanksLead" />
          </p>
        ) : null}
        <p>
          <a href={address}>
            <TextOf say={say} text={heading.title} />
          </a>
        </p>
        <Form form={form} action={feedbackAddress(ctx, { key })} class="feedback">
          {answer ? <input type="hidden" name="helpful" value={answer} /> : null}
          {isThanks ? (
            <h2>
              <Message say={say} k="library.feedback.more" />
            </h2>
          ) : null}
          <RemarkFields ctx={ctx} form={form} />
        </Form>
      </>
    ),
  });
}
