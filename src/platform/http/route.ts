import type { z } from "zod";
import type { GateContext, ResidentContext, StaffContext, VisitorContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import type { FileReply, JsonReply, PageView, Redirect, Reply } from "./reply.ts";

/** What a request carries besides its context. `query` holds only what the route declared. */
export interface RouteRequest<Input = undefined> {
  params: Record<string, string>;
  query: Record<string, string>;
  input: Input;
  /** Uploaded files by field name, each below the size limit. */
  files: Record<string, UploadedFile>;
  /** The address that counts for throttling (TRUST_PROXY). */
  address: string;
  cookies: Record<string, string>;
  userAgent: string;
}

export interface UploadedFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What was sent and what is wrong with it, for showing the form again with nothing lost. */
export interface InvalidRequest extends Omit<RouteRequest, "input"> {
  values: Record<string, string>;
  issues: Issue[];
  status: number;
}

/** GET `/{slug}/{language}{path}`: for anybody. Cached by (address, content revision) unless it takes a query. */
export interface ResidentRoute {
  audience: "resident";
  method: "GET";
  access: "public";
  path: string;
  /** Names of the query parameters it reads; a route that reads any is never cached. Others are ignored. */
  query?: readonly string[];
  handle(ctx: ResidentContext, request: RouteRequest): Promise<Reply>;
}

/**
 * POST `/{slug}/{language}{path}`: a form that anybody sends, without account and without script. The page with the form
 * is kept bytes and holds no token: where the request comes from is what tells a foreign form. Answers are never kept.
 */
export interface ResidentWriteRoute<Schema extends z.ZodType = z.ZodType> {
  audience: "resident";
  method: "POST";
  access: "public";
  path: string;
  input: Schema;
  handle(ctx: VisitorContext, request: RouteRequest<z.output<Schema>>): Promise<Reply>;
  /** Shows the form again with all that was typed. Not left to choice: nobody writes a comment in a foreign language twice. */
  invalid(ctx: VisitorContext, request: InvalidRequest): Promise<Reply>;
}

/** `/{slug}/staff{path}`: `access` is `signedIn` or a permission's name. */
export interface StaffReadRoute {
  audience: "staff";
  method: "GET";
  access: string;
  path: string;
  query?: readonly string[];
  handle(ctx: StaffContext, request: RouteRequest): Promise<Reply>;
}

export interface StaffWriteRoute<Schema extends z.ZodType = z.ZodType> {
  audience: "staff";
  method: "POST";
  access: string;
  path: string;
  input: Schema;
  /** Takes a file, so its requests may be large. */
  upload?: boolean;
  /** Up to how many bytes a request is read, where the page itself says that a file is too large and how large it is. */
  uploadLimit?: number;
  handle(ctx: StaffContext, request: RouteRequest<z.output<Schema>>): Promise<Reply>;
  /** Shows the form again when the input does not fit the schema or `handle` throws `invalid` or `conflict`. */
  invalid?(ctx: StaffContext, request: InvalidRequest): Promise<Reply>;
}

/** A staff page for people who are not signed in yet (sign-in, recovery). It writes its own cookies. */
export interface GateRoute<Schema extends z.ZodType = z.ZodType> {
  audience: "gate";
  method: "GET" | "POST";
  access: "public";
  path: string;
  query?: readonly string[];
  input?: Schema;
  handle(ctx: GateContext, request: RouteRequest<z.output<Schema>>): Promise<Reply>;
  invalid?(ctx: GateContext, request: InvalidRequest): Promise<Reply>;
}

/** GET `/api/v1/municipalities/{code}{path}`: public reads. `response` also writes the OpenAPI description. */
export interface ApiRoute<Schema extends z.ZodType = z.ZodType> {
  audience: "api";
  method: "GET";
  access: "public";
  path: string;
  summary: string;
  query?: Record<string, { description: string; schema: z.ZodType }>;
  response: Schema;
  handle(ctx: ResidentContext, request: RouteRequest): Promise<JsonReply | FileReply>;
}

export type Route = ResidentRoute | ResidentWriteRoute | StaffReadRoute | StaffWriteRoute | GateRoute | ApiRoute;

export const residentPage = (route: Omit<ResidentRoute, "audience" | "method" | "access">): ResidentRoute => ({
  audience: "resident",
  method: "GET",
  access: "public",
  ...route,
});

export function residentAction<Schema extends z.ZodType>(
  route: Omit<ResidentWriteRoute<Schema>, "audience" | "method" | "access">,
): ResidentWriteRoute {
  return { audience: "resident", method: "POST", access: "public", ...route } as unknown as ResidentWriteRoute;
}

export const staffPage = (route: Omit<StaffReadRoute, "audience" | "method">): StaffReadRoute => ({
  audience: "staff",
  method: "GET",
  ...route,
});

export function staffAction<Schema extends z.ZodType>(
  route: Omit<StaffWriteRoute<Schema>, "audience" | "method">,
): StaffWriteRoute {
  return { audience: "staff", method: "POST", ...route } as unknown as StaffWriteRoute;
}

export function gateRoute<Schema extends z.ZodType>(route: Omit<GateRoute<Schema>, "audience" | "access">): GateRoute {
  return { audience: "gate", access: "public", ...route } as unknown as GateRoute;
}

export function apiRead<Schema extends z.ZodType>(
  route: Omit<ApiRoute<Schema>, "audience" | "method" | "access">,
): ApiRoute {
  return { audience: "api", method: "GET", access: "public", ...route } as unknown as ApiRoute;
}

export type { FileReply, JsonReply, PageView, Redirect, Reply };
