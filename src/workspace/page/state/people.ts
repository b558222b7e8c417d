import type { PageUser } from '../../page-api.ts';

export type PeopleGroup = { label: string; people: PageUser[] };

/**
 * People under the unit they belong to: a title such as `Kepala Seksi · Bantul` names the post, then the unit.
 * Without a unit the post itself is the heading. The order is that of the workspace.
 */
export function groupPeople(users: readonly PageUser[]): PeopleGroup[] {
  const groups = new Map<string, PageUser[]>();
  for (const user of users.filter((candidate) => !candidate.isBot)) {
    const label = splitTitle(user.title).unit ?? user.title;
    groups.set(label, [...(groups.get(label) ?? []), user]);
  }
  return [...groups].map(([label, people]) => ({ label, people }));
}

export function splitTitle(title: string): { post: string; unit?: string } {
  const at = title.lastIndexOf(' · ');
  return at < 0 ? { post: title } : { post: title.slice(0, at), unit: title.slice(at + 3) };
}

/** Two letters at most, from the first and the last word; a title such as `H.` or `dr.` is no name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word) && !word.endsWith('.'));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = chosen.map((word) => Array.from(word ?? '')[0] ?? '').join('');
  return (letters || Array.from(name)[0] || '?').toLocaleUpperCase('id-ID');
}

/** One of eight colours, always the same for the same person. */
export const hueOf = (id: string): number =>
  Array.from(id).reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 997, 7) % 8;
