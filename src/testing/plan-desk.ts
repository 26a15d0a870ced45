import { type WriteSheet, writeXlsx } from "hucre";
import { RECORD_KINDS } from "#app/modules.ts";
import type { PlanDocument } from "#modules/plan/public.ts";
import { getPlan, loadDocument } from "#modules/plan/records/plan-record.data.ts";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { readWorkbook, type SheetRows } from "#platform/documents/workbook.ts";
import { buildMunicipality } from "./build.ts";
import { buildPlan } from "./build-plan.ts";
import { type StaffClient, signIn } from "./sign-in.ts";
import type { TestApp } from "./test-app.ts";

/** A city with a small plan, and its plan officer at work with files. */
export interface PlanDesk {
  municipality: Municipality;
  plan: string;
  officer: StaffClient;
  /** What residents download: `plan.xlsx`, `plan.yaml`, `projects.csv`. */
  download(path: string): Promise<Uint8Array<ArrayBuffer>>;
  yaml(): Promise<string>;
  load(): Promise<PlanDocument>;
  upload(content: string | Uint8Array<ArrayBuffer>, name: string): Promise<Response>;
  /** Follows a successful upload; `lastChange` is the form's, empty where there is nothing to decide. */
  preview(uploaded: Response): Promise<{ path: string; html: string; lastChange: string }>;
}

export async function buildPlanDesk(app: TestApp): Promise<PlanDesk> {
  const municipality = await buildMunicipality(app.db);
  const plan = await buildPlan(app.db, municipality);
  const officer = await signIn(app, municipality, { role: "planOfficer" });
  const download = async (path: string) => {
    const answer = await app.request(`/${municipality.slug}/ja/plans/${plan}/${path}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  return {
    municipality,
    plan,
    officer,
    download,
    yaml: async () => new TextDecoder().decode(await download("plan.yaml")),
    load: () =>
      inScope(app.db, municipality.id, async (scope) => {
        const { id } = await getPlan(scope, plan);
        return loadDocument(scope, id, RECORD_KINDS);
      }),
    upload: (content, name) => officer.post(`/plans/${plan}/import`, { file: new File([content], name) }),
    async preview(uploaded) {
      if (uploaded.status !== 303) throw new Error(`the upload was refused: ${uploaded.status}`);
      const path = (uploaded.headers.get("location") ?? "").replace(`/${municipality.slug}/staff`, "");
      const html = await (await officer.get(path)).text();
      return { path, html, lastChange: /name="lastChange" value="(\d+)"/.exec(html)?.[1] ?? "" };
    },
  };
}

/** A workbook with the same cells as somebody else's program would write it; `edit` may change sheets or add to them. */
export async function rewriteWorkbook(
  bytes: Uint8Array,
  edit: (sheets: SheetRows[], extra: Map<string, Partial<WriteSheet>>) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = await readWorkbook(bytes);
  const extra = new Map<string, Partial<WriteSheet>>();
  edit(sheets, extra);
  return new Uint8Array(await writeXlsx({ sheets: sheets.map((sheet) => ({ ...sheet, ...extra.get(sheet.name) })) }));
}

/** The sheet of a kind of records. */
export function sheetOf(sheets: readonly SheetRows[], kind: string): SheetRows {
  const found = sheets.find((sheet) => sheet.name.startsWith(`${kind} `));
  if (!found) throw new Error(`no sheet ${kind}`);
  return found;
}
