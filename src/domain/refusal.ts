import type { Ending, FieldName } from './procedure.ts';

/** The office says no: a code and facts, never a sentence. A refusal is an answer for whoever pressed, not a fault. */
export type Refusal =
  | { code: 'not_at_this_desk' }
  | { code: 'not_your_role'; role: string; roles: readonly string[] }
  | { code: 'stale_press'; by?: string; name?: string; at: string; action: string }
  | { code: 'closed'; as: Ending; at: string }
  | { code: 'not_closed' }
  | { code: 'paused'; since: string }
  | { code: 'not_paused' }
  | { code: 'unknown_action'; action: string }
  | { code: 'missing_field'; field: FieldName }
  | { code: 'too_long'; field: FieldName; max: number }
  | { code: 'own_draft' }
  | { code: 'needs_answer' }
  | { code: 'needs_approval'; role: string }
  | { code: 'confidential_not_published' }
  | { code: 'conflict_of_interest' }
  | { code: 'restricted'; role: string }
  | { code: 'no_such_colleague'; named: string }
  | { code: 'already_claimed'; by: string; name?: string }
  | { code: 'already_merged'; into: string }
  | { code: 'not_merged' }
  | { code: 'answer_under_way' }
  | { code: 'open_field'; name: string }
  | { code: 'case_not_found' }
  | { code: 'merge_target_not_found'; target: string }
  | { code: 'merge_into_itself' }
  | { code: 'not_claimed' }
  | { code: 'not_a_colleague'; role: string }
  | { code: 'nothing_to_snooze' }
  | { code: 'already_snoozed' }
  | { code: 'nobody_to_remind' }
  | { code: 'already_reminded'; by?: string; name?: string; at: string }
  | { code: 'store_unavailable' };
export type RefusalCode = Refusal['code'];

export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });
