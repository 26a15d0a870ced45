// Plain JavaScript, because the launcher prints its steps on a Node that cannot read TypeScript. Types: steps.d.mts.

const LABEL_WIDTH = 26;

/** Runs one step of a start and prints its name and time, so that a slow or failing step is named. */
export async function step(label, run) {
  const out = process.stdout;
  let note = "";
  const startedAt = performance.now();
  if (out.isTTY) out.write(`  … ${label}`);
  const finish = (mark) => {
    const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`.padStart(7);
    const line = `  ${mark} ${label.padEnd(LABEL_WIDTH)}${seconds}${note && `   ${note}`}`;
    out.write(out.isTTY ? `\r\x1b[2K${line}\n` : `${line}\n`);
  };
  try {
    const result = await run((text) => {
      note = text;
    });
    finish("✓");
    return result;
  } catch (error) {
    finish("✗");
    throw error;
  }
}

/** Prints a message for a person: blank line, indented text, blank line. */
export function say(text, out = process.stdout) {
  out.write(`\n${text.replace(/^(?=.)/gm, "  ")}\n\n`);
}
