import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { Form, formState, PostButton, Select, Submit, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import type { StaffReading } from "../../editing/read-for-editing.ts";
import { isRemovable } from "../../editing/remove-record.ts";
import { isInForce } from "../../records/in-force.rules.ts";
import type { Listing, PlanNode, Project } from "../../records/plan-records.ts";
import type { PlanRecord, RecordKind } from "../../records/record-kind.rules.ts";
import { recordAddress } from "./staff-plan-page.tsx";
import { listingPlaceOptions } from "./staff-record-options.ts";
import { namedWord } from "./staff-words.ts";

/** An act that was refused, with what was typed into its form. */
export interface FailedAct {
  name: string;
  values: Record<string, string>;
  issues: readonly Issue[];
}

/** Acts with a form of their own, which tells itself what is wrong. */
export const ACTS_WITH_FORM: readonly string[] = ["list-again", "retire"];

interface ActsProps {
  ctx: StaffContext;
  reading: StaffReading;
  record: PlanRecord;
  kind: RecordKind;
  failed: FailedAct | undefined;
}

/** What can be done with a record besides changing its fields, each act a form of its own. */
export function RecordActs(props: ActsProps): JSX.Element | null {
  const { kind } = props;
  if (kind.name === "plan") return null;
  return (
    <>
      {kind.name === "nodes" || kind.name === "listings" ? <Moving {...props} /> : null}
      {kind.name === "projects" ? <Places {...props} /> : null}
      {kind.name === "projects" ? <Regrouping {...props} /> : null}
      {kind.name === "nodes" || kind.name === "projects" ? <Ending {...props} /> : null}
      {isRemovable(kind.name) ? <Removing {...props} /> : null}
    </>
  );
}

function Moving({ ctx, reading, record, kind }: ActsProps): JSX.Element {
  return (
    <p>
      <a class="button" href={`${recordAddress(ctx, reading.plan.key, { kind: kind.name, key: record.key })}/move`}>
        {ctx.say.t("plan.staff.moveElsewhere")}
      </a>
    </p>
  );
}

/** Where a project stands in the tree; its home, and one more place. */
function Places({ ctx, reading, record, failed }: ActsProps): JSX.Element {
  const { say } = ctx;
  const plan = reading.plan.key;
  const listings = reading.list<Listing>("listings").filter((listing) => listing.project === record.key);
  const taken = new Set(listings.map((listing) => listing.node));
  const nodes = listingPlaceOptions(say, reading)?.filter((option) => !taken.has(option.value));
  const labels = { node: say.t("plan.field.listings.node") };
  const form = formState(say, { id: "again", labels, ...(failed?.name === "list-again" ? failed : {}) });
  return (
    <Section id="places" title={say.t("plan.staff.places.title")} lead={say.t("plan.staff.places.lead")}>
      <ul class="rows">
        {listings.map((listing) => {
          const name = namedWord(say, reading, { kind: "nodes", key: listing.node });
          const address = recordAddress(ctx, plan, { kind: "listings", key: listing.key });
          return (
            <li class="row">
              <a class="what" href={address}>
                {name}
              </a>
              {listing.home ? (
                <span class="more">{say.t("plan.project.homeMark")}</span>
              ) : (
                <>
                  <PostButton
                    action={`${address}/home`}
                    token={ctx.formToken}
                    tone="quiet"
                    label={say.t("plan.staff.places.makeHome")}
                    about={` ${name}`}
                  />
                  <PostButton
                    action={`${address}/remove`}
                    token={ctx.formToken}
                    tone="quiet"
                    label={say.t("plan.staff.places.remove")}
                    about={` ${name}`}
                    hidden={{ version: String(listing.version) }}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
      <Form
        form={form}
        action={`${recordAddress(ctx, plan, { kind: "projects", key: record.key })}/list-again`}
        token={ctx.formToken}
      >
        {nodes ? (
          <Select form={form} name="node" options={[{ value: "", label: say.t("plan.staff.form.choose") }, ...nodes]} />
        ) : (
          <TextInput form={form} name="node" hint={say.t("plan.staff.hint.key")} />
        )}
        <Submit tone="plain" label={say.t("plan.staff.places.add")} />
      </Form>
    </Section>
  );
}

/** What ended takes part in nothing any more; what it was goes on in others. */
function Regrouping({ ctx, reading, record }: ActsProps): JSX.Element {
  const { say } = ctx;
  const address = recordAddress(ctx, reading.plan.key, { kind: "projects", key: record.key });
  const ways = (record as Project).retiredOn ? ["continue"] : ["merge", "split", "continue"];
  return (
    <Section id="regroup" title={say.t("plan.staff.regroup.title")} lead={say.t("plan.staff.regroup.lead")}>
      <p class="buttons">
        {ways.map((way) => (
          <a class="button" href={`${address}/${way}`}>
            {say.t(`plan.staff.regroup.${way as "merge" | "split" | "continue"}`)}
          </a>
        ))}
      </p>
    </Section>
  );
}

function Ending({ ctx, reading, record, kind, failed }: ActsProps): JSX.Element {
  const { say } = ctx;
  const address = recordAddress(ctx, reading.plan.key, { kind: kind.name, key: record.key });
  const { retiredOn } = record as PlanNode | Project;
  if (retiredOn) {
    const isToCome = isInForce(record as PlanNode | Project, reading.today);
    return (
      <Section
        id="ending"
        title={say.t(isToCome ? "plan.staff.ending.planned" : "plan.staff.ending.ended", {
          date: say.format.date(retiredOn),
        })}
      >
        <PostButton
          action={`${address}/restore`}
          token={ctx.formToken}
          label={say.t(isToCome ? "plan.staff.ending.keep" : "plan.staff.ending.restore")}
        />
      </Section>
    );
  }
  const labels = { on: say.t("plan.staff.ending.on") };
  const typed = failed?.name === "retire" ? failed : { values: { on: reading.today } };
  const form = formState(say, { id: "retire", labels, ...typed });
  return (
    <Section id="ending" title={say.t("plan.staff.ending.title")} lead={say.t("plan.staff.ending.lead")}>
      <Form form={form} action={`${address}/retire`} token={ctx.formToken}>
        <TextInput form={form} name="on" hint={say.t("plan.staff.hint.day")} autocomplete="off" />
        <Submit tone="plain" label={say.t("plan.staff.ending.retire")} />
      </Form>
    </Section>
  );
}

function Removing({ ctx, reading, record, kind }: ActsProps): JSX.Element | null {
  const { say } = ctx;
  if (kind.name === "listings" && (record as Listing).home)
    return <p class="basis">{say.t("plan.staff.remove.home")}</p>;
  const address = recordAddress(ctx, reading.plan.key, { kind: kind.name, key: record.key });
  return (
    <Section id="remove" title={say.t("plan.staff.remove.title")} lead={say.t("plan.staff.remove.lead")}>
      <PostButton
        action={`${address}/remove`}
        token={ctx.formToken}
        tone="danger"
        label={say.t("plan.staff.remove.button")}
        hidden={{ version: String(record.version) }}
      />
    </Section>
  );
}
