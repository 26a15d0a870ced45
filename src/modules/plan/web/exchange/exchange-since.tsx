import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { Checkbox } from "#ui/choices.tsx";
import type { FormState } from "#ui/form.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { conflictId, type FileConflict } from "../../exchange/merge-file.rules.ts";
import type { ImportPreview, LaterAct } from "../../exchange/preview-import.ts";
import { staffAddress } from "../staff/staff-plan-page.tsx";
import { fieldWord, kindWord } from "../staff/staff-words.ts";
import { labeller, Value } from "./exchange-preview.tsx";

/** More acts than this are counted; the history has them all. */
const SHOWN_ACTS = 10;
/** Conflicts that can be decided at once; of the others the plan stays as it is. */
const SHOWN_CONFLICTS = 200;

interface SinceProps {
  ctx: StaffContext;
  plan: string;
  preview: ImportPreview;
}

/** How old the file is: what was done to the plan since it was taken out, or that the file does not say when that was. */
export function ChangedSince({ ctx, plan, preview }: SinceProps): JSX.Element | null {
  const { say } = ctx;
  const { since, exportedAt } = preview;
  if (preview.exportedAfter === null) return <Notice>{say.t("plan.exchange.since.unknown")}</Notice>;
  if (since.length === 0) return null;
  const count = since.reduce((sum, act) => sum + act.count, 0);
  return (
    <Notice tone="warning">
      <h2>{say.t("plan.exchange.since.title")}</h2>
      <p>
        {exportedAt
          ? say.t("plan.exchange.since.state", { time: say.format.dateTime(exportedAt) })
          : say.t("plan.exchange.since.firstState")}
      </p>
      <ul>
        {since.slice(0, SHOWN_ACTS).map((act) => (
          <li>
            {say.t("plan.exchange.since.act", {
              by: whoDid(ctx, preview, act),
              time: say.format.dateTime(act.at),
              count: act.count,
            })}
          </li>
        ))}
      </ul>
      {since.length > SHOWN_ACTS ? (
        <p>{say.t("plan.exchange.since.more", { count: since.length - SHOWN_ACTS })}</p>
      ) : null}
      <p>
        <a href={staffAddress(ctx, plan, "/history")}>{say.t("plan.exchange.done.history")}</a>
      </p>
      <p>{say.t("plan.exchange.since.kept", { count })}</p>
    </Notice>
  );
}

function whoDid({ say }: StaffContext, { names }: ImportPreview, { actorId }: LaterAct): string {
  return actorId ? (names.get(actorId) ?? say.t("plan.staff.somebody")) : say.t("plan.staff.system");
}

/** Where the plan and the file changed the same place: side by side, with a box that takes the file's. */
export function Conflicts({
  ctx: { say },
  form,
  preview,
}: {
  ctx: StaffContext;
  form: FormState;
  preview: ImportPreview;
}): JSX.Element | null {
  const { conflicts, current, changes } = preview;
  if (conflicts.length === 0) return null;
  const label = labeller({ say, current, changes });
  return (
    <Section
      id="conflicts"
      title={say.t("plan.exchange.since.conflicts")}
      lead={say.t("plan.exchange.since.conflictsLead")}
    >
      <div class="table-wrap compare">
        <table>
          <thead>
            <tr>
              {(["field", "old", "now", "file", "choose"] as const).map((column) => (
                <th scope="col">{say.t(`plan.exchange.since.column.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {conflicts.slice(0, SHOWN_CONFLICTS).map((conflict) => (
              <tr>
                <th scope="row">
                  {kindWord(say, conflict.kind)} {label(conflict)}
                  {conflict.field === "key" ? "" : ` ${fieldWord(say, conflict.kind, conflict.field)}`}
                </th>
                {(["old", "now", "file"] as const).map((side) => (
                  <td>
                    <Side say={say} conflict={conflict} side={side} />
                  </td>
                ))}
                <td>
                  <Checkbox
                    form={form}
                    name={`take.${conflictId(conflict)}`}
                    label={say.t("plan.exchange.since.take")}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {conflicts.length > SHOWN_CONFLICTS ? (
        <p>{say.t("plan.exchange.since.moreConflicts", { count: conflicts.length - SHOWN_CONFLICTS })}</p>
      ) : null}
    </Section>
  );
}

interface SideProps {
  say: StaffContext["say"];
  conflict: FileConflict;
  side: "old" | "now" | "file";
}

/** A value; of a record that one side took away and of an order only what was done to it. */
function Side({ say, conflict, side }: SideProps): JSX.Element {
  if (conflict.field !== "key" && conflict.field !== "position") {
    const other = side === "file" ? conflict.now : conflict.file;
    return <Value say={say} value={conflict[side]} other={other} />;
  }
  if (side === "old") return <>—</>;
  if (conflict.field === "position") return <>{say.t("plan.exchange.since.moved")}</>;
  return <>{say.t(conflict[side] === undefined ? "plan.exchange.since.removed" : "plan.exchange.since.changed")}</>;
}
