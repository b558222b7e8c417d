import type { Desk } from '../../casework/ports.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { explainRefusal } from '../../text/explain-refusal.ts';
import { shown } from '../messages/stranger-text.ts';
import { type Room, textAt } from '../room.ts';

/** The office's no, in words for whoever pressed. Facts that came from people are shown as everywhere: masked. */
export const explain = (room: Room, desk: Desk | undefined, refusal: Refusal): string => {
  const text = desk ? textAt(room, desk) : room.text;
  if (refusal.code === 'store_unavailable') return text.command.notSaved;
  const sentence = explainRefusal(text, refusal, {
    role: (id) => (desk ? roleLabel(desk.procedure, id) : id),
    person: (id, name) => name ?? id ?? text.labels.system,
  });
  return shown(sentence);
};
