import type { Directory } from './directory.ts';

/** Escapes the three characters that Slack's text format gives a meaning. */
function escapeText(raw: string): string {
  return raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What a person typed, as Slack's client sends it: escaped, with `@Name`, `@handle` and `@channel` turned into
 * mentions. Longer names are tried first, so that `@Siti Aminah` is not read as `@Siti`.
 */
export function composedText(typed: string, directory: Directory): string {
  const mentions: [string, string][] = [
    ...[...directory.people.values()].map((person): [string, string] => [person.name, `<@${person.id}>`]),
    ...[...directory.userGroups.values()].map((group): [string, string] => [group.handle, `<!subteam^${group.id}>`]),
    ['channel', '<!channel>'],
    ['here', '<!here>'],
  ];
  mentions.sort(([a], [b]) => b.length - a.length);
  const byName = new Map(mentions.map(([name, mention]) => [escapeText(name).toLowerCase(), mention]));
  const names = mentions.map(([name]) => escapeText(name).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  const pattern = new RegExp(`@(${names.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
  return escapeText(typed).replace(pattern, (whole, name: string) => byName.get(name.toLowerCase()) ?? whole);
}
