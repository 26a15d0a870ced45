import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { file, type PageView } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { qrSvg } from "#platform/qr-code.ts";
import { Message } from "#ui/message.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import { readForStaff, type StaffEntry } from "../../editing/read-for-staff.ts";
import { shortAddress } from "../../web/portal/entry-qr.tsx";
import { entryView } from "../../web/staff/entry-frame.tsx";
import { ENTRY, entryAddress, READS } from "../../web/staff/staff-address.ts";

/** In whose languages a label says what to do: those that are spoken most among newcomers. */
const ON_LABEL: readonly LanguageCode[] = ["ja-easy", "en", "zh-Hans", "vi", "ne", "ko", "id", "my"];
/** Two columns of five on a sheet A4. */
const LABELS = 10;

type SayIn = (language: LanguageCode) => Translator;

export const qrRoutes = (sayIn: SayIn): Route[] => [
  staffPage({
    path: `${ENTRY}/qr`,
    access: READS,
    handle: async (ctx, { params }) => sheetPage(ctx, await readForStaff(ctx, params.key ?? ""), sayIn),
  }),
  staffPage({
    path: `${ENTRY}/qr.svg`,
    access: READS,
    async handle(ctx, { params }) {
      const { entry } = await readForStaff(ctx, params.key ?? "");
      const body = qrSvg(shortAddress(ctx, entry));
      return file({ body, type: "image/svg+xml", fileName: `${entry.key}.svg` });
    },
  }),
];

/** Labels to cut out and stick on a letter, a form, a counter. */
function sheetPage(ctx: StaffContext, given: StaffEntry, sayIn: SayIn): PageView {
  const { say } = ctx;
  const address = shortAddress(ctx, given.entry);
  const isPublic = Boolean(given.root?.published);
  return entryView(ctx, given, {
    part: "qr",
    body: (
      <>
        <div class="no-print">
          <p class="lead">{say.t(isPublic ? "library.staff.qr.lead" : "library.staff.qr.leadDraft")}</p>
          <dl class="pairs">
            <dt>{say.t("library.staff.qr.address")}</dt>
            <dd dir="ltr">{address}</dd>
            <dt>{say.t("library.staff.qr.file")}</dt>
            <dd>
              <a href={entryAddress(ctx, given.entry.key, "/qr.svg")}>{given.entry.key}.svg</a>
            </dd>
          </dl>
          <p>{say.t("library.staff.qr.print")}</p>
        </div>
        <ul class="labels">
          {Array.from({ length: LABELS }, () => (
            <Label given={given} address={address} sayIn={sayIn} />
          ))}
        </ul>
      </>
    ),
  });
}

function Label({ given, address, sayIn }: { given: StaffEntry; address: string; sayIn: SayIn }): JSX.Element {
  const { entry, texts, root } = given;
  const japanese = texts.find(({ language }) => language === "ja") ?? root;
  const title = stripReadings(japanese?.draft.title || entry.key);
  return (
    <li>
      <QrCode address={address} label={address} />
      <div>
        <p class="title" lang="ja">
          {title}
        </p>
        <ul>
          {ON_LABEL.map((code) => {
            const { htmlLang, dir } = getLanguage(code);
            return (
              <li lang={htmlLang} dir={dir}>
                <Message say={sayIn(code)} k="library.documents.scan" />
              </li>
            );
          })}
        </ul>
      </div>
    </li>
  );
}
