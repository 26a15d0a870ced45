import { notFound } from "#platform/errors.ts";

/** The largest number that a row can have. */
const LARGEST = 2_147_483_647;

/** An opinion's number in an address. @throws AppError notFound where no row can have it */
export function readId(value = ""): number {
  const id = Number(value);
  if (!Number.isInteger(id) || id < 1 || id > LARGEST) throw notFound();
  return id;
}
