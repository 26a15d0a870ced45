import type { Server } from "node:http";
import { Problem } from "#platform/problem.ts";

/** Starts listening. @throws Problem where the port is taken or not allowed. */
export async function claimPort(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen({ port, host }, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const messages: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program. Choose another one, for example: PORT=${port + 1} npm start`,
    EACCES: `Port ${port} may not be opened by this user (ports below 1024 often need an administrator). For example: PORT=8080 npm start`,
    EADDRNOTAVAIL: `HOST=${host} is not an address of this machine. Leave HOST out for this machine only, or use 0.0.0.0.`,
    ENOTFOUND: `HOST=${host} is not known here. Leave HOST out for this machine only, or use 0.0.0.0.`,
  };
  const message = messages[error.code ?? ""];
  return message ? new Problem(message) : error;
}
