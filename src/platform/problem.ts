/**
 * Something that the person who starts Kakehashi can put right. The message says all: what was met and what to do;
 * it is printed as it is, without a stack.
 */
export class Problem extends Error {
  override name = "Problem";
}
