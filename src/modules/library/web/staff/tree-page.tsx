import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { InLanguage } from "#ui/message.tsx";
import { type LibraryTree, listTree, type TreeEntry } from "../../editing/list-tree.ts";
import { StepInput } from "../../entries/inputs.ts";
import { reorderEntry } from "../../entries/move-entry.ts";
import { entryAddress, libraryAddress, MANAGES, READS } from "./staff-address.ts";

export const treeRoutes: Route[] = [
  staffPage({ path: "/library", access: READS, handle: (ctx) => treePage(ctx) }),
  staffAction({
    path: "/library/order",
    access: MANAGES,
    input: StepInput,
    async handle(ctx, { input }) {
      const [key = "", to] = input.step.split(":");
      await reorderEntry(ctx, { key, to: to === "up" ? "up" : "down" });
      return redirect(`${libraryAddress(ctx)}#entry-${key}`, { flash: "library.staff.done.reordered" });
    },
  }),
];

async function treePage(ctx: StaffContext): Promise<PageView> {
  const { say } = ctx;
  const tree = await listTree(ctx);
  const title = say.t("library.staff.menu");
  return page({
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t(tree.count > 0 ? "library.staff.tree.lead" : "library.staff.tree.empty")}</p>
        <p class="buttons">
          {tree.mayManage ? (
            <a class="button primary" href={libraryAddress(ctx, "/new")}>
              {say.t("library.staff.tree.add")}
            </a>
          ) : null}
          <a class="button" href={libraryAddress(ctx, "/contacts")}>
            {say.t("library.staff.contacts.title")}
          </a>
          <a class="button" href={libraryAddress(ctx, "/documents")}>
            {say.t("library.staff.files.documents")}
          </a>
          <a class="button" href={libraryAddress(ctx, "/feedback")}>
            {say.t("library.staff.feedback.title")}
          </a>
          <a class="button" href={`/${ctx.municipality.slug}/staff/glossary`}>
            {say.t("library.staff.glossary.title")}
          </a>
          <a class="button" href={`/${ctx.municipality.slug}/staff/missing-searches`}>
            {say.t("library.staff.missing.title")}
          </a>
        </p>
        <form method="post" action={libraryAddress(ctx, "/order")}>
          <input type="hidden" name="_token" value={ctx.formToken} />
          <Branch ctx={ctx} tree={tree} entries={tree.top} level={1} />
        </form>
      </>
    ),
  });
}

interface BranchProps {
  ctx: StaffContext;
  tree: LibraryTree;
  entries: readonly TreeEntry[];
  level: number;
}

function Branch({ ctx, tree, entries, level }: BranchProps): JSX.Element | null {
  if (entries.length === 0) return null;
  return (
    <ul class="tree library-tree">
      {entries.map((each, index) => (
        <li id={`entry-${each.entry.key}`}>
          <div class="tree-row" data-archived={each.archived ?? undefined}>
            <Name ctx={ctx} each={each} level={level} />
            {tree.mayManage ? <Tools ctx={ctx} each={each} at={{ index, length: entries.length }} /> : null}
          </div>
          <Branch ctx={ctx} tree={tree} entries={each.below} level={level + 1} />
        </li>
      ))}
    </ul>
  );
}

function Name({ ctx, each, level }: { ctx: StaffContext; each: TreeEntry; level: number }): JSX.Element {
  const { say } = ctx;
  const { entry, title } = each;
  const language = getLanguage(entry.rootLanguage);
  const isFallback = language.htmlLang !== say.language.htmlLang;
  return (
    <div class="what">
      <a class={level === 1 ? "node" : undefined} href={entryAddress(ctx, entry.key)}>
        <InLanguage resolved={{ value: title, language, isFallback }} />
      </a>
      <p class="basis">
        {marksOf(ctx, each).join("・")}
        <Languages each={each} say={say} />
      </p>
    </div>
  );
}

/** What staff must know of an entry at a glance, in words. */
function marksOf({ say }: StaffContext, each: TreeEntry): string[] {
  const { entry, state, archived, isReviewOverdue } = each;
  const extra: [isSo: boolean, k: MessageKey][] = [
    [archived === "own", "library.staff.archived.own"],
    [archived === "inherited", "library.staff.archived.inherited"],
    [isReviewOverdue, "library.staff.reviewOverdue"],
    [entry.isSample, "library.staff.sample"],
  ];
  return [
    say.t(`library.staff.kind.${entry.kind}`),
    say.t(`library.staff.state.${state}`),
    ...extra.flatMap(([isSo, k]) => (isSo ? say.t(k) : [])),
  ];
}

/** The languages of an entry by their codes; those that residents do not see yet in brackets. */
function Languages({ each, say }: { each: TreeEntry; say: StaffContext["say"] }): JSX.Element | null {
  if (each.translations.length === 0) return null;
  const codes = each.translations.map(({ language, isPublic }) => (isPublic ? language : `(${language})`));
  return (
    <span class="codes">
      <span class="visually-hidden">{say.t("library.staff.languages.present")}</span> {codes.join(" ")}
    </span>
  );
}

interface ToolsProps {
  ctx: StaffContext;
  each: TreeEntry;
  at: { index: number; length: number };
}

function Tools({ ctx, each, at }: ToolsProps): JSX.Element {
  const { say } = ctx;
  const { key } = each.entry;
  const link = (rest: string, k: MessageKey) => (
    <a href={libraryAddress(ctx, rest)}>
      {say.t(k)}
      <span class="visually-hidden"> {each.title}</span>
    </a>
  );
  const step = (to: "up" | "down", isEnd: boolean) => (
    <button type="submit" name="step" value={`${key}:${to}`} disabled={isEnd} title={say.t(`library.staff.tree.${to}`)}>
      <span aria-hidden="true">{to === "up" ? "↑" : "↓"}</span>
      <span class="visually-hidden">
        {say.t(`library.staff.tree.${to}`)} {each.title}
      </span>
    </button>
  );
  return (
    <div class="tools">
      {step("up", at.index === 0)}
      {step("down", at.index === at.length - 1)}
      {link(`/new?below=${key}`, "library.staff.tree.addBelow")}
      {link(`/${key}/place`, "library.staff.tree.place")}
    </div>
  );
}
