import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Form, type FormState, formState, type Option, Select, Submit, TextInput } from "#ui/form.tsx";
import { mayManageStaffOf } from "../permissions.ts";
import type { Body, Section } from "../posts/organisation.data.ts";
import type { People, Person } from "../staff/list-people.ts";
import type { GrantRow } from "../staff/role.rules.ts";
import { shownName } from "../staff/staff.data.ts";

export function peoplePage(ctx: StaffContext, { people, bodies, sections }: People, withLeft: boolean): PageView {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/people`;
  const shown = people.filter((person) => withLeft || person.isActive);
  const hidden = people.length - shown.length;
  return page({
    title: say.t("accounts.people.title"),
    body: (
      <>
        <h1>{say.t("accounts.people.title")}</h1>
        <p class="buttons">
          <a class="button primary" href={`${root}/new`}>
            {say.t("accounts.people.add")}
          </a>
        </p>
        {bodies.map((body) => (
          <BodyPeople
            ctx={ctx}
            body={body}
            bodies={bodies}
            sections={sections}
            people={shown.filter((person) => person.bodyId === body.id)}
          />
        ))}
        {hidden > 0 ? (
          <p>
            <a href={`${root}?all=1`}>{say.t("accounts.people.showLeft", { count: hidden })}</a>
          </p>
        ) : null}
      </>
    ),
  });
}

function BodyPeople(props: {
  ctx: StaffContext;
  body: Body;
  bodies: Body[];
  sections: Section[];
  people: Person[];
}): JSX.Element | null {
  const { ctx, body, bodies, sections, people } = props;
  const { say } = ctx;
  if (people.length === 0) return null;
  const sectionName = (id: number | null) => say.plain(sections.find((section) => section.id === id)?.name);
  return (
    <div class="table-wrap">
      <table class="stacks">
        <caption>{say.plain(body.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{say.t("accounts.people.name")}</th>
            <th scope="col">{say.t("accounts.people.account")}</th>
            <th scope="col">{say.t("accounts.people.section")}</th>
            <th scope="col">{say.t("accounts.people.roles")}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr>
              <th scope="row">
                <a href={`/${ctx.municipality.slug}/staff/people/${person.id}`}>{shownName(person)}</a>{" "}
                <PersonMarks ctx={ctx} person={person} />
                {person.reading ? <div class="caption">{person.reading}</div> : null}
              </th>
              <td data-label={say.t("accounts.people.account")}>{person.account}</td>
              <td data-label={say.t("accounts.people.section")}>{sectionName(person.sectionId)}</td>
              <td data-label={say.t("accounts.people.roles")}>
                {person.grants.map((grant) => grantName(ctx, grant, bodies)).join(" / ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PersonMarks({
  ctx,
  person,
}: {
  ctx: StaffContext;
  person: Pick<Person, "isDemo" | "isActive">;
}): JSX.Element {
  return (
    <>
      {person.isDemo ? <span class="demo">{ctx.say.t("accounts.people.demo")}</span> : null}
      {person.isActive ? null : <span class="demo">{ctx.say.t("accounts.people.left")}</span>}
    </>
  );
}

export function roleName({ say }: StaffContext, role: string): string {
  return say.t(`accounts.role.${role}` as MessageKey);
}

/** `計画担当（金沢市）`, `管理者（すべて）`. */
export function grantName(ctx: StaffContext, { role, bodyId }: GrantRow, bodies: readonly Body[]): string {
  const { say } = ctx;
  const body =
    bodyId === null ? say.t("accounts.people.allBodies") : say.plain(bodies.find(({ id }) => id === bodyId)?.name);
  return say.t("accounts.people.grant", { role: roleName(ctx, role), body });
}

export function newPersonPage(ctx: StaffContext, { bodies, sections }: People, shown?: InvalidRequest): PageView {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/people`;
  const own = bodies.filter((body) => mayManageStaffOf(ctx.actor, body.id));
  const form = formState(say, {
    id: "person",
    labels: { ...detailLabels(ctx), account: say.t("accounts.people.account"), bodyId: say.t("accounts.people.body") },
    values: shown?.values,
    issues: shown?.issues,
  });
  const bodyOptions = own.map((body) => ({ value: String(body.id), label: say.plain(body.name) }));
  const title = say.t("accounts.people.add");
  return page({
    title,
    status: shown?.status,
    crumbs: [{ label: say.t("accounts.people.title"), href: root }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("accounts.people.addLead")}</p>
        <Form form={form} action={root} token={ctx.formToken}>
          <TextInput
            form={form}
            name="account"
            autocomplete="off"
            spellcheck={false}
            maxLength={60}
            hint={say.t("accounts.people.accountHint")}
          />
          <DetailFields
            ctx={ctx}
            form={form}
            sections={sectionOptions(
              ctx,
              sections.filter((section) => own.some((body) => body.id === section.bodyId)),
              bodies,
            )}
          >
            <Select form={form} name="bodyId" options={bodyOptions} />
          </DetailFields>
          <div class="buttons">
            <Submit label={say.t("accounts.people.addSubmit")} />
          </div>
        </Form>
      </>
    ),
  });
}

export function detailLabels({ say }: StaffContext): Record<string, string> {
  return {
    name: say.t("accounts.people.name"),
    reading: say.t("accounts.people.reading"),
    alias: say.t("accounts.people.alias"),
    mailAddress: say.t("accounts.people.mailAddress"),
    sectionId: say.t("accounts.people.section"),
  };
}

/** Names as people have them: one field, a reading to sort by, the name they go by. */
export function DetailFields(props: {
  ctx: StaffContext;
  form: FormState;
  sections: Option[];
  children?: JSX.Element;
}): JSX.Element {
  const { ctx, form, sections } = props;
  return (
    <>
      <TextInput
        form={form}
        name="name"
        autocomplete="off"
        maxLength={100}
        hint={ctx.say.t("accounts.people.nameHint")}
      />
      <TextInput
        form={form}
        name="reading"
        optional
        autocomplete="off"
        maxLength={100}
        hint={ctx.say.t("accounts.people.readingHint")}
      />
      <TextInput
        form={form}
        name="alias"
        optional
        autocomplete="off"
        maxLength={100}
        hint={ctx.say.t("accounts.people.aliasHint")}
      />
      <MailAddressField form={form} />
      {props.children}
      <Select
        form={form}
        name="sectionId"
        optional
        options={[{ value: "", label: ctx.say.t("accounts.people.noSection") }, ...sections]}
      />
    </>
  );
}

export function MailAddressField({ form }: { form: FormState }): JSX.Element {
  return (
    <TextInput
      form={form}
      name="mailAddress"
      type="email"
      optional
      autocomplete="off"
      maxLength={254}
      spellcheck={false}
      hint={form.say.t("accounts.people.mailAddressHint")}
    />
  );
}

/** Sections under the name of their body. */
export function sectionOptions(ctx: StaffContext, sections: readonly Section[], bodies: readonly Body[]): Option[] {
  return sections.map((section) => ({
    value: String(section.id),
    label: ctx.say.plain(section.name),
    group: ctx.say.plain(bodies.find((body) => body.id === section.bodyId)?.name),
  }));
}
