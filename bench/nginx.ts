import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./ask-page.ts";
import { onCore, SERVER_CORE } from "./cores.ts";
import { BENCH_FOLDER } from "./database.ts";
import { childrenOf } from "./process-time.ts";

const FILE = "page";

export interface Nginx {
  address: string;
  path: string;
  etag: string;
  /** The master and its worker. */
  pids: number[];
  stop(): Promise<void>;
}

/** One worker of nginx on the core of the server that sends these bytes, with these headers, from a file. */
export async function startNginx(body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<Nginx> {
  const folder = join(BENCH_FOLDER, "nginx");
  mkdirSync(join(folder, "files"), { recursive: true });
  // A worker that nginx starts as another user must be able to read it.
  writeFileSync(join(folder, "files", FILE), body, { mode: 0o644 });
  const port = await freePort();
  const configuration = join(folder, "nginx.conf");
  writeFileSync(configuration, configure({ folder, port, headers }));
  const [command, args] = onCore(SERVER_CORE, ["nginx", "-p", folder, "-c", configuration]);
  const child = spawn(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  const address = `http://127.0.0.1:${port}`;
  const answer = await firstAnswer(`${address}/${FILE}`);
  return {
    address,
    path: `/${FILE}`,
    etag: answer.headers.get("etag") ?? "",
    pids: [child.pid ?? 0, ...childrenOf(child.pid ?? 0)],
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function configure({
  folder,
  port,
  headers,
}: {
  folder: string;
  port: number;
  headers: Readonly<Record<string, string>>;
}): string {
  const { "content-type": type = "text/html", ...others } = headers;
  return `daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
${process.getuid?.() === 0 ? "user root;" : ""}
events { worker_connections 1024; }
http {
  access_log off;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=10;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  default_type "${type}";
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
${Object.entries(others)
  .map(([name, value]) => `    add_header ${name} "${value.replaceAll('"', '\\"')}";`)
  .join("\n")}
  }
}
`;
}

async function firstAnswer(url: string): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return answer;
    if (tries > 100) throw new Error(`nginx does not answer at ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
