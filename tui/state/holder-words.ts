import { roleLabel, routeRole } from '../../src/domain/procedure-lookup.ts';
import type { Watched, WatchedDesk } from './office-source.ts';
import { type Span, span } from './page.ts';
import { nameLine } from './plain-words.ts';
import type { Staffing } from './staffing.ts';

/** Who answers for a role today: `Siti Aminah, Bagas (Plh.), Ratna (cuti)`; of an empty one, who answers in its place. */
export const holderWords = ({ text }: Watched, desk: WatchedDesk, role: string, staffing: Staffing): Span => {
  const { nobody, routed, away } = text.terminal.case;
  const today = staffing.get(desk.id);
  const there = today?.roles.get(role);
  if (!today || !there) return span('');
  const absent = there.away.map((name) => away({ name: nameLine(name) }));
  if (there.present.length > 0) {
    const present = there.present.map(({ name, acting }) => `${nameLine(name)}${acting ? ` (${acting.kind})` : ''}`);
    return span([...present, ...absent].join(', '));
  }
  const instead = routeRole(desk.procedure, role, today.staffed);
  const why = instead === undefined ? nobody : routed({ instead: nameLine(roleLabel(desk.procedure, instead)) });
  return span(`! ${[why, ...absent].join(', ')}`, 'soon');
};
