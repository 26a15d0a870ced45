/** What the composition uses of publication. */
export { appManifest, ICON_SIZES } from "./pack/app-manifest.ts";
export { drawIcon } from "./pack/draw-icon.ts";
export { makePack } from "./pack/make-pack.ts";
export { measurePacks } from "./pack/measure-packs.ts";
export { type PackLevel, packPath } from "./pack/pack.rules.ts";
export type { PackSource, PortalSource } from "./portal-source.ts";
export { sitemapIndex, sitemapOf } from "./sitemap/sitemap.rules.ts";
export { isPublished, type Published, publishPortal } from "./static/publish-portal.ts";
