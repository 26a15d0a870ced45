import type { FileStores } from "#platform/files/file-store.ts";
import { json } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { fileName } from "../../files/file.rules.ts";
import { PictureInput } from "../../files/inputs.ts";
import { listImages } from "../../files/list-files.ts";
import { storeImage } from "../../files/store-image.ts";
import { UPLOAD_READ_BYTES } from "../../files/web/staff-papers.tsx";
import { READS, WRITES } from "./staff-address.ts";

const PATH = "/library/pictures";

/** Pictures for the editor: those that are kept, and a new one, as JSON. */
export const pictureRoutes = (stores: FileStores): Route[] => [
  staffPage({
    path: PATH,
    access: READS,
    async handle(ctx) {
      const pictures = await listImages(ctx);
      return json(
        pictures.map((picture) => {
          const { width, height, title } = picture;
          const file = fileName(picture);
          return { file, width, height, name: title || file.slice(0, 12) };
        }),
      );
    },
  }),
  staffAction({
    path: PATH,
    access: WRITES,
    input: PictureInput,
    upload: true,
    uploadLimit: UPLOAD_READ_BYTES,
    handle: async (ctx, { files }) => json(await storeImage(ctx, stores, files.file)),
    invalid: async (ctx, { issues: [issue], status }) =>
      json({ words: ctx.say.t((issue?.code ?? "common.error.invalid") as MessageKey, issue?.params) }, { status }),
  }),
];
