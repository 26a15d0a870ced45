import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { Checkbox } from "#ui/choices.tsx";
import type { FormState } from "#ui/form.tsx";
import { Ruby } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { languageName } from "../desk/language-name.ts";
import type { CheckedFile } from "../exchange/check-files.ts";
import type { HeldLine } from "../exchange/compare-returned.rules.ts";
import { textKey } from "../exchange/import-files.ts";
import { isJapanese } from "../segments/unit.rules.ts";

/** Everything that is wrong with a file, each with its place. */
export function Issues({ ctx: { say }, issues }: { ctx: StaffContext; issues: readonly Issue[] }): JSX.Element {
  return (
    <Notice tone="error">
      <ul>
        {issues.map(({ code, params }) => (
          <li>
            {params?.line && params.unit !== undefined ? (
              <b>{say.t("translation.staff.import.place", params)} </b>
            ) : null}
            {say.t(code as MessageKey, params)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface FileProps {
  ctx: StaffContext;
  form: FormState;
  file: CheckedFile;
  index: number;
}

/** What a file would change, what is held back, what is wrong with it. */
export function FileView({ ctx, form, file, index }: FileProps): JSX.Element {
  const { say } = ctx;
  const { name, issues, found } = file;
  const language = found ? languageName(found.pair.language, say.language.code) : "";
  return (
    <Section id={`file-${index}`} title={found ? `${name} → ${found.pair.key}（${language}）` : name}>
      {issues.length > 0 ? (
        <>
          <p>{say.t("translation.staff.import.refused")}</p>
          <Issues ctx={ctx} issues={issues} />
        </>
      ) : null}
      {found ? (
        <>
          <input type="hidden" name={`version.${textKey(found.pair)}`} value={found.pair.version} />
          <p>
            {say.t("translation.staff.import.counts", {
              changes: found.compared.changes.length,
              same: found.compared.same,
              held: found.compared.held.length,
              untranslated: found.compared.untranslated,
            })}
          </p>
          <Changes ctx={ctx} found={found} />
          {found.compared.held.length > 0 ? <Held ctx={ctx} form={form} found={found} /> : null}
        </>
      ) : null}
    </Section>
  );
}

type Found = NonNullable<CheckedFile["found"]>;

function Changes({ ctx, found }: { ctx: StaffContext; found: Found }): JSX.Element | null {
  const { say } = ctx;
  const { changes } = found.compared;
  if (changes.length === 0) return null;
  const heads = ["source", "now", "inFile"] as const;
  return (
    <table class="stacks compare">
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{say.t(`translation.staff.import.column.${head}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ unit, line, unused }) => (
          <tr>
            <Cell ctx={ctx} head="source" language={found.pair.sourceLanguage} text={unit.source} />
            <Cell ctx={ctx} head="now" language={found.pair.language} text={unit.target} />
            <Cell
              ctx={ctx}
              head="inFile"
              language={found.pair.language}
              text={line === unit.target ? say.t("translation.staff.import.confirmed") : line}
            >
              {unused.length > 0 ? (
                <p class="late">{say.t("translation.staff.import.unusedTerms", { words: unused.join(", ") })}</p>
              ) : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  ctx: StaffContext;
  head: "source" | "now" | "inFile" | "sourceThen";
  language: LanguageCode;
  text: string | null;
  children?: JSX.Element | null;
}

function Cell({ ctx, head, language, text, children }: CellProps): JSX.Element {
  const { htmlLang, dir } = getLanguage(language);
  return (
    <td class="lines" data-label={ctx.say.t(`translation.staff.import.column.${head}`)} lang={htmlLang} dir={dir}>
      {isJapanese(language) ? <Ruby value={text ?? "—"} /> : (text ?? "—")}
      {children}
    </td>
  );
}

/** Side by side and left alone, unless the person takes it in. */
function Held({ ctx, form, found }: { ctx: StaffContext; form: FormState; found: Found }): JSX.Element {
  const { say } = ctx;
  const parts = [...Map.groupBy(found.compared.held, ({ part }) => part)];
  return (
    <>
      <h3>{say.t("translation.staff.import.held")}</h3>
      {parts.map(([part, lines]) => (
        <HeldPart ctx={ctx} form={form} found={found} part={part} lines={lines} />
      ))}
    </>
  );
}

interface HeldProps {
  ctx: StaffContext;
  form: FormState;
  found: Found;
  part: string;
  lines: readonly HeldLine[];
}

function HeldPart({ ctx, form, found, part, lines }: HeldProps): JSX.Element {
  const { say } = ctx;
  const { pair } = found;
  const why = lines[0]?.why ?? "stale";
  return (
    <>
      <p>{say.t(`translation.staff.import.why.${why}`, { part })}</p>
      <table class="stacks compare">
        <thead>
          <tr>
            {(["sourceThen", "source", "now", "inFile"] as const).map((head) => (
              <th scope="col">{say.t(`translation.staff.import.column.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ unit, text, sourceThen }) => (
            <tr>
              <Cell ctx={ctx} head="sourceThen" language={pair.sourceLanguage} text={sourceThen} />
              <Cell ctx={ctx} head="source" language={pair.sourceLanguage} text={unit?.source ?? null} />
              <Cell ctx={ctx} head="now" language={pair.language} text={unit?.target ?? null} />
              <Cell ctx={ctx} head="inFile" language={pair.language} text={text} />
            </tr>
          ))}
        </tbody>
      </table>
      {lines.every(({ line }) => line !== undefined) ? (
        <Checkbox
          form={form}
          name={`take.${pair.key}/${part}`}
          label={say.t(`translation.staff.import.take.${why === "conflict" ? "conflict" : "stale"}`)}
        />
      ) : null}
    </>
  );
}
