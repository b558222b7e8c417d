import type { ReactNode } from 'react';
import { safeUrl } from './safe-url.ts';

/** A link to http, https or mailto in a new tab; any other address is shown as plain text. */
export function SafeLink({ url, children }: { url: string; children: ReactNode }): ReactNode {
  const href = safeUrl(url);
  if (href === undefined) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      {children}
    </a>
  );
}
