import type { JSX } from "preact";
import type { Municipality, ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import type { Entry } from "../../entries/entry.rules.ts";

/** The address on paper: short, in no language, for ever. */
export const shortAddress = (
  { publicUrl, municipality }: { publicUrl: string; municipality: Pick<Municipality, "slug"> },
  { key }: Pick<Entry, "key">,
): string => `${publicUrl}/${municipality.slug}/q/${key}`;

/** From one phone to another, and from a printed page back to the one that is kept up to date. */
export function EntryQr({ ctx, entry }: { ctx: ResidentContext; entry: Entry }): JSX.Element {
  const { say } = ctx;
  const address = shortAddress(ctx, entry);
  return (
    <details class="own-qr">
      <summary>
        <span>
          <Message say={say} k="library.documents.qr" />
        </span>
      </summary>
      <QrCode address={address} label={say.t("library.documents.qrLabel")} />
      <p dir="ltr">{address.replace(/^https?:\/\//, "")}</p>
    </details>
  );
}
