import type { Refusal } from '../domain/refusal.ts';
import type { Text } from './text.ts';

/** How the reader's desk calls its roles and people. */
export type Names = {
  /** Printed name of a role id, e.g. `Kepala Seksi`. */
  role(id: string): string;
  /** What to call a person of whom the record may hold only the chat id; undefined for the system itself. */
  person(id: string | undefined, name: string | undefined): string;
};

/** The sentence for a refusal: for whoever pressed, in their language, with names instead of ids. */
export function explainRefusal(text: Text, refusal: Refusal, names: Names): string {
  const { refusal: say, format, labels } = text;
  switch (refusal.code) {
    case 'not_your_role': {
      const role = names.role(refusal.role);
      if (refusal.roles.length === 0) return say.no_role({ role });
      return say.not_your_role({ role, roles: format.list(refusal.roles.map((id) => names.role(id))) });
    }
    case 'stale_press':
      return say.stale_press({ name: names.person(refusal.by, refusal.name), time: format.time(refusal.at) });
    case 'closed':
      return say.closed({ as: labels.closedAs[refusal.as], at: format.dateTime(refusal.at) });
    case 'paused':
      return say.paused({ since: format.dateTime(refusal.since) });
    case 'missing_field':
      return say.missing_field({ field: labels.field[refusal.field] });
    case 'too_long':
      return say.too_long({ field: labels.field[refusal.field], max: format.number(refusal.max) });
    case 'needs_approval':
      return say.needs_approval({ role: names.role(refusal.role) });
    case 'restricted':
      return say.restricted({ role: names.role(refusal.role) });
    case 'no_such_colleague':
      return say.no_such_colleague({ named: refusal.named });
    case 'not_a_colleague':
      return say.not_a_colleague({ role: names.role(refusal.role) });
    case 'already_claimed':
      return say.already_claimed({ name: names.person(refusal.by, refusal.name) });
    case 'already_reminded':
      return say.already_reminded({ name: names.person(refusal.by, refusal.name), time: format.time(refusal.at) });
    case 'already_merged':
      return say.already_merged({ into: refusal.into });
    case 'open_field':
      return say.open_field({ field: refusal.name });
    case 'merge_target_not_found':
      return say.merge_target_not_found({ target: refusal.target });
    default:
      return say[refusal.code];
  }
}
