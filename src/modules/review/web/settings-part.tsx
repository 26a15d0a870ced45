import type { ComponentChildren, JSX } from "preact";
import type { FormState } from "#ui/form.tsx";

interface PartProps {
  form: FormState;
  id: string;
  title: string;
  /** What it holds now, in a line. */
  shown: string;
  /** Whether a control of this name stands in it. */
  holds(name: string): boolean;
  /** Open where nothing is wrong anywhere. */
  isFirst?: boolean;
  children: ComponentChildren;
}

/** A part of a long form behind its heading, so that a phone shows the whole at a glance; what is wrong stands open. */
export function SettingsPart({ form, id, title, shown, holds, isFirst = false, children }: PartProps): JSX.Element {
  const isOpen = form.issues.length === 0 ? isFirst : form.issues.some(({ path }) => holds(path));
  return (
    <details class="section settings-part" id={id} open={isOpen}>
      <summary>
        <h2>{title}</h2>
        <span class="more">{shown}</span>
      </summary>
      {children}
    </details>
  );
}
