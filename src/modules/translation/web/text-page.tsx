import type { ComponentChildren, JSX } from "preact";
import { DrawnLine, hasMarks, MarkedWords, plainOf } from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { markChanges } from "#platform/i18n/mark-changes.rules.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, type FormState, formState, Submit, TextArea } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { TextInput } from "../desk/inputs.ts";
import { languageName } from "../desk/language-name.ts";
import { type JobReading, readJob } from "../desk/read-job.ts";
import { saveLines } from "../exchange/save-lines.ts";
import { partHashes, type Unit, withoutReadings } from "../segments/unit.rules.ts";
import { readParts, writeParts } from "../segments/unit-name.rules.ts";
import { deskAddress, deskCrumbs, readId } from "./desk-address.ts";

const PATH = "/translation/jobs/:id{[0-9]+}/text";

/** The translation line by line, the source beside each. */
export const textRoutes: Route[] = [
  staffPage({
    path: PATH,
    access: "translation.order",
    handle: async (ctx, { params }) => textPage(ctx, await readJob(ctx, readId(params.id))),
  }),
  staffAction({
    path: PATH,
    access: "translation.translate",
    input: TextInput,
    async handle(ctx, { params, input }) {
      const { draftVersion, hash, ...fields } = input;
      const sent = Object.entries(fields as Record<string, string>);
      const named = (prefix: string) =>
        sent.flatMap(([name, value]): [string, string][] =>
          name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
        );
      await saveLines(ctx, {
        jobId: readId(params.id),
        version: draftVersion,
        lines: new Map(named("line.")),
        hashes: readParts(hash),
        confirmed: new Set(named("holds.").map(([part]) => part)),
      });
      return redirect(deskAddress(ctx, `/jobs/${params.id}`), { flash: "translation.staff.flash.saved" });
    },
    invalid: async (ctx, { params, values, issues, status }) => ({
      ...textPage(ctx, await readJob(ctx, readId(params.id)), { values, issues }),
      status,
    }),
  }),
];

interface Typed {
  values: Record<string, string>;
  issues: Issue[];
}

function textPage(ctx: StaffContext, reading: JobReading, typed?: Typed): PageView {
  const { say } = ctx;
  const { job, title, units, pair, mayWrite } = reading;
  const name = languageName(job.language, say.language.code);
  const heading = say.t("translation.staff.job.title", { title: say.plain(title), language: name });
  const kept = Object.fromEntries(units.map((unit) => [fieldOf(unit), unit.target ?? ""]));
  const form = formState(say, {
    id: "lines",
    labels: Object.fromEntries(
      units.map((unit) => [fieldOf(unit), withoutReadings(plainOf(unit.source), pair.sourceLanguage)]),
    ),
    values: typed?.values ?? kept,
    issues: typed?.issues ?? [],
  });
  const parts = [...Map.groupBy(units, ({ part }) => part)];
  const fields = parts.map(([part, own]) => (
    <PartFields ctx={ctx} form={form} reading={reading} part={part} units={own} />
  ));
  return page({
    title: heading,
    crumbs: deskCrumbs(
      ctx,
      { label: heading, href: deskAddress(ctx, `/jobs/${job.id}`) },
      { label: say.t("translation.staff.job.text") },
    ),
    body: (
      <>
        <h1>{heading}</h1>
        <p class="lead">{say.t("translation.staff.text.lead")}</p>
        {mayWrite ? (
          <Form form={form} action={deskAddress(ctx, `/jobs/${job.id}/text`)} token={ctx.formToken}>
            <input type="hidden" name="draftVersion" value={typed?.values.draftVersion ?? String(pair.version)} />
            <input type="hidden" name="hash" value={typed?.values.hash ?? writeParts(partHashes(units))} />
            {fields}
            <div class="buttons">
              <Submit label={say.t("translation.staff.text.save")} />
            </div>
          </Form>
        ) : (
          fields
        )}
      </>
    ),
  });
}

const fieldOf = ({ part, path }: Unit): string => `line.${part}/${path}`;

interface PartProps {
  ctx: StaffContext;
  form: FormState;
  reading: JobReading;
  part: string;
  units: readonly Unit[];
}

function PartFields({ ctx, form, reading, part, units }: PartProps): JSX.Element | null {
  const { say } = ctx;
  const [first] = units;
  if (!first) return null;
  const { job, mayWrite, pair } = reading;
  const source = getLanguage(pair.sourceLanguage);
  return (
    <Section
      title={say.t("translation.staff.text.part", {
        kind: say.t(`translation.staff.part.${first.kind}`),
        state: say.t(`translation.staff.partState.${first.state}`),
      })}
    >
      <SourceBefore ctx={ctx} units={units} />
      {units.map((unit) =>
        mayWrite ? (
          <TextArea
            form={form}
            name={fieldOf(unit)}
            lang={getLanguage(job.language).htmlLang}
            rows={3}
            hint={hintOf(ctx, unit, pair.sourceLanguage)}
            plain
          />
        ) : (
          <p class="lines">
            <span lang={source.htmlLang}>
              <DrawnLine line={unit.source} />
            </span>
            <br />
            <b lang={getLanguage(job.language).htmlLang}>
              <DrawnLine line={unit.target ?? "—"} />
            </b>
          </p>
        ),
      )}
      {mayWrite && first.state === "stale" ? (
        <Checkbox form={form} name={`holds.${part}`} label={say.t("translation.staff.text.holds")} />
      ) : null}
    </Section>
  );
}

/** The Japanese words that this is the meaning of; the line as it is written, because its marks are typed in the translation too. */
function hintOf({ say }: StaffContext, { words, source }: Unit, language: LanguageCode): ComponentChildren {
  const written = withoutReadings(source, language);
  if (!hasMarks(written)) return words;
  return (
    <>
      {words ? <span>{words} </span> : null}
      {say.t("translation.staff.text.written")}
      <span lang={getLanguage(language).htmlLang}>{written}</span>
    </>
  );
}

/** What has changed in the source since the part was translated. */
function SourceBefore({ ctx, units }: Pick<PartProps, "ctx" | "units">): JSX.Element | null {
  const before = units[0]?.before;
  if (before === undefined) return null;
  const marked = markChanges(before, units.map(({ source }) => source).join("\n"));
  return (
    <div class="notice">
      <p>{ctx.say.t("translation.staff.text.changed")}</p>
      <p class="lines">
        <MarkedWords ctx={ctx} segments={marked.before} mark="del" />
      </p>
      <p class="lines">
        <MarkedWords ctx={ctx} segments={marked.after} mark="ins" />
      </p>
    </div>
  );
}
