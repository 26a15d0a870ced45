import type { JSX } from "preact";
import { qrCode } from "#platform/qr-code.ts";

/** Dark squares on white in any colour scheme: readers of codes need it so. `width` in CSS pixels. */
export function Qr({ content, label, width = 240 }: { content: string; label: string; width?: number }): JSX.Element {
  const { size, path } = qrCode(content);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      width={width}
      height={width}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
