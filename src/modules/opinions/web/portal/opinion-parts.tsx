import type { JSX } from "preact";
import { planAddress } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { findLanguage } from "#platform/i18n/languages.ts";
import { InLanguage, Message, Sentences, TextOf } from "#ui/message.tsx";
import { isRendering, type Opinion, opinionText } from "../../ledger/opinion.rules.ts";
import type { Entry, NamedChange, NamedPlace } from "../../ledger/read-entries.ts";

/** `/{slug}/{language}`, with what follows. */
export const residentAddress = (ctx: ResidentContext, rest: string): string =>
  `/${ctx.municipality.slug}/${ctx.say.language.code}${rest}`;

const MENU = [
  { section: "comments", path: "/comments", label: "opinions.comments.title" },
  { section: "changed", path: "/what-changed", label: "opinions.changed.title" },
  { section: "ledger", path: "/opinions", label: "opinions.ledger.title" },
] as const;
export type ListeningSection = (typeof MENU)[number]["section"];

/** The pages on which the city listens and answers. */
export function ListeningMenu({ ctx, current }: { ctx: ResidentContext; current: ListeningSection }): JSX.Element {
  return (
    <ul>
      {MENU.map(({ section, path, label }) => (
        <li>
          <a href={residentAddress(ctx, path)} aria-current={section === current ? "page" : undefined}>
            <Message say={ctx.say} k={label} />
          </a>
        </li>
      ))}
    </ul>
  );
}

const LONGEST_IN_LIST = 140;

function shortened(value: string): string {
  const characters = [...value];
  return characters.length > LONGEST_IN_LIST ? `${characters.slice(0, LONGEST_IN_LIST).join("")}…` : value;
}

/** What was said, in the reader's language where it is there; else marked. `href`: shortened, as a link to the whole. */
export function OpinionWords({
  ctx,
  opinion,
  href,
}: {
  ctx: ResidentContext;
  opinion: Opinion;
  href?: string;
}): JSX.Element {
  const resolved = ctx.say.text(opinionText(opinion));
  const shown = href ? { ...resolved, value: shortened(resolved.value) } : resolved;
  return (
    <>
      {opinion.isDemo ? (
        <span class="demo">
          <Message say={ctx.say} k="opinions.entry.demo" />
        </span>
      ) : null}
      <p class="lines">
        {href ? (
          <a href={href}>
            <InLanguage resolved={shown} />
          </a>
        ) : (
          <InLanguage resolved={shown} />
        )}
      </p>
    </>
  );
}

/** Whose words these are, and those that were really said. */
export function OriginalWords({ ctx, opinion }: { ctx: ResidentContext; opinion: Opinion }): JSX.Element | null {
  const { say } = ctx;
  const shown = say.text(opinionText(opinion)).language.code;
  const language = opinion.language ? findLanguage(opinion.language) : undefined;
  if (!isRendering(opinion, shown)) return null;
  return (
    <>
      <p class="caption">
        <Message say={say} k="opinions.entry.rendering" />
      </p>
      <details>
        <summary>
          <Message say={say} k="opinions.entry.original" />
          {language ? `（${language.name}）` : null}
        </summary>
        <p class="lines" lang={language?.htmlLang} dir={language?.dir ?? "auto"}>
          {opinion.words}
        </p>
      </details>
    </>
  );
}

/** The number of people who said the same, and what was hidden. */
export function OpinionNotes({ ctx, entry }: { ctx: ResidentContext; entry: Entry }): JSX.Element | null {
  const { say } = ctx;
  const { opinion, voices } = entry;
  const notes = [
    voices > 1 ? say.message("opinions.entry.voices", { count: voices }) : null,
    opinion.isRedacted ? say.message("opinions.entry.redacted") : null,
  ];
  if (notes.every((note) => note === null)) return null;
  return (
    <p class="caption">
      <Sentences parts={notes} />
    </p>
  );
}

/** Where it comes from and when it was said. */
export function OpinionSource({ ctx, opinion }: { ctx: ResidentContext; opinion: Opinion }): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <Message say={say} k={`opinions.source.${opinion.source}`} />
      {opinion.topic ? (
        <>
          {" · "}
          <Message say={say} k={topicKey(opinion.topic)} />
        </>
      ) : null}
      {opinion.occasion ? (
        <>
          {" · "}
          <TextOf say={say} text={opinion.occasion} />
        </>
      ) : null}
      {" · "}
      <span class="tools">{say.format.date(opinion.saidOn)}</span>
    </>
  );
}

export const topicKey = (topic: string) =>
  `opinions.topic.${topic as "life" | "information" | "plan" | "other"}` as const;

/** The city's answer, or that it is still to come. */
export function AnswerOf({ ctx, opinion }: { ctx: ResidentContext; opinion: Opinion }): JSX.Element {
  const { say } = ctx;
  const { answer } = opinion;
  if (!answer)
    return (
      <p class="caption">
        <Message say={say} k="opinions.entry.noAnswer" />
      </p>
    );
  return (
    <>
      <p>
        <strong>
          <Message say={say} k={`opinions.disposition.${answer.disposition}`} />
        </strong>
      </p>
      <p class="lines">
        <TextOf say={say} text={answer.text} />
      </p>
      <p class="caption">
        {say.format.date(answer.on)} <TextOf say={say} text={answer.by?.section ?? answer.by?.post} />
      </p>
    </>
  );
}

export function ChangesOf({
  ctx,
  changes,
}: {
  ctx: ResidentContext;
  changes: readonly NamedChange[];
}): JSX.Element | null {
  const { say } = ctx;
  if (changes.length === 0) return null;
  return (
    <ul class="plain">
      {changes.map((change) => (
        <li>
          <span class="caption">{say.format.date(change.on)} </span>
          <TextOf say={say} text={change.text} /> <ChangeLink ctx={ctx} change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangeLink({ ctx, change }: { ctx: ResidentContext; change: NamedChange }): JSX.Element | null {
  const { say } = ctx;
  const href = change.href ?? versionAddress(ctx, change);
  if (!href) return null;
  return (
    <a href={href} rel={href.startsWith("/") ? undefined : "noreferrer"}>
      <Message say={say} k="opinions.entry.see" />
    </a>
  );
}

const versionAddress = (ctx: ResidentContext, { planKey, planVersion }: NamedChange) =>
  planKey && planVersion ? planAddress(ctx, planKey, `/versions/${planVersion}`) : null;

const PATH_OF = { plan: "", node: "/nodes/", project: "/projects/", indicator: "/targets" } as const;

export function placeAddress(ctx: ResidentContext, { planKey, kind, key }: NamedPlace): string {
  return planAddress(ctx, planKey, kind === "indicator" ? PATH_OF.indicator : `${PATH_OF[kind]}${key}`);
}

export function PlacesOf({ ctx, places }: { ctx: ResidentContext; places: readonly NamedPlace[] }): JSX.Element | null {
  if (places.length === 0) return null;
  return (
    <ul class="plain">
      {places.map((place) => (
        <li>
          <a href={placeAddress(ctx, place)}>
            {place.number ? <span class="label">{place.number} </span> : null}
            <TextOf say={ctx.say} text={place.title} />
          </a>
        </li>
      ))}
    </ul>
  );
}
