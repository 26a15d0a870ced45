import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { Problem } from "#platform/problem.ts";
import { createWhole, writeWhole } from "#platform/whole-file.ts";

/** PostgreSQL refuses to run as root. This is the id that Linux reserves for "nobody", so it is there without being made. */
const UNPRIVILEGED_ID = 65_534;
const ROOT_PLACES = "/var/lib/kakehashi";
/** Of a data folder, in bytes; what lies in it and beside it needs up to 300 more. */
const LONGEST_PATH = 700;
const SOCKET_NAME = ".s.PGSQL.5432";

/** Where the embedded PostgreSQL of one data folder keeps its things, and as whom it runs. */
export interface PostgresPlace {
  database: string;
  /** Short: the path of a Unix socket may have 107 bytes, and a checkout may lie deeper than that. */
  socketFolder: string;
  logFile: string;
  /** Set when root starts it. */
  runsAs?: number;
  /** Set when the installed binaries cannot be run where they are: the folder for a copy. */
  binariesFolder?: string;
  /** The users of this machine that may connect, as any role. */
  systemUsers: string[];
}

/** Finds or makes the place. @throws Problem where the data folder belongs to somebody else. */
export function preparePlace(dataFolder: string): PostgresPlace {
  const isRoot = process.getuid?.() === 0;
  return isRoot ? preparePlaceOfRoot(dataFolder) : preparePlaceOfUser(dataFolder);
}

export function socketFile(folder: string): string {
  return join(folder, SOCKET_NAME);
}

function preparePlaceOfUser(dataFolder: string): PostgresPlace {
  const note = noteFile(dataFolder);
  if (existsSync(note)) {
    throw new Problem(
      `The data in ${dataFolder} was begun as root (see ${note}).\nStart it as root, or choose another folder: KAKEHASHI_DATA=<folder> npm start`,
    );
  }
  const database = join(dataFolder, "postgres");
  const uid = process.getuid?.() ?? 0;
  if (existsSync(database) && statSync(database).uid !== uid) throw new Problem(belongsToAnother(database));
  const name = createHash("sha256").update(dataFolder).digest("hex").slice(0, 12);
  const socketFolder = `/tmp/kakehashi-${uid}-${name}`;
  makePrivateFolder(socketFolder, uid);
  const place = { database, socketFolder, logFile: join(dataFolder, "postgres.log"), systemUsers: [currentUserName()] };
  if (Buffer.byteLength(dataFolder) <= LONGEST_PATH) return place;
  return {
    ...place,
    database: join(shortWay(socketFolder, dataFolder), "postgres"),
    binariesFolder: join(socketFolder, "binaries"),
  };
}

/** PostgreSQL keeps paths in 1,024 bytes. It follows a link to its data, but looks for its programs behind every link. */
function shortWay(socketFolder: string, dataFolder: string): string {
  const link = join(socketFolder, "data");
  if (!existsSync(link)) {
    rmSync(link, { force: true });
    symlinkSync(dataFolder, link);
  }
  return link;
}

function preparePlaceOfRoot(dataFolder: string): PostgresPlace {
  const left = join(dataFolder, "postgres");
  if (existsSync(left)) throw new Problem(belongsToAnother(left));
  const place = findOrChoosePlace(dataFolder);
  mkdirSync(place, { recursive: true, mode: 0o755 });
  writeWhole(ownerFile(place), dataFolder);
  const socketFolder = join(place, "socket");
  makePrivateFolder(socketFolder, UNPRIVILEGED_ID);
  return {
    database: join(place, "postgres"),
    socketFolder,
    logFile: join(place, "postgres.log"),
    runsAs: UNPRIVILEGED_ID,
    // A checkout in a private home folder cannot be read by the unprivileged user.
    binariesFolder: join(place, "binaries"),
    systemUsers: [currentUserName(), nameOfUnprivileged()],
  };
}

/** The data folder may have been moved since (then the place stays its own) or copied (then the copy gets a new one). */
function findOrChoosePlace(dataFolder: string): string {
  const noted = placeNotedIn(dataFolder) ?? choosePlace(dataFolder);
  const owner = existsSync(ownerFile(noted)) ? readFileSync(ownerFile(noted), "utf8") : dataFolder;
  const isCopy = owner !== dataFolder && placeNotedIn(owner) === noted;
  if (!isCopy) return noted;
  rmSync(noteFile(dataFolder));
  return choosePlace(dataFolder);
}

/** The number is drawn, so that neither a new clone at an old path nor a moved one finds another's data. */
function choosePlace(dataFolder: string): string {
  const place = join(ROOT_PLACES, randomBytes(6).toString("hex"));
  mkdirSync(place, { recursive: true, mode: 0o755 });
  const text = `The database of this folder lies in\n${place}\nbecause PostgreSQL does not run as root and must be able to reach its files. Back up both folders.\n`;
  if (createWhole(noteFile(dataFolder), text)) return place;
  // Another process chose one at the same moment.
  rmSync(place, { recursive: true });
  return placeNotedIn(dataFolder) ?? choosePlace(dataFolder);
}

/** @throws Problem where the note names a place that is gone: an empty database instead would look like lost data. */
function placeNotedIn(dataFolder: string): string | undefined {
  const note = noteFile(dataFolder);
  if (!existsSync(note)) return undefined;
  const place = readFileSync(note, "utf8")
    .split("\n")
    .find((line) => line.startsWith(`${ROOT_PLACES}/`));
  if (place && !existsSync(place)) {
    throw new Problem(
      `The database of ${dataFolder} should be in ${place}, but that folder is gone.\nBring it back, or remove ${note} to begin with an empty database.`,
    );
  }
  return place;
}

function noteFile(dataFolder: string): string {
  return join(dataFolder, "database-location.txt");
}

function ownerFile(place: string): string {
  return join(place, "data-folder.txt");
}

/** Anybody may write to /tmp: a folder that somebody else put there first must not be trusted. */
function makePrivateFolder(folder: string, owner: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) chownSync(folder, owner, owner);
  const found = lstatSync(folder);
  const isPrivate = found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0;
  if (!isPrivate)
    throw new Problem(
      `${folder} is needed for the database, but belongs to somebody else or is open to others. Remove it.`,
    );
}

function belongsToAnother(database: string): string {
  const { uid } = statSync(database);
  return `The database in ${database} belongs to the user with id ${uid}.\nStart it as that user, or choose another folder: KAKEHASHI_DATA=<folder> npm start`;
}

function currentUserName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new Problem(
      `The user with id ${process.getuid?.()} has no name on this machine (/etc/passwd), and PostgreSQL needs one.\nGive it a name, or use a database elsewhere: DATABASE_URL=postgresql://… npm start`,
    );
  }
}

function nameOfUnprivileged(): string {
  const name = new RegExp(`^([^:]+):[^:]*:${UNPRIVILEGED_ID}:`, "m").exec(readFileSync("/etc/passwd", "utf8"))?.[1];
  if (name) return name;
  throw new Problem(
    `PostgreSQL does not run as root, and this machine has no user with id ${UNPRIVILEGED_ID} ("nobody").\nStart Kakehashi as an ordinary user, or use a database elsewhere: DATABASE_URL=postgresql://… npm start`,
  );
}
