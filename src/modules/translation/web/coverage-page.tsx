import type { JSX } from "preact";
import { ENTRY_KINDS } from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { BarChart } from "#ui/charts/bar-chart.tsx";
import { formState, Select } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import {
  type CoverageFilter,
  type CoverageRow,
  countCoverage,
  filterCoverage,
  type LanguageCoverage,
  TEXT_STATES,
} from "../coverage/coverage.rules.ts";
import { type Coverage, listCoverage } from "../coverage/list-coverage.ts";
import { languageName } from "../desk/language-name.ts";
import { deskAddress, libraryAddress, readLanguage } from "./desk-address.ts";
import { DeskNav } from "./desk-nav.tsx";
import { MachineForm } from "./machine-form.tsx";

/** How far the library is in every language; the way from there to each text. */
export const coverageRoute = (hasMachine: boolean) =>
  staffPage({
    path: "/translation",
    access: "translation.order",
    query: ["language", "section", "kind", "state"],
    async handle(ctx, { query }) {
      const { say } = ctx;
      const coverage = await listCoverage(ctx);
      const filter = readFilter(query);
      const rows = filterCoverage(coverage.rows, filter);
      const byLanguage = countCoverage(coverage.rows);
      return page({
        title: say.t("translation.staff.menu"),
        body: (
          <>
            <h1>{say.t("translation.staff.menu")}</h1>
            <DeskNav ctx={ctx} current="" />
            <Section id="languages" title={say.t("translation.staff.coverage.byLanguage")}>
              <LanguageTable ctx={ctx} counted={byLanguage} />
              <LanguageChart ctx={ctx} counted={byLanguage} />
            </Section>
            <Section id="texts" title={say.t("translation.staff.coverage.texts", { count: rows.length })}>
              <Filters ctx={ctx} coverage={coverage} values={query} />
              {rows.length > 0 ? (
                <Texts ctx={ctx} rows={rows} filter={filter} />
              ) : (
                <p>{say.t("translation.staff.coverage.none")}</p>
              )}
            </Section>
            {hasMachine && filter.language ? <MachineForm ctx={ctx} language={filter.language} rows={rows} /> : null}
          </>
        ),
      });
    },
  });

function readFilter(query: Record<string, string>): CoverageFilter {
  const language = readLanguage(query.language);
  const kind = ENTRY_KINDS.find((each) => each === query.kind);
  const state = TEXT_STATES.find((each) => each === query.state);
  const sectionId = /^\d{1,9}$/.test(query.section ?? "") ? Number(query.section) : undefined;
  return {
    ...(language && { language }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(sectionId && { sectionId }),
  };
}

interface CountedProps {
  ctx: StaffContext;
  counted: readonly LanguageCoverage[];
}

function LanguageTable({ ctx, counted }: CountedProps): JSX.Element {
  const { say } = ctx;
  return (
    <div class="table-wrap">
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">{say.t("translation.staff.field.language")}</th>
            {TEXT_STATES.map((state) => (
              <th scope="col" class="number">
                {say.t(`translation.staff.state.${state}`)}
              </th>
            ))}
            <th scope="col" class="number">
              {say.t("translation.staff.coverage.total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {counted.map(({ language, counts, total }) => (
            <tr>
              <th scope="row">
                <a href={deskAddress(ctx, `?language=${language}#texts`)}>
                  {languageName(language, say.language.code)}
                </a>
              </th>
              {TEXT_STATES.map((state) => (
                <td class="number" data-label={say.t(`translation.staff.state.${state}`)}>
                  {say.format.number(counts[state])}
                </td>
              ))}
              <td class="number" data-label={say.t("translation.staff.coverage.total")}>
                {say.format.number(total)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LanguageChart({ ctx, counted }: CountedProps): JSX.Element {
  const { say } = ctx;
  const bars = counted.map(({ language, counts, total }) => ({
    label: languageName(language, say.language.code),
    value: (100 * counts.done) / total,
    text: say.t("translation.staff.coverage.share", {
      percent: say.format.number((100 * counts.done) / total),
      done: counts.done,
      total,
    }),
  }));
  return <BarChart label={say.t("translation.staff.coverage.chart")} bars={bars} max={100} />;
}

function Filters({
  ctx,
  coverage,
  values,
}: {
  ctx: StaffContext;
  coverage: Coverage;
  values: Record<string, string>;
}): JSX.Element {
  const { say } = ctx;
  const any = { value: "", label: say.t("translation.staff.coverage.any") };
  const form = formState(say, {
    id: "filter",
    values,
    labels: {
      language: say.t("translation.staff.field.language"),
      section: say.t("translation.staff.field.section"),
      kind: say.t("translation.staff.field.kind"),
      state: say.t("translation.staff.field.state"),
    },
  });
  const languages = countCoverage(coverage.rows).map(({ language }) => ({
    value: language,
    label: languageName(language, say.language.code),
  }));
  const sections = coverage.sections.map(({ id, name }) => ({ value: String(id), label: say.plain(name) }));
  const kinds = ENTRY_KINDS.map((kind) => ({ value: kind, label: say.t(`translation.staff.kind.${kind}`) }));
  const states = TEXT_STATES.map((state) => ({ value: state, label: say.t(`translation.staff.state.${state}`) }));
  return (
    <form class="filters" method="get" action={deskAddress(ctx, "#texts")}>
      <Select form={form} name="language" plain options={[any, ...languages]} />
      <Select form={form} name="state" plain options={[any, ...states]} />
      <Select form={form} name="kind" plain options={[any, ...kinds]} />
      <Select form={form} name="section" plain options={[any, ...sections]} />
      <button class="button" type="submit">
        {say.t("translation.staff.coverage.filter")}
      </button>
    </form>
  );
}

/** The entries in the chosen language with what to do there, else in all languages. */
function Texts({
  ctx,
  rows,
  filter,
}: {
  ctx: StaffContext;
  rows: readonly CoverageRow[];
  filter: CoverageFilter;
}): JSX.Element {
  const { say } = ctx;
  return (
    <ul class="rows">
      {rows.map(({ entry, title, states }) => (
        <li>
          <div class="row">
            <span class="what">
              <TextOf say={say} text={title} />
            </span>
            <a href={deskAddress(ctx, orderPath(entry.key, filter))}>
              {say.t("translation.staff.order.short")}
              <span class="visually-hidden"> {say.plain(title)}</span>
            </a>
          </div>
          <p class="tools-row">
            {[...states]
              .filter(([language, state]) => fits(filter, { language, state }))
              .map(([language, state]) => (
                <a href={libraryAddress(ctx, entry.key, language)}>
                  {languageName(language, say.language.code)}: {say.t(`translation.staff.state.${state}`)}
                </a>
              ))}
          </p>
        </li>
      ))}
    </ul>
  );
}

const orderPath = (key: string, { language }: CoverageFilter) =>
  `/requests/new?entry=${key}${language ? `&language=${language}` : ""}`;

const fits = ({ language, state }: CoverageFilter, own: { language: string; state: string }) =>
  (language === undefined || language === own.language) && (state === undefined || state === own.state);
