import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, formState, Select, Submit, TextInput } from "#ui/form.tsx";
import { mayManagePostsOf } from "../permissions.ts";
import type { Organisation } from "../posts/get-organisation.ts";
import type { Section } from "../posts/organisation.data.ts";
import type { FormerName } from "../posts/section-name.rules.ts";
import { isValidOn } from "../posts/validity.rules.ts";
import { spanOf } from "./post-page.tsx";
import { mayManageSome, NamedFields, validityLabels } from "./posts-page.tsx";

/** The sections of each body, those of today first and marked where they have ended or not begun. */
export function sectionsPage(ctx: StaffContext, { bodies, sections }: Organisation): PageView {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/sections`;
  const today = todayInJapan(ctx.clock.now());
  return page({
    title: say.t("accounts.sections.title"),
    body: (
      <>
        <h1>{say.t("accounts.sections.title")}</h1>
        {mayManageSome(ctx) ? (
          <p class="buttons">
            <a class="button primary" href={`${root}/new`}>
              {say.t("accounts.sections.add")}
            </a>
          </p>
        ) : null}
        {bodies.map((body) => (
          <section class="section">
            <h2>{say.plain(body.name)}</h2>
            <ul class="rows">
              {sections
                .filter((section) => section.bodyId === body.id)
                .map((section) => (
                  <li class="row">
                    <span class="what">
                      {mayManagePostsOf(ctx.actor, body.id) ? (
                        <a href={`${root}/${section.id}`}>{say.plain(section.name)}</a>
                      ) : (
                        say.plain(section.name)
                      )}
                    </span>
                    <span class="more">
                      {spanOf(ctx, section)}{" "}
                      {isValidOn(section, today) ? null : (
                        <span class="demo">{say.t("accounts.sections.notToday")}</span>
                      )}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
}

export function newSectionPage(ctx: StaffContext, { bodies }: Organisation, shown?: InvalidRequest): PageView {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/sections`;
  const own = bodies.filter((body) => mayManagePostsOf(ctx.actor, body.id));
  const labels = { ...validityLabels(ctx), bodyId: say.t("accounts.people.body"), key: say.t("accounts.sections.key") };
  const form = formState(say, { id: "section", labels, values: shown?.values, issues: shown?.issues });
  const title = say.t("accounts.sections.add");
  return page({
    title,
    status: shown?.status,
    crumbs: [{ label: say.t("accounts.sections.title"), href: root }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Form form={form} action={root} token={ctx.formToken}>
          <Select
            form={form}
            name="bodyId"
            options={own.map((body) => ({ value: String(body.id), label: say.plain(body.name) }))}
          />
          <NamedFields form={form} />
          <TextInput
            form={form}
            name="key"
            autocomplete="off"
            spellcheck={false}
            maxLength={60}
            hint={say.t("accounts.sections.keyHint")}
          />
          <Submit label={say.t("accounts.sections.addSubmit")} />
        </Form>
      </>
    ),
  });
}

export function sectionPage(
  ctx: StaffContext,
  section: Section & { former: readonly FormerName[] },
  shown?: InvalidRequest,
): PageView {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/sections`;
  const stored = {
    nameJa: section.name.ja ?? "",
    nameEn: section.name.en ?? "",
    validFrom: section.validFrom ?? "",
    validTo: section.validTo ?? "",
  };
  const form = formState(say, {
    id: "section",
    labels: { ...validityLabels(ctx), renamedOn: say.t("accounts.sections.renamedOn") },
    values: shown?.values ?? stored,
    issues: shown?.issues,
  });
  return page({
    title: say.plain(section.name),
    status: shown?.status,
    crumbs: [{ label: say.t("accounts.sections.title"), href: root }, { label: say.plain(section.name) }],
    body: (
      <>
        <h1>{say.plain(section.name)}</h1>
        <p class="lead">{say.t("accounts.sections.editLead")}</p>
        <Form form={form} action={`${root}/${section.id}`} token={ctx.formToken}>
          <NamedFields form={form} />
          <TextInput
            form={form}
            name="renamedOn"
            type="date"
            optional
            hint={say.t("accounts.sections.renamedOnHint")}
          />
          <Submit label={say.t("accounts.save")} />
        </Form>
        {section.former.length > 0 ? (
          <section class="section">
            <h2>{say.t("accounts.sections.former")}</h2>
            <ul class="rows">
              {section.former.map(({ name, validTo }) => (
                <li class="row">
                  <span class="what">{say.plain(name)}</span>
                  <span class="more">{say.t("accounts.sections.formerUntil", { date: say.format.date(validTo) })}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </>
    ),
  });
}
