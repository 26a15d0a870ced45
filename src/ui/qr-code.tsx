import type { JSX } from "preact";
import { drawQr } from "#platform/qr-code.ts";

/** Black on white whatever the colours of the page: many readers do not see a light code on a dark ground. */
export function QrCode({ address, label }: { address: string; label: string }): JSX.Element {
  const { size, path } = drawQr(address);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} stroke="#000" fill="none" />
    </svg>
  );
}
