import { listPlans } from "#modules/plan/public.ts";
import { hasPermission } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";

/** What a member of staff sees first. Grows a part with each module that has work waiting for people. */
export const staffToday = staffPage({
  path: "/",
  access: "signedIn",
  async handle(ctx) {
    const { say, municipality } = ctx;
    const root = `/${municipality.slug}/staff`;
    const plans = hasPermission(ctx.actor, "plan.read") ? await ctx.read((scope) => listPlans(scope)) : [];
    return page({
      title: say.t("common.staff.today"),
      body: (
        <>
          <p class="eyebrow">{say.format.date(ctx.clock.now().toISOString().slice(0, 10))}</p>
          <h1>{say.t("common.staff.greeting", { name: ctx.actor.name })}</h1>
          {plans.length > 0 ? (
            <Section id="plans" title={say.t("plan.staff.menu")}>
              <ul class="rows">
                {plans.map((plan) => (
                  <li>
                    <a href={`${root}/plans/${plan.key}`}>
                      <span class="what">
                        <TextOf say={say} text={plan.title} />
                      </span>
                      <span class="more">{say.t(`plan.state.${plan.state}`)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </>
      ),
    });
  },
});
