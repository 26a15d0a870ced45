import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { Checkbox, Fieldset } from "#ui/choices.tsx";
import { ErrorSummary, Form, formState, PostButton, Submit } from "#ui/form.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { mayEndAccess, mayGive, mayResetSignIn } from "../permissions.ts";
import type { Body } from "../posts/organisation.data.ts";
import type { PersonDetails } from "../staff/get-person.ts";
import { type GrantRow, isRoleForBody, ROLES } from "../staff/role.rules.ts";
import { shownName } from "../staff/staff.data.ts";
import { DetailFields, detailLabels, grantName, PersonMarks, roleName, sectionOptions } from "./people-pages.tsx";

/** Which of the page's forms was wrong, and how. */
export interface PersonProblem {
  form: "details" | "grants" | "state";
  values: Record<string, string>;
  issues: Issue[];
  status: number;
}

interface PartProps {
  ctx: StaffContext;
  root: string;
  details: PersonDetails;
  problem?: PersonProblem;
}

export function personPage(ctx: StaffContext, details: PersonDetails, problem?: PersonProblem): PageView {
  const { say } = ctx;
  const { person } = details;
  const people = `/${ctx.municipality.slug}/staff/people`;
  const part = (form: PersonProblem["form"]): PartProps => ({
    ctx,
    details,
    root: `${people}/${person.id}`,
    problem: problem?.form === form ? problem : undefined,
  });
  return page({
    title: shownName(person),
    status: problem?.status,
    crumbs: [{ label: say.t("accounts.people.title"), href: people }, { label: shownName(person) }],
    body: (
      <>
        <h1>
          {shownName(person)} <PersonMarks ctx={ctx} person={person} />
        </h1>
        <p class="lead">
          {person.account} · {say.plain(details.bodies.find((body) => body.id === person.bodyId)?.name)}
        </p>
        <Details {...part("details")} />
        <Grants {...part("grants")} />
        <SignIn {...part("state")} />
      </>
    ),
  });
}

function Details({ ctx, root, details, problem }: PartProps): JSX.Element {
  const { say } = ctx;
  const { person, sections, bodies } = details;
  const stored = {
    name: person.name,
    reading: person.reading ?? "",
    alias: person.alias ?? "",
    mailAddress: person.mailAddress ?? "",
    sectionId: String(person.sectionId ?? ""),
  };
  const form = formState(say, {
    id: "details",
    labels: detailLabels(ctx),
    values: problem?.values ?? stored,
    issues: problem?.issues,
  });
  return (
    <Section id="details-section" title={say.t("accounts.person.details")}>
      <Form form={form} action={root} token={ctx.formToken}>
        <DetailFields ctx={ctx} form={form} sections={sectionOptions(ctx, sections, bodies)} />
        <Submit label={say.t("accounts.save")} />
      </Form>
    </Section>
  );
}

const fieldOf = ({ role, bodyId }: GrantRow) => `grant:${role}:${bodyId ?? "all"}`;

function Grants({ ctx, root, details, problem }: PartProps): JSX.Element {
  const { say } = ctx;
  const { person, bodies } = details;
  const given = Object.fromEntries(person.grants.map((grant) => [fieldOf(grant), "on"]));
  const form = formState(say, { id: "grants", labels: {}, values: problem?.values ?? given, issues: problem?.issues });
  const fixed = person.grants.filter((grant) => !mayGive(ctx.actor, grant));
  const places: (Body | null)[] = [null, ...bodies];
  return (
    <Section id="grants-section" title={say.t("accounts.person.roles")} lead={say.t("accounts.person.rolesLead")}>
      {fixed.length > 0 ? (
        <p>
          {say.t("accounts.person.fixedRoles", {
            roles: fixed.map((grant) => grantName(ctx, grant, bodies)).join(" / "),
          })}
        </p>
      ) : null}
      <Form form={form} action={`${root}/grants`} token={ctx.formToken}>
        {places.map((body) => {
          const bodyId = body?.id ?? null;
          const offered = ROLES.filter(
            (role) => isRoleForBody(role, body?.kind ?? "all") && mayGive(ctx.actor, { role, bodyId }),
          );
          if (offered.length === 0) return null;
          return (
            <Fieldset
              form={form}
              name={`body-${bodyId}`}
              legend={body ? say.plain(body.name) : say.t("accounts.people.allBodies")}
            >
              {offered.map((role) => (
                <Checkbox form={form} name={fieldOf({ role, bodyId })} label={roleName(ctx, role)} />
              ))}
            </Fieldset>
          );
        })}
        <Submit label={say.t("accounts.person.saveRoles")} />
      </Form>
    </Section>
  );
}

function SignIn({ ctx, root, details, problem }: PartProps): JSX.Element {
  const { say } = ctx;
  const { person, methods } = details;
  const kinds = [
    ...new Set(
      methods.filter((method) => method.isConfirmed || method.kind === "password").map((method) => method.kind),
    ),
  ];
  const form = formState(say, { id: "state", labels: {}, issues: problem?.issues });
  const isOwn = person.id === ctx.actor.staffId;
  return (
    <Section id="sign-in-section" title={say.t("accounts.person.signIn")}>
      <ErrorSummary form={form} />
      <p>
        {say.t("accounts.person.methods", {
          methods: kinds.map((kind) => say.t(`accounts.method.${kind}`)).join(" / ") || "–",
        })}
      </p>
      {isOwn ? <p>{say.t("accounts.person.own")}</p> : <Acts ctx={ctx} root={root} person={person} />}
      <p class="caption">{say.t("accounts.person.signInHelp")}</p>
    </Section>
  );
}

/** What an administrator may do about somebody else's access. */
function Acts({ ctx, root, person }: Pick<PartProps, "ctx" | "root"> & Pick<PersonDetails, "person">): JSX.Element {
  const { say, formToken } = ctx;
  const mayDeactivate = person.isActive && mayEndAccess(ctx.actor, person);
  return (
    <>
      <div class="buttons">
        {mayResetSignIn(ctx.actor, person) ? (
          <PostButton action={`${root}/reset`} token={formToken} label={say.t("accounts.person.reset")} />
        ) : null}
        {mayDeactivate ? (
          <PostButton
            action={`${root}/deactivate`}
            token={formToken}
            label={say.t("accounts.person.deactivate")}
            tone="danger"
          />
        ) : null}
        {person.isActive ? null : (
          <PostButton action={`${root}/reactivate`} token={formToken} label={say.t("accounts.person.reactivate")} />
        )}
      </div>
      {mayDeactivate ? <p class="caption">{say.t("accounts.person.deactivateHelp")}</p> : null}
    </>
  );
}

/** Shown once, to hand over. */
export function oneTimePasswordPage(
  ctx: StaffContext,
  given: { staffId: string; account: string; password: string },
): PageView {
  const { say } = ctx;
  const people = `/${ctx.municipality.slug}/staff/people`;
  const title = say.t("accounts.oneTime.title");
  return page({
    title,
    crumbs: [{ label: say.t("accounts.people.title"), href: people }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Notice tone="warning">
          <p>{say.t("accounts.oneTime.once")}</p>
        </Notice>
        <dl>
          <dt>{say.t("accounts.signIn.account")}</dt>
          <dd>
            <code>{given.account}</code>
          </dd>
          <dt>{say.t("accounts.oneTime.password")}</dt>
          <dd>
            <code>{given.password}</code>
          </dd>
        </dl>
        <p>
          <a class="button primary" href={`${people}/${given.staffId}`}>
            {say.t("accounts.oneTime.next")}
          </a>
        </p>
      </>
    ),
  });
}
