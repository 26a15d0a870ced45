import type { Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { findShortPath, readFileForStaff, readOfferedFile, type SentFile } from "#modules/library/public.ts";
import type { Municipality } from "#platform/context.ts";
import { getLanguage, negotiateLanguage } from "#platform/i18n/languages.ts";
import { mountCityRoute } from "./city-route.ts";
import { residentContext, staffContext } from "./create-context.ts";
import { fileHeaders } from "./mount-resident.ts";
import type { AppParts } from "./parts.ts";

/** What stands beside the languages: stored files, and the short addresses that are printed as QR codes. */
export function mountFiles(app: Hono, parts: AppParts): void {
  mountCityRoute(app, parts, {
    rest: "files/:name{[0-9a-f]+\\.[a-z]+}",
    answer: (context, municipality) => sendFile(parts, context, municipality),
  });
  mountCityRoute(app, parts, {
    rest: "q/:key{[a-z][a-z0-9-]*}",
    answer: (context, municipality) => sendToEntry(parts, context, municipality),
  });
}

/** The address is the hash of what it leads to: a picture that was once got is never asked for again. */
const FOR_EVER = "public, max-age=31536000, immutable";
/** A paper can be erased: whoever keeps a copy asks after an hour whether it is still there. */
const FOR_AN_HOUR = "public, max-age=3600, must-revalidate";

async function sendFile(parts: AppParts, context: Context, municipality: Municipality): Promise<Response | undefined> {
  const name = context.req.param("name") ?? "";
  const found = await readOfferedFile(residentContext(parts, municipality, getLanguage("ja")), parts.files, name);
  if (found && "entryKey" in found) return toEntry(municipality, found.entryKey);
  if (found) {
    const control = found.sent.fileName === undefined ? FOR_EVER : FOR_AN_HOUR;
    return fileResponse(context, name, { file: found.sent, control });
  }
  const draft = await readDraft(parts, context, { municipality, name });
  // Not kept by anybody on the way: who is signed in decides.
  return draft && fileResponse(context, name, { file: draft, control: "private, no-store" });
}

async function readDraft(
  parts: AppParts,
  context: Context,
  { municipality, name }: { municipality: Municipality; name: string },
): Promise<SentFile | undefined> {
  const signedIn = await parts.authenticate(municipality, getCookie(context));
  if (!signedIn || signedIn.mustSetUpSecondFactor) return undefined;
  const ctx = staffContext(parts, municipality, { ...signedIn, requestId: "" });
  return readFileForStaff(ctx, parts.files, name);
}

/** Whatever a file holds, a browser runs nothing of it here. */
const NOTHING = "default-src 'none'; sandbox";

function fileResponse(
  context: Context,
  name: string,
  { file, control }: { file: SentFile; control: string },
): Response {
  const { bytes, mediaType, fileName } = file;
  const etag = `"${name}"`;
  const headers = { ETag: etag, "Cache-Control": control, "Content-Security-Policy": NOTHING };
  if (context.req.header("if-none-match")?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(bytes, {
    headers: {
      ...{ "Content-Disposition": "inline", "Content-Length": String(bytes.length) },
      ...fileHeaders({ kind: "file", body: bytes, type: mediaType, fileName }),
      ...headers,
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** In the language that the phone asks for; it has no way to ask for Easy Japanese. */
async function sendToEntry(
  parts: AppParts,
  context: Context,
  municipality: Municipality,
): Promise<Response | undefined> {
  const language = negotiateLanguage(context.req.header("accept-language"));
  const ctx = residentContext(parts, municipality, language);
  const path = await findShortPath(ctx, context.req.param("key") ?? "");
  return path === undefined ? undefined : redirectTo(`/${municipality.slug}/${language.code}${path}`);
}

const toEntry = ({ slug }: Municipality, key: string) => redirectTo(`/${slug}/q/${key}`);

const redirectTo = (address: string) =>
  new Response(null, {
    status: 302,
    headers: { Location: address, Vary: "Accept-Language", "Cache-Control": "no-cache" },
  });
