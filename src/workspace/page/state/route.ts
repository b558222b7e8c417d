/** Where a person is: kept in the address, so that a reload and several tabs with different people work. */
export type Place = { kind: 'home' } | { kind: 'channel'; channel: string; thread?: string };
export type Route = { as?: string; place?: Place };

/** `#/U1/C1/thread/1700000000.000100`, `#/U1/home`, `#/U1`. Anything else is read as far as it makes sense. */
export function parseRoute(hash: string): Route {
  const [as, where, word, ts] = hash
    .replace(/^#?\/?/u, '')
    .split('/')
    .map(decodePart);
  if (!as) return {};
  if (!where) return { as };
  if (where === 'home') return { as, place: { kind: 'home' } };
  const place: Place = { kind: 'channel', channel: where };
  return { as, place: word === 'thread' && ts ? { ...place, thread: ts } : place };
}

/** The route of a freshly opened page; a message's permalink (`/archives/C1/p1700000000000100`) names a place too. */
export function startRoute({ hash, pathname, search }: { hash: string; pathname: string; search: string }): Route {
  const linked = /^\/archives\/([^/]+)(?:\/p(\d{16}))?/u.exec(pathname);
  if (!linked?.[1]) return parseRoute(hash);
  const ts = linked[2] && `${linked[2].slice(0, 10)}.${linked[2].slice(10)}`;
  const thread = new URLSearchParams(search).get('thread_ts') ?? ts;
  return { place: { kind: 'channel', channel: linked[1], ...(thread ? { thread } : {}) } };
}

export function formatRoute(route: Route): string {
  if (route.as === undefined) return '#/';
  const parts = [route.as];
  if (route.place?.kind === 'home') parts.push('home');
  if (route.place?.kind === 'channel') {
    parts.push(route.place.channel);
    if (route.place.thread !== undefined) parts.push('thread', route.place.thread);
  }
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
