import { listOperations } from "#app/api-operations.ts";
import { planApiRoutes } from "#modules/plan/web/api.ts";
import { RECORD_KINDS } from "#app/modules.ts";
import { z } from "zod";
const o = { target: "draft-2020-12", io: "output", unrepresentable: "any" } as const;
for (const op of listOperations([{name:"plan",permissions:{},routes:planApiRoutes({kinds:RECORD_KINDS,panels:{home:[],node:[]}})}])) try { z.toJSONSchema(op.response, o) } catch (e) { console.log(op.path, String(e).slice(0,80));
 const s = (op.response as any).shape; const keys = Object.keys(s); for (const a of keys) for (const b of keys) if (a<b) try { z.toJSONSchema(z.object({[a]:s[a],[b]:s[b]}), o) } catch { console.log(a,b) } }
