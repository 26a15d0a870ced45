import { readFileSync } from "node:fs"; import { parse } from "yaml"; import { Ajv2020 } from "ajv/dist/2020.js";
const ajv = new Ajv2020({ strict:false, allErrors:true, validateFormats:false }); const v = ajv.compile(parse(readFileSync("/tmp/oas31.yaml","utf8")));
console.log(v(JSON.parse(readFileSync("/tmp/openapi.json","utf8"))), v.errors?.slice(0,10));
