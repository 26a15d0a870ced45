import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, PostButton, Select, Submit, TextInput } from "#ui/form.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { listTree, type TreeEntry } from "../../editing/list-tree.ts";
import { readForStaff, type StaffEntry } from "../../editing/read-for-staff.ts";
import { archiveEntry, unarchiveEntry } from "../../entries/archive-entry.ts";
import { ArchiveInput, MoveInput, VersionInput } from "../../entries/inputs.ts";
import { moveEntry } from "../../entries/move-entry.ts";
import { entryView } from "./entry-frame.tsx";
import { parentOptions } from "./new-entry-page.tsx";
import { done, ENTRY, entryAddress, MANAGES } from "./staff-address.ts";

const again = (ctx: StaffContext, request: InvalidRequest) => placePage(ctx, request.params.key ?? "", request);

/** Where an entry stands in the tree, and whether it is still shown. */
export const placeRoutes: Route[] = [
  staffPage({ path: `${ENTRY}/place`, access: MANAGES, handle: (ctx, { params }) => placePage(ctx, params.key ?? "") }),
  staffAction({
    path: `${ENTRY}/place`,
    access: MANAGES,
    input: MoveInput,
    async handle(ctx, { params, input }) {
      await moveEntry(ctx, { key: params.key ?? "", ...input });
      return done(ctx, `#entry-${params.key}`, "library.staff.done.moved");
    },
    invalid: again,
  }),
  staffAction({
    path: `${ENTRY}/archive`,
    access: MANAGES,
    input: ArchiveInput,
    async handle(ctx, { params, input }) {
      await archiveEntry(ctx, { key: params.key ?? "", ...input });
      return done(ctx, `#entry-${params.key}`, "library.staff.done.archived");
    },
    invalid: again,
  }),
  staffAction({
    path: `${ENTRY}/unarchive`,
    access: MANAGES,
    input: VersionInput,
    async handle(ctx, { params, input }) {
      await unarchiveEntry(ctx, { key: params.key ?? "", ...input });
      return done(ctx, `#entry-${params.key}`, "library.staff.done.unarchived");
    },
    invalid: again,
  }),
];

async function placePage(ctx: StaffContext, key: string, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const given = await readForStaff(ctx, key);
  allow(given.may.manage);
  const { top } = await listTree(ctx);
  const { entry, above } = given;
  const version = String(entry.version);
  const form = formState(say, {
    id: "place",
    labels: { parent: say.t("library.staff.new.parent"), reason: say.t("library.staff.field.reason") },
    values: { parent: above.at(-1)?.key ?? "", ...shown?.values },
    issues: isArchiving(shown) ? [] : shown?.issues,
  });
  return entryView(ctx, given, {
    part: "place",
    status: shown?.status,
    body: (
      <>
        <Form form={form} action={entryAddress(ctx, key, "/place")} token={ctx.formToken}>
          <input type="hidden" name="version" value={version} />
          <Select
            form={form}
            name="parent"
            options={parentOptions(say, top, key)}
            hint={say.t("library.staff.place.hint")}
            plain
          />
          <Submit label={say.t("library.staff.button.move")} tone="plain" />
        </Form>
        <Archive ctx={ctx} given={given} below={namesBelow(top, key)} shown={isArchiving(shown) ? shown : undefined} />
      </>
    ),
  });
}

/** Which of the page's forms was sent. */
const isArchiving = (shown: InvalidRequest | undefined) => shown?.values.reason !== undefined;

interface ArchiveProps {
  ctx: StaffContext;
  given: StaffEntry;
  below: readonly string[];
  shown: InvalidRequest | undefined;
}

function Archive({ ctx, given, below, shown }: ArchiveProps): JSX.Element {
  const { say } = ctx;
  const { entry } = given;
  const version = String(entry.version);
  if (entry.archivedAt)
    return (
      <Section id="archive" title={say.t("library.staff.place.archive")}>
        <p>{say.t("library.staff.place.archivedOn", { time: say.format.dateTime(entry.archivedAt) })}</p>
        <PostButton
          action={entryAddress(ctx, entry.key, "/unarchive")}
          token={ctx.formToken}
          label={say.t("library.staff.button.unarchive")}
          hidden={{ version }}
        />
      </Section>
    );
  const labels = { reason: say.t("library.staff.field.reason") };
  const form = formState(say, { id: "archive-form", labels, values: shown?.values, issues: shown?.issues });
  return (
    <Section id="archive" title={say.t("library.staff.place.archive")} lead={say.t("library.staff.place.archiveLead")}>
      {below.length > 0 ? (
        <Notice tone="warning">
          <p>{say.t("library.staff.place.below", { count: below.length })}</p>
          <ul>
            {below.map((title) => (
              <li>{title}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Form form={form} action={entryAddress(ctx, entry.key, "/archive")} token={ctx.formToken}>
        <input type="hidden" name="version" value={version} />
        <TextInput form={form} name="reason" maxLength={500} />
        <Submit label={say.t("library.staff.button.archive")} tone="danger" />
      </Form>
    </Section>
  );
}

/** The titles of all below an entry: they go with it. */
function namesBelow(entries: readonly TreeEntry[], key: string): string[] {
  const all = (some: readonly TreeEntry[]): string[] => some.flatMap(({ title, below }) => [title, ...all(below)]);
  return entries.flatMap((each) => (each.entry.key === key ? all(each.below) : namesBelow(each.below, key)));
}
