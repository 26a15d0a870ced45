import {build} from "esbuild"; 
await build({entryPoints:["_t.ts"],bundle:true,packages:"external",platform:"node",format:"esm",jsx:"automatic",jsxImportSource:"preact",outfile:"_t.mjs",logLevel:"error"});
