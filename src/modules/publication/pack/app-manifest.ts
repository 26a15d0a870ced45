import type { Municipality } from "#platform/context.ts";
import type { Translator } from "#platform/i18n/translator.ts";

export const ICON_SIZES = [192, 512] as const;

export const iconAddress = (slug: string, size: number): string => `/${slug}/icon-${size}.png`;

/** What a phone needs to put the city's portal among its applications; https://www.w3.org/TR/appmanifest/ */
export function appManifest(municipality: Municipality, say: Translator): object {
  const { slug, name, theme } = municipality;
  const root = `/${slug}/${say.language.code}/`;
  return {
    id: `/${slug}/`,
    name: say.t("library.offline.appName", { city: say.text(name).value }),
    short_name: say.plain(name),
    lang: say.language.htmlLang,
    dir: say.language.dir,
    start_url: root,
    scope: `/${slug}/`,
    display: "minimal-ui",
    theme_color: theme.light,
    background_color: "#fdfcf9",
    icons: ICON_SIZES.flatMap((size) =>
      ["any", "maskable"].map((purpose) => ({
        src: iconAddress(slug, size),
        sizes: `${size}x${size}`,
        type: "image/png",
        purpose,
      })),
    ),
    shortcuts: [{ name: say.t("library.offline.title"), url: `${root}offline` }],
  };
}
