/** Origins besides our own that a page of ours may send a form to. */
export interface FormTargets {
  /** Where pagoPA's Checkout is; the browser goes there with the cart. */
  readonly checkout?: string | undefined;
}

/**
 * What a page of the application may load and do: its own origin, and scripts and styles that bear this answer's nonce.
 * `wasm-unsafe-eval` lets WebAssembly compile (the reader of QR codes) and nothing else; a camera's frames are blobs.
 */
export function contentSecurity(nonce: string, { checkout }: FormTargets = {}): string {
  const forms = ["'self'", ...(checkout === undefined ? [] : [new URL(checkout).origin])];
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    `form-action ${forms.join(' ')}`,
  ].join('; ');
}
