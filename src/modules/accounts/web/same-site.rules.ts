const HERE = "http://here.invalid";

/** Where to go after signing in or switching the language: a staff page of this municipality, or its first page. */
export function samePlace(wanted: string | undefined, slug: string): string {
  const root = `/${slug}/staff/`;
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, HERE)) return root;
  const { origin, pathname, search } = new URL(wanted, HERE);
  const isStaffPage = origin === HERE && pathname.startsWith(root);
  // Those pages end a session or begin one: going back to them makes no sense.
  const isGate = pathname.startsWith(`${root}sign-`) || pathname.startsWith(`${root}language/`);
  return isStaffPage && !isGate ? `${pathname}${search}` : root;
}

/** As above, but the pages before sign-in count too: their language can be switched as well. */
export function sameLanguagePlace(wanted: string | undefined, slug: string): string {
  const signIn = `/${slug}/staff/sign-in`;
  if (wanted === signIn || wanted?.startsWith(`${signIn}?next=`)) return `${signIn}${wanted.slice(signIn.length)}`;
  return samePlace(wanted, slug);
}
