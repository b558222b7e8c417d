const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const parts: Record<string, Intl.DateTimeFormatOptions> = {
  date: long,
  date_num: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date_short: { day: 'numeric', month: 'short', year: 'numeric' },
  date_long: { weekday: 'long', ...long },
  date_pretty: long,
  date_short_pretty: { day: 'numeric', month: 'short', year: 'numeric' },
  date_long_pretty: { weekday: 'long', ...long },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/**
 * Fills the tokens of Slack's `<!date^…>` format, in Indonesian.
 * `timeZone` is an IANA name; omitted, the browser's own. An unknown token stays as it is written.
 */
export function formatSlackDate(seconds: number, format: string, timeZone?: string): string {
  const instant = new Date(seconds * 1000);
  if (Number.isNaN(instant.getTime())) return '';
  return format.replace(/\{([a-z_]+)\}/gu, (token, name: string) => {
    const options = parts[name];
    if (!options) return token;
    return new Intl.DateTimeFormat('id-ID', timeZone === undefined ? options : { ...options, timeZone }).format(
      instant,
    );
  });
}
