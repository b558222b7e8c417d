const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address as a browser will read it, or undefined when following it could run code or open another program. */
export function safeUrl(raw: string): string | undefined {
  try {
    const url = new URL(raw);
    return allowed.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
