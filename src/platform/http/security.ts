import { createHash } from "node:crypto";

/**
 * Headers of every answer. Scripts and styles come from this server; what stands inside a page is allowed by its hash,
 * so cached bytes need no nonce. Nothing may be loaded from another host.
 */
export function securityHeaders(inlineStyles: readonly string[], https: boolean): Record<string, string> {
  const styles = inlineStyles.map((style) => ` '${hashOf(style)}'`).join("");
  return {
    "Content-Security-Policy": [
      "default-src 'none'",
      `style-src 'self'${styles}`,
      "script-src 'self'",
      "worker-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

const hashes = new Map<string, string>();

function hashOf(content: string): string {
  let hash = hashes.get(content);
  if (!hash) {
    hash = `sha256-${createHash("sha256").update(content).digest("base64")}`;
    hashes.set(content, hash);
  }
  return hash;
}

/**
 * Whether a writing request comes from our own pages. Browsers say so in Sec-Fetch-Site; older ones in Origin, which must
 * then name the host that was asked. A request with neither is refused.
 */
export function isFromOurPages(request: Request, publicUrl: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = request.headers.get("origin");
  if (!origin) return false;
  return origin === new URL(publicUrl).origin || origin === new URL(request.url).origin;
}
