import { decodeEntities } from './entities.ts';
import type { Inline } from './mark.ts';

/** Reads what stands between `<` and `>`: a person, channel, group, date, broadcast or link. */
export function parseReference(inside: string): Inline {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : decodeEntities(inside.slice(bar + 1));
  const named = label === undefined ? {} : { label };
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), ...named };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), ...named };
  if (target.startsWith('!')) return parseSpecial(target.slice(1), label);
  const url = decodeEntities(target);
  return { kind: 'link', url, label: label ?? url };
}

function parseSpecial(target: string, label: string | undefined): Inline {
  const [name = '', first = '', second = '', url] = target.split('^');
  if (name === 'subteam') return { kind: 'group', id: first, ...(label === undefined ? {} : { label }) };
  if (name === 'date') {
    const seconds = Number(first);
    const fallback = label ?? '';
    if (!Number.isSafeInteger(seconds)) return { kind: 'text', text: fallback };
    return {
      kind: 'date',
      seconds,
      format: second,
      fallback,
      ...(url === undefined ? {} : { url: decodeEntities(url) }),
    };
  }
  if (name === 'here' || name === 'channel' || name === 'everyone') return { kind: 'broadcast', range: name };
  return { kind: 'text', text: label ?? `<${inside(target)}>` };
}

const inside = (target: string): string => `!${decodeEntities(target)}`;
