import type { JSX } from "preact";
import { sameValue } from "#platform/canonical.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import type { StaffEntry } from "../../editing/read-for-staff.ts";
import { type RootState, rootState } from "../../editing/root-state.rules.ts";
import { entryPath } from "../../entries/entry.rules.ts";
import type { EntryText } from "../../entries/text.data.ts";
import { entryAddress } from "./staff-address.ts";

interface StateProps {
  ctx: StaffContext;
  given: StaffEntry;
  root: EntryText;
}

/** How far the text is, who wrote last, what residents see. */
export function TextState({ ctx, given, root }: StateProps): JSX.Element {
  const { say } = ctx;
  const { names, may } = given;
  const by = names.get(root.draftedBy ?? "");
  return (
    <>
      <p class="lead">
        <strong>{say.t(`library.staff.state.${stateOf(root)}`)}</strong>
        {"　"}
        {by ? say.t("library.staff.text.draftedBy", { by, time: say.format.dateTime(root.draftedAt) }) : null}
        <Published ctx={ctx} given={given} root={root} />
      </p>
      {may.write && root.work === "inReview" ? <Notice>{say.t("library.staff.text.handedIn")}</Notice> : null}
      {may.write ? null : <Notice>{say.t("library.staff.text.notYours")}</Notice>}
    </>
  );
}

/** The acts that need a word of reason. */
export function TextActs({ ctx, given, root, issues }: StateProps & { issues: readonly Issue[] }): JSX.Element {
  const acts = given.may.publish ? actsFor(stateOf(root), root.published !== null) : [];
  return (
    <>
      {acts.map((act) => (
        <Why ctx={ctx} issues={issues} action={entryAddress(ctx, given.entry.key, `/${act}`)} act={act} />
      ))}
    </>
  );
}

function stateOf({ work, published, draft }: EntryText): RootState {
  const isPublic = published !== null;
  return rootState({ work, isPublic, isChanged: isPublic && !sameValue(published, draft) });
}

const actsFor = (state: RootState, isPublic: boolean): WhyProps["act"][] => [
  ...(state === "inReview" ? (["return"] as const) : []),
  ...(isPublic ? (["withdraw"] as const) : []),
];

/** Where residents read it, and since when. */
function Published({ ctx, given, root }: StateProps): JSX.Element | null {
  const { say, municipality } = ctx;
  const { entry } = given;
  if (!root.publishedAt) return null;
  return (
    <>
      {"　"}
      <a href={`/${municipality.slug}/${entry.rootLanguage}${entryPath(entry)}`}>
        {say.t("library.staff.text.publicSince", { time: say.format.dateTime(root.publishedAt) })}
      </a>
      {root.isReviewed ? `（${say.t("library.staff.text.reviewed")}）` : null}
    </>
  );
}

interface WhyProps {
  ctx: StaffContext;
  issues: readonly Issue[];
  action: string;
  act: "return" | "withdraw";
}

/** An act that says why; folded, because it is rare. */
export function Why({ ctx, issues, action, act }: WhyProps): JSX.Element {
  const { say } = ctx;
  const name = act === "return" ? "note" : "reason";
  const label = say.t(`library.staff.text.${act}Why`);
  const own = issues.filter(({ path }) => path === name);
  const form = formState(say, { id: act, labels: { [name]: label }, issues: [...own] });
  return (
    <details open={own.length > 0}>
      <summary>{say.t(`library.staff.text.${act}`)}</summary>
      <Form form={form} action={action} token={ctx.formToken}>
        <TextInput form={form} name={name} maxLength={500} />
        <Submit label={say.t(`library.staff.button.${act}`)} tone={act === "withdraw" ? "danger" : "plain"} />
      </Form>
    </details>
  );
}
