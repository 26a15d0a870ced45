import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { TABLE_NAMES } from "../data-tables.rules.ts";
import { progressAddress } from "./progress-address.ts";
import { RowLink } from "./progress-page.tsx";

/** The year as data: everything in one package, each table by itself, and the address for programs. */
export function YearFiles({ ctx, plan, year }: { ctx: ResidentContext; plan: string; year: number }): JSX.Element {
  const { say, municipality } = ctx;
  const to = (rest: string) => progressAddress(ctx, plan, `${year}/${rest}`);
  return (
    <Section
      id="files"
      title={<Message say={say} k="review.progress.files" />}
      lead={<Message say={say} k="review.progress.filesLead" />}
    >
      <ul class="rows">
        <RowLink href={to("data.zip")} more="ZIP">
          <Message say={say} k="review.progress.file.package" />
        </RowLink>
        {TABLE_NAMES.map((name) => (
          <RowLink href={to(`${name}.csv`)} more="CSV">
            <Message say={say} k={`review.progress.file.${name}`} />
          </RowLink>
        ))}
        <RowLink href={`/api/v1/municipalities/${municipality.code}/plans/${plan}/progress/${year}`} more="JSON">
          <Message say={say} k="review.progress.file.api" />
        </RowLink>
      </ul>
    </Section>
  );
}
