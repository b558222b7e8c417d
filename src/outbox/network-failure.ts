/** The connection was never made, so nothing can have arrived. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a call without any answer means for the message it carried. */
export const networkFailure = (error: unknown): { outcome: 'not-sent' | 'in-doubt'; why: string } => {
  const code = systemCode(error);
  if (code !== undefined && NEVER_SENT.has(code)) return { outcome: 'not-sent', why: code };
  return { outcome: 'in-doubt', why: code ?? 'no_answer' };
};

/** The system's code of a network error, however deep it is wrapped. */
const systemCode = (error: unknown): string | undefined => {
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    at = at.cause;
  }
  return undefined;
};
