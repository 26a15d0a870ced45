import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { Form, formState, Submit } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import type { Account } from "../staff/get-account.ts";
import { MailAddressField } from "./people-pages.tsx";

interface MailAddressProps {
  ctx: StaffContext;
  root: string;
  account: Account;
  issues: Issue[];
  /** What was typed, where it was wrong. */
  values?: Readonly<Record<string, string>>;
}

/** Where reminders go: everybody keeps the own address. */
export function MailAddressSection({ ctx, root, account, issues, values }: MailAddressProps): JSX.Element {
  const { say } = ctx;
  const form = formState(say, {
    id: "mail",
    labels: { mailAddress: say.t("accounts.people.mailAddress") },
    values: values ?? { mailAddress: account.staff.mailAddress ?? "" },
    issues,
  });
  return (
    <Section id="mail-section" title={say.t("accounts.account.mailHeading")}>
      <Form form={form} action={`${root}/mail-address`} token={ctx.formToken}>
        <MailAddressField form={form} />
        <Submit label={say.t("accounts.save")} tone="plain" />
      </Form>
    </Section>
  );
}
