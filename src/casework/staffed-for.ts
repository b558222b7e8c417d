import type { Case } from '../domain/case.ts';
import type { Desk, Office } from './ports.ts';

/**
 * Roles that somebody holds who may act on this case: one whose every holder is complained about counts as empty, and
 * the next one up answers for it.
 */
export const staffedFor = async (
  { directory }: Pick<Office, 'directory'>,
  { id }: Pick<Desk, 'id'>,
  { named }: Pick<Case, 'named'>,
): Promise<ReadonlySet<string>> => {
  const staffed = await directory.staffed(id);
  if (named.length === 0) return staffed;
  const free = await Promise.all(
    [...staffed].map(async (role) => {
      const holders = await directory.holdersOf(id, role);
      return holders.some((person) => !named.includes(person)) ? [role] : [];
    }),
  );
  return new Set(free.flat());
};
