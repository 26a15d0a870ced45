import { describeApi } from "#app/openapi.ts";
import { listOperations } from "#app/api-operations.ts";
import { planApiRoutes } from "#modules/plan/web/api.ts";
import { indicatorApiRoutes } from "#modules/indicators/web/api.ts";
import { RECORD_KINDS } from "#app/modules.ts";
const d = describeApi(listOperations([{name:"plan",permissions:{},routes:planApiRoutes({kinds:RECORD_KINDS,panels:{home:[],node:[]}})},{name:"indicators",permissions:{},routes:indicatorApiRoutes()}]));
console.log(JSON.stringify(d,null,1));
