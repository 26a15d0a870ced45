import type { ComponentChildren, JSX } from "preact";
import type { Crumb } from "#platform/http/reply.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import { namedBy } from "./landmark.tsx";
import { InLanguage } from "./message.tsx";

/** The mark: one low arc, the bridge. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true" focusable="false">
      <path d="M2 12 C10 1 26 1 34 12" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
    </svg>
  );
}

/** The only ornament: an arc under a title. */
export function Arc(): JSX.Element {
  return (
    <svg class="arc" viewBox="0 0 600 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path
        d="M1 18 C180 2 420 2 599 18"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        vector-effect="non-scaling-stroke"
      />
    </svg>
  );
}

export function Breadcrumbs({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }): JSX.Element | null {
  if (crumbs.length === 0) return null;
  return (
    <nav class="crumbs" aria-label={label}>
      <ol>
        {crumbs.map((crumb) => (
          <li>
            {crumb.href ? (
              <a href={crumb.href}>
                <CrumbLabel label={crumb.label} />
              </a>
            ) : (
              <span aria-current="page">
                <CrumbLabel label={crumb.label} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Without furigana: the way to a page is one small line. */
function CrumbLabel({ label }: Pick<Crumb, "label">): JSX.Element {
  if (typeof label === "string") return <>{label}</>;
  return <InLanguage resolved={{ ...label, value: stripReadings(label.value) }} />;
}

/** A block of a page: a heading, an optional lead line, its content. */
export function Section(props: {
  id?: string;
  title: ComponentChildren;
  lead?: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="section" id={props.id} {...(props.id && namedBy(`${props.id}-title`, props.title))}>
      <h2 id={props.id ? `${props.id}-title` : undefined}>{props.title}</h2>
      {props.lead ? <p class="lead">{props.lead}</p> : null}
      {props.children}
    </section>
  );
}

/** A quiet remark with a line at its side: what the reader must know here. */
export function Notice({
  tone = "info",
  children,
}: {
  tone?: "info" | "success" | "warning" | "error";
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="notice" data-tone={tone} role={tone === "error" ? "alert" : undefined}>
      {children}
    </div>
  );
}
