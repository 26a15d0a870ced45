import { FileProblem, type ReturnedFile, type ReturnedUnit } from "../exchange/returned-file.ts";
import { readParts, readUnitName } from "../segments/unit-name.rules.ts";
import { decodeText } from "./decode-text.ts";
import { coreName, type Dialect, plainPieces, readSegment, unescapeAt } from "./read-segment.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";

/** XLIFF 1.2, 2.0 or 2.1 from whatever program; what it does not know it passes over. @throws FileProblem */
export function readXliff(bytes: Uint8Array, name: string): ReturnedFile[] {
  const root = parseXml(decodeText(bytes));
  const dialect = dialectOf(root);
  const files = childrenOf(root, dialect, "file").map((file) =>
    (dialect.version === 1 ? readFileOne : readFileTwo)(file, root, dialect),
  );
  const filled = files.filter(({ units }) => units.length > 0);
  if (filled.length === 0) throw new FileProblem([{ what: "empty", line: root.line }]);
  const twice = filled.flatMap(({ units }) => twiceIn(units));
  if (twice.length > 0) throw new FileProblem(twice);
  return filled.map((file) => ({ ...file, name }));
}

function dialectOf(root: XmlElement): Dialect {
  const [local = "", prefix = ""] = root.name.split(":").reverse();
  if (local !== "xliff") throw new FileProblem([{ what: "notXliff", line: root.line, detail: root.name }]);
  const version = (root.attributes.version ?? "").trim();
  if (/^2\.\d$/.test(version)) return { prefix, version: 2 };
  if (/^1\.\d$/.test(version)) return { prefix, version: 1 };
  throw new FileProblem([{ what: "version", line: root.line, detail: version }]);
}

const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.flatMap((child) => ("name" in child ? child : []));

const childrenOf = (element: XmlElement, dialect: Dialect, name: string): XmlElement[] =>
  elementsOf(element).filter((child) => coreName(child, dialect) === name);

/** Units stand in groups, and groups in groups. */
function unitsBelow(element: XmlElement, dialect: Dialect, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    const own = coreName(child, dialect);
    if (own === name) return [child];
    return own === "group" || own === "body" ? unitsBelow(child, dialect, name) : [];
  });
}

type FileWithoutName = Omit<ReturnedFile, "name">;

function readFileTwo(file: XmlElement, root: XmlElement, dialect: Dialect): FileWithoutName {
  const units = unitsBelow(file, dialect, "unit").map((unit) => readUnitTwo(unit, dialect));
  return { ...headOf(file, units), sourceTag: root.attributes.srcLang ?? "", targetTag: root.attributes.trgLang ?? "" };
}

function readFileOne(file: XmlElement, _root: XmlElement, dialect: Dialect): FileWithoutName {
  const units = unitsBelow(file, dialect, "trans-unit").map((unit) => readUnitOne(unit, dialect));
  const { "source-language": sourceTag = "", "target-language": targetTag = "" } = file.attributes;
  return { ...headOf(file, units), sourceTag, targetTag };
}

function headOf(file: XmlElement, units: ReturnedUnit[]): Omit<FileWithoutName, "sourceTag" | "targetTag"> {
  const code = /^kakehashi:(\d{6})\//.exec(file.attributes.original ?? "")?.[1] ?? null;
  const key = units.find(({ place }) => place !== null)?.place?.key ?? null;
  const parts = oursOf(file, "parts");
  return { format: "xliff", code, key, parts: parts === null ? null : readParts(parts), units, line: file.line };
}

/** An attribute of ours under whatever prefix a program has given it. */
function oursOf({ attributes }: XmlElement, name: string): string | null {
  const found = Object.keys(attributes).find((each) => each.endsWith(`:${name}`));
  return found === undefined ? null : (attributes[found] ?? null);
}

/** All segments of a unit, and what stands between them: a program may have cut it into sentences. */
function readUnitTwo(unit: XmlElement, dialect: Dialect): ReturnedUnit {
  const segments = elementsOf(unit).filter((child) =>
    ["segment", "ignorable"].includes(coreName(child, dialect) ?? ""),
  );
  const cut = segments.map((segment) => ({
    source: childrenOf(segment, dialect, "source")[0],
    target: childrenOf(segment, dialect, "target")[0],
    isBetween: coreName(segment, dialect) === "ignorable",
  }));
  const isTranslated = cut.some(({ target, isBetween }) => target && !isBetween);
  const target = cut.flatMap((part) => {
    // What stands between two sentences is the same in a program that does not translate it.
    const found = part.target ?? (part.isBetween ? part.source : undefined);
    return found ? readSegment(found, dialect) : [];
  });
  const source = cut.flatMap((part) => (part.source ? plainPieces(readSegment(part.source, dialect)) : [])).join("");
  return {
    ...unitHead(unit, unit.attributes.name),
    source,
    target: isTranslated ? { pieces: target } : null,
    isConfirmed: segments.every(({ attributes }) => CONFIRMED.test(attributes.state ?? "initial")),
  };
}

/** Values of `state` in XLIFF 2 and in XLIFF 1.2 that say so. */
const CONFIRMED = /^(?:translated|reviewed|signed-off|final)$/;

function readUnitOne(unit: XmlElement, dialect: Dialect): ReturnedUnit {
  const source = childrenOf(unit, dialect, "source")[0];
  const target = childrenOf(unit, dialect, "target")[0];
  return {
    ...unitHead(unit, unit.attributes.resname),
    source: source ? plainPieces(readSegment(source, dialect)) : null,
    target: target ? { pieces: readSegment(target, dialect) } : null,
    isConfirmed: unit.attributes.approved === "yes" || CONFIRMED.test(target?.attributes.state ?? ""),
  };
}

function unitHead(unit: XmlElement, name = ""): Omit<ReturnedUnit, "source" | "target" | "isConfirmed"> {
  const id = unescapeAt(unit.attributes.id ?? "", unit);
  const place = readUnitName(id) ?? readUnitName(unescapeAt(name, unit)) ?? null;
  return { id, place, line: unit.line, hash: oursOf(unit, "source-hash"), mark: oursOf(unit, "target-mark") };
}

/** Units that are there twice say two things at once. */
function twiceIn(units: readonly ReturnedUnit[]) {
  return [...Map.groupBy(units, ({ id }) => id).values()].flatMap(([, second]) =>
    second ? [{ what: "twice" as const, line: second.line, detail: second.id }] : [],
  );
}
