import { launchBrowser, openPage, findAccessibilityProblems, scrollsSideways } from "../src/testing/browser.ts";
const b = await launchBrowser();
const p = await openPage(b, {javaScriptEnabled:false});
await p.goto("data:text/html,<title>x</title><h1>a</h1><img src='x.png'><div style='width:900px'>x</div>");
console.log(await scrollsSideways(p));
console.log(await findAccessibilityProblems(p).catch(e=>e.message));
await b.close();
