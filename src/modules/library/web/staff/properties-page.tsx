import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { PageView } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox, Fieldset } from "#ui/choices.tsx";
import { Form, type FormState, formState, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { readForStaff } from "../../editing/read-for-staff.ts";
import { changeEntry } from "../../entries/change-entry.ts";
import { COLOURS, LIFE_EVENTS, URGENCIES } from "../../entries/entry.rules.ts";
import { PropertiesInput } from "../../entries/inputs.ts";
import { entryView } from "./entry-frame.tsx";
import {
  type PropertyChoices,
  propertyLabels,
  propertyValues,
  readChoices,
  SYNONYM_LANGUAGES,
} from "./property-values.ts";
import { done, ENTRY, entryAddress, READS, WRITES } from "./staff-address.ts";

const PATH = `${ENTRY}/properties`;

export const propertyRoutes: Route[] = [
  staffPage({ path: PATH, access: READS, handle: (ctx, { params }) => propertiesPage(ctx, params.key ?? "") }),
  staffAction({
    path: PATH,
    access: WRITES,
    input: PropertiesInput,
    async handle(ctx, { params, input }) {
      await changeEntry(ctx, { key: params.key ?? "", ...input });
      return done(ctx, `/${params.key}/properties`, "library.staff.done.propertiesSaved");
    },
    invalid: (ctx, request) => propertiesPage(ctx, request.params.key ?? "", request),
  }),
];

async function propertiesPage(ctx: StaffContext, key: string, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const given = await readForStaff(ctx, key);
  const { entry, may } = given;
  const choices = await readChoices(ctx, entry, shown?.values);
  const form = formState(say, {
    id: "properties",
    labels: propertyLabels(ctx, choices),
    values: shown?.values ?? propertyValues(entry, choices),
    issues: shown?.issues,
  });
  const props = { ctx, form, choices };
  return entryView(ctx, given, {
    part: "properties",
    status: shown?.status,
    body: (
      <Form form={form} action={entryAddress(ctx, key, "/properties")} token={ctx.formToken}>
        <input type="hidden" name="version" value={shown?.values.version ?? String(entry.version)} />
        <dl class="pairs">
          <dt>{say.t("library.staff.new.key")}</dt>
          <dd>{entry.key}</dd>
          <dt>{say.t("library.staff.new.kind")}</dt>
          <dd>{say.t(`library.staff.kind.${entry.kind}`)}</dd>
        </dl>
        {may.manage ? (
          <Select form={form} name="ownerPostId" options={choices.posts} optional />
        ) : (
          <input type="hidden" name="ownerPostId" value={entry.ownerPostId ?? ""} />
        )}
        <TextInput form={form} name="reviewBy" hint={say.t("library.staff.field.dateHint")} optional />
        <TextInput form={form} name="shownFrom" hint={say.t("library.staff.field.shownHint")} optional />
        <TextInput form={form} name="shownTo" optional />
        <Checkbox form={form} name="isSample" />
        {entry.kind === "letter" ? <LetterFields {...props} /> : null}
        <FindFields {...props} />
        <ProjectFields {...props} />
        <SourceFields {...props} />
        {may.write ? <Submit label={say.t("library.staff.button.saveProperties")} /> : null}
      </Form>
    ),
  });
}

interface FieldsProps {
  ctx: StaffContext;
  form: FormState;
  choices: PropertyChoices;
}

/** What is printed on the notice, so that it can be recognised by it. */
function LetterFields({ ctx, form }: FieldsProps): JSX.Element {
  const { say } = ctx;
  const urgencies = URGENCIES.map((value) => ({ value, label: say.t(`library.staff.urgency.${value}`) }));
  return (
    <section class="section">
      <h2>{say.t("library.staff.letter.title")}</h2>
      <TextArea form={form} name="letter.titles" rows={3} hint={say.t("library.staff.letter.titlesHint")} optional />
      <TextArea form={form} name="letter.senders" rows={2} hint={say.t("library.staff.field.eachLine")} optional />
      <Fieldset form={form} name="letter.colours" legend={say.t("library.staff.letter.colours")}>
        {COLOURS.map((colour) => (
          <Checkbox form={form} name={`letter.colour.${colour}`} label={say.t(`library.staff.colour.${colour}`)} />
        ))}
      </Fieldset>
      <Select form={form} name="letter.urgency" options={urgencies} />
    </section>
  );
}

/** By what residents find it. */
function FindFields({ ctx, form }: FieldsProps): JSX.Element {
  const { say } = ctx;
  return (
    <section class="section">
      <h2>{say.t("library.staff.find.title")}</h2>
      <TextInput form={form} name="topics" hint={say.t("library.staff.find.topicsHint")} optional />
      <Fieldset form={form} name="lifeEvents" legend={say.t("library.staff.find.lifeEvents")}>
        {LIFE_EVENTS.map((event) => (
          <Checkbox form={form} name={`lifeEvent.${event}`} label={say.t(`library.staff.lifeEvent.${event}`)} />
        ))}
      </Fieldset>
      <details>
        <summary>{say.t("library.staff.find.synonyms")}</summary>
        <p class="hint">{say.t("library.staff.find.synonymsHint")}</p>
        {SYNONYM_LANGUAGES.map(({ code, htmlLang, dir }) => (
          <TextInput form={form} name={`synonyms.${code}`} lang={htmlLang} dir={dir} optional />
        ))}
      </details>
    </section>
  );
}

function ProjectFields({ ctx, form, choices }: FieldsProps): JSX.Element {
  const { say } = ctx;
  return (
    <section class="section">
      <h2>{say.t("library.staff.projects.title")}</h2>
      {choices.served.map(({ value, label }) => (
        <Checkbox form={form} name={`project.${value}`} label={label} />
      ))}
      <Select form={form} name="addProject" options={choices.projects} optional />
    </section>
  );
}

function SourceFields({ ctx, form, choices }: FieldsProps): JSX.Element {
  const { say } = ctx;
  return (
    <section class="section">
      <h2>{say.t("library.staff.sources.title")}</h2>
      <p class="lead">{say.t("library.staff.sources.lead")}</p>
      {[...choices.sources, "new"].map((name) => (
        <fieldset class="field">
          <legend>{name === "new" ? say.t("library.staff.sources.add") : name}</legend>
          <TextInput form={form} name={`source.${name}.name`} optional />
          <TextInput form={form} name={`source.${name}.url`} type="url" optional />
          <TextInput form={form} name={`source.${name}.date`} optional />
        </fieldset>
      ))}
    </section>
  );
}
