import type { JSX } from "preact";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, formState, type Option, PostButton, Select, Submit, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { Place } from "../../ledger/opinion.rules.ts";
import type { PartProps } from "./opinion-page.tsx";
import { shownIn } from "./staff-words.ts";
import { TextInputs, textLabels } from "./text-inputs.tsx";

const optionOf = ({ planId, kind, key }: Place) => `${planId}/${kind}/${key}`;

/** What the opinion is about: any number of measures, projects, indicators. */
export function Places({ ctx, found, problem, to }: PartProps): JSX.Element {
  const { say } = ctx;
  const { places } = found.entry;
  const form = formState(say, {
    id: "place",
    ...shownIn(problem, "place", {}),
    labels: { place: say.t("opinions.staff.field.place") },
  });
  const taken = new Set(places.map(optionOf));
  const options: Option[] = found.choices
    .filter((choice) => !taken.has(optionOf(choice)))
    .map((choice) => ({
      value: optionOf(choice),
      label: [choice.number, say.plain(choice.title)].filter(Boolean).join(" "),
      group: [say.plain(choice.planTitle), say.t(`opinions.staff.place.${choice.kind}`)].join(" ― "),
    }));
  return (
    <Section id="places" title={say.t("opinions.entry.places")}>
      <ul class="rows">
        {places.map((place) => (
          <li class="row">
            <span class="what">
              {place.number ? `${place.number} ` : ""}
              <TextOf say={say} text={place.title} />
            </span>
            <span class="more">{say.t(`opinions.staff.place.${place.kind}`)}</span>
            <PostButton
              action={to("remove-place")}
              token={ctx.formToken}
              tone="quiet"
              label={say.t("opinions.staff.button.remove")}
              about={say.plain(place.title)}
              hidden={{ place: optionOf(place) }}
            />
          </li>
        ))}
      </ul>
      <Form form={form} action={to("place")} token={ctx.formToken}>
        <Select form={form} name="place" options={options} />
        <Submit label={say.t("opinions.staff.button.addPlace")} tone="plain" />
      </Form>
    </Section>
  );
}

/** What became of it. */
export function Changes({ ctx, found, problem, to }: PartProps): JSX.Element {
  const { say } = ctx;
  const { changes } = found.entry;
  const text = say.t("opinions.staff.field.change");
  const form = formState(say, {
    id: "change",
    ...shownIn(problem, "change", { changedOn: todayInJapan(ctx.clock.now()) }),
    labels: {
      changedOn: say.t("opinions.staff.field.changedOn"),
      href: say.t("opinions.staff.field.href"),
      planVersion: say.t("opinions.staff.field.planVersion"),
      ...textLabels("change", text),
    },
  });
  return (
    <Section id="changes" title={say.t("opinions.column.change")}>
      <ul class="rows">
        {changes.map((change) => (
          <li class="row">
            <span class="what">
              <TextOf say={say} text={change.text} />
            </span>
            <span class="more">{say.format.date(change.on)}</span>
            <PostButton
              action={to("remove-change")}
              token={ctx.formToken}
              tone="quiet"
              label={say.t("opinions.staff.button.remove")}
              about={say.plain(change.text)}
              hidden={{ change: String(change.id) }}
            />
          </li>
        ))}
      </ul>
      <Form form={form} action={to("change")} token={ctx.formToken}>
        <TextInputs form={form} name="change" label={text} rows={3} />
        <div class="filters">
          <TextInput form={form} name="changedOn" hint={say.t("opinions.staff.dayHint")} />
          <TextInput form={form} name="href" hint={say.t("opinions.staff.hrefHint")} optional />
          <TextInput
            form={form}
            name="planVersion"
            inputMode="numeric"
            hint={say.t("opinions.staff.planVersionHint")}
            optional
          />
        </div>
        <Submit label={say.t("opinions.staff.button.addChange")} tone="plain" />
      </Form>
    </Section>
  );
}
