import type { DemoSignIn } from "#modules/accounts/public.ts";

interface Started {
  publicUrl: string;
  dataFolder: string;
  /** Of the demo's people; only on the start that made them. */
  signIns: readonly DemoSignIn[];
  hasMunicipality: boolean;
}

const FIRST_STEPS = [
  "There is no municipality yet, so there is no page to show. In another terminal, with the same settings:",
  "  npm run kakehashi -- municipality add <file.yaml>          its name, bodies and sections; see data/municipalities/",
  "  npm run kakehashi -- staff add <city> <account> <name>     its first administrator",
  "  npm run kakehashi -- import <plan file>                    its plan, where there is a file",
];

/** What a start says last: the address, and on the first start how to sign in, or what an empty database still needs. */
export function welcomeLines({ publicUrl, dataFolder, signIns, hasMunicipality }: Started): string[] {
  const lines = [`Kakehashi is at ${publicUrl}`];
  if (!hasMunicipality) lines.push("", ...FIRST_STEPS);
  if (signIns.length > 0) lines.push("", "Demo sign-ins (invented people; shown this once, kept in the data folder):");
  for (const [slug, people] of Map.groupBy(signIns, (signIn) => signIn.slug)) {
    lines.push(`  ${publicUrl}/${slug}/staff/`);
    for (const { account, password, role } of people) lines.push(`    ${account.padEnd(10)} ${password}  ${role}`);
  }
  lines.push("", `Stop it with Ctrl-C; the data stays in ${dataFolder}`);
  return lines;
}
