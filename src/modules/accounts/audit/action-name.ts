import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";

const NAME = "accounts.audit.action.";
const THING = "accounts.audit.thing.";
const ACT = "accounts.audit.act.";

/** `plan.imported` has a name of its own, `node.edited` is said of its thing and its act. Undefined where nobody named it. */
export function nameOfAction(say: Translator, action: string): string | undefined {
  const own = find(say, `${NAME}${action}`);
  if (own) return own;
  const [thing = "", act = ""] = action.split(".");
  const named = find(say, `${THING}${thing}`);
  return named && find(say, `${ACT}${act}`, { thing: named });
}

/** The actions whose name in the reader's language holds these words. */
export function actionsNamed(say: Translator, words: string): string[] {
  const wanted = plain(words);
  return allActions(say).filter((action) => plain(nameOfAction(say, action) ?? "").includes(wanted));
}

function allActions(say: Translator): string[] {
  const under = (prefix: string) => say.keysUnder(prefix).map((key) => key.slice(prefix.length));
  const acts = under(ACT);
  return [...new Set([...under(NAME), ...under(THING).flatMap((thing) => acts.map((act) => `${thing}.${act}`))])];
}

function find(say: Translator, key: string, params?: { thing: string }): string | undefined {
  const name = say.t(key as MessageKey, params);
  return name === key ? undefined : name;
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase();
