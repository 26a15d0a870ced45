import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. `write`: drafts of the entries of one's own posts; `publish`: all entries, and making them public. */
export const permissions = {
  "library.read": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff", "reader"],
  "library.write": ["administrator", "planOfficer", "sectionHead", "sectionContributor"],
  "library.publish": ["administrator", "planOfficer", "sectionHead"],
  "library.manage": ["administrator", "planOfficer"],
} as const;

/** The library is the city's: a role that was given for a partner body alone does not reach it. */
interface Place {
  cityBodyId: number;
  /** The posts that the person acts for today. */
  heldPosts: readonly number[];
}

/** Keeps the tree: adds, moves and archives any entry, gives it to a post. */
export const mayManageLibrary = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "library.manage", cityBodyId);

/** Writes a draft: whoever keeps the library, or acts for the post that answers for the entry. */
export function mayWriteEntry(actor: Actor, entry: { ownerPostId: number | null }, place: Place): boolean {
  if (mayManageLibrary(actor, place.cityBodyId)) return true;
  const isOwn = entry.ownerPostId !== null && place.heldPosts.includes(entry.ownerPostId);
  return isOwn && hasPermission(actor, "library.write", place.cityBodyId);
}

/** Makes a text public: the same person, where she may publish at all; a contributor hands it in for review. */
export const mayPublishEntry = (actor: Actor, entry: { ownerPostId: number | null }, place: Place): boolean =>
  mayWriteEntry(actor, entry, place) && hasPermission(actor, "library.publish", place.cityBodyId);
