import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type FormState, fieldId } from "#ui/form.tsx";
import type { Part, PartLine } from "../../content/block.rules.ts";

/** What a part is called: the question that it answers, or what kind of block it is. */
export function partName({ say }: StaffContext, { kind, role }: Pick<Part, "kind" | "role">): string {
  return role ? say.t(`library.role.${role}`) : say.t(`library.staff.block.${kind}`);
}

interface PartLinesProps {
  ctx: StaffContext;
  form: FormState;
  part: Part;
  /** What stands in the fields, by path; the part's own words where it is left out. */
  values?: ReadonlyMap<string, string>;
  lang?: string;
  dir?: "ltr" | "rtl";
}

const LONG = 60;

/** A field for each line of a part, in the markup of a line. */
export function PartLines(props: PartLinesProps): JSX.Element {
  const { ctx, part } = props;
  return (
    <fieldset class="field part-lines">
      <legend>{partName(ctx, part)}</legend>
      {part.lines.map((line, index) => (
        <LineField {...props} line={line} index={index} />
      ))}
    </fieldset>
  );
}

function LineField(props: PartLinesProps & { line: PartLine; index: number }): JSX.Element {
  const { ctx, form, part, values, lang, dir, line, index } = props;
  const name = partName(ctx, part);
  const field = `line.${part.id}.${line.path}`;
  const isOne = part.lines.length === 1;
  const isWrong = form.issues.some((issue) => issue.path === field);
  return (
    <>
      {isOne ? null : (
        <label class="line-label" for={fieldId(form, field)}>
          {index + 1}
          <span class="visually-hidden"> {name}</span>
        </label>
      )}
      {isWrong ? <span class="error">{ctx.say.t("library.error.tooLong")}</span> : null}
      <textarea
        id={fieldId(form, field)}
        name={field}
        rows={line.line.length > LONG ? 3 : 1}
        lang={lang}
        dir={dir}
        aria-label={isOne ? name : undefined}
      >
        {values ? (values.get(line.path) ?? "") : line.line}
      </textarea>
    </>
  );
}
