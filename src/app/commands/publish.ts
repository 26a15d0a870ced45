import { join, resolve } from "node:path";
import type { Hono } from "hono";
import { isPublished, publishPortal } from "#modules/publication/public.ts";
import type { SystemContext } from "#platform/context.ts";
import { createApp } from "../create-app.ts";
import { contextOf } from "../create-context.ts";
import type { AppParts } from "../parts.ts";
import { portalSource } from "../portal-source.ts";

/** Writes the portal of a city as files. Returns what to print. @throws Problem; then what was published before stays */
export async function publishCity(
  parts: AppParts,
  { slug, folder, base }: { slug: string; folder: string; base: string },
): Promise<string> {
  const { municipality } = await contextOf(parts, slug);
  const startedAt = performance.now();
  const source = portalSource(createApp(parts), parts, municipality);
  const place = { folder: resolve(folder), base: new URL(base).origin };
  const { number, pages, files, rendered, written, bytes, missing } = await publishPortal(source, place);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  return [
    `Published ${slug} as release ${number} in ${seconds} s: ${pages} pages, ${files} files, ${Math.round(bytes / 1_000_000)} MB.`,
    `Drawn: ${rendered} pages. New: ${written} files. The web server's root is ${place.folder}/current`,
    ...(missing.length > 0
      ? ["Not there, put them back into the folder of files:", ...missing.map((each) => `  ${each}`)]
      : []),
  ].join("\n");
}

/** Into PUBLISH_FOLDER, where something is different from what stands there. */
export async function publishIfNew(
  app: Pick<Hono, "fetch">,
  parts: AppParts,
  { municipality, log }: SystemContext,
): Promise<void> {
  const { publishFolder, publicUrl } = parts.config;
  if (!publishFolder) return;
  const source = portalSource(app, parts, municipality);
  const place = { folder: join(publishFolder, municipality.slug), base: publicUrl };
  if (isPublished(source, place)) return;
  const { number, rendered, written, missing } = await publishPortal(source, place);
  log.info("publication.published", { city: municipality.slug, number, rendered, written });
  if (missing.length > 0)
    log.error("publication.filesMissing", { city: municipality.slug, missing: missing.join(" ") });
}
