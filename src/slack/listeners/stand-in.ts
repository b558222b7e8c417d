import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type ActingOrder, actingOrderSchema } from '../../casework/office-notes.ts';
import { type Desk, StoreUnavailableError } from '../../casework/ports.ts';
import { desksOf } from '../../casework/queries.ts';
import { checkOrder, type OrderFault } from '../../casework/standing-in.ts';
import { singleLine } from '../../domain/plain-text.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import { ui } from '../action-ids.ts';
import { deskHere } from '../desk-here.ts';
import { type ActingInput, actingModal } from '../messages/acting-modal.ts';
import { type Room, textAt } from '../room.ts';
import { openModal } from './open-modal.ts';
import { type Origin, readSubmission, type Submission } from './payload.ts';
import { acknowledge, tell } from './tell.ts';

const contextSchema = z.object({ desk: z.string(), channel: z.string().optional() });

/** Opens the form for an order: `/aduan plh`, at the desk of the channel or the first the asker works at. */
export const askForOrder = async (
  room: Room,
  client: WebClient,
  { origin, trigger }: { origin: Origin; trigger: string },
): Promise<void> => {
  const ear = { client, origin, log: room.log };
  const desks = await desksOf(room.office, origin.user);
  const desk = deskHere(desks, origin.channel);
  if (!desk) return tell(ear, room.text.command.noDesk);
  const text = textAt(room, desk);
  const view = actingModal({
    procedure: desk.procedure,
    today: desk.hours.dateAt(room.office.clock.now()),
    privateMetadata: JSON.stringify({
      desk: desk.id,
      ...(origin.channel === undefined ? {} : { channel: origin.channel }),
    }),
    text,
  });
  return openModal(ear, { trigger }, view, text);
};

/** Orders that put somebody into a post. What is entered is announced in the desk's channel, for everybody to see. */
export const listenToOrders = (app: App, room: Room): void => {
  app.view({ callback_id: ui.acting, type: 'view_submission' }, async ({ body, ack, client }) => {
    const submission = readSubmission(body);
    const desk = submission && deskOf(room, submission);
    if (!submission || !desk) return ack();
    const entered = await enter(room, desk, submission);
    if ('errors' in entered) return ack({ response_action: 'errors', errors: entered.errors });
    await acknowledge(ack, room.log);
    if (!entered.isNew) return;
    const { people, format } = textAt(room, desk);
    const { person, kind, role, from, to } = entered.order;
    const day = (date: string): string => format.date(`${date}T05:00:00Z`);
    const text = people.entered({
      person: `<@${person}>`,
      kind,
      role: roleLabel(desk.procedure, role),
      from: day(from),
      to: day(to),
    });
    await client.chat.postMessage({ channel: desk.channel, text });
  });
};

const deskOf = (room: Room, { privateMetadata }: Submission): Desk | undefined => {
  try {
    return room.office.desks.get(contextSchema.parse(JSON.parse(privateMetadata)).desk);
  } catch {
    return undefined;
  }
};

type Entered = { errors: Partial<Record<ActingInput, string>> } | { order: ActingOrder; isNew: boolean };

const fieldOf: Record<OrderFault, ActingInput> = {
  not_higher: 'role',
  own_order: 'person',
  dates: 'to',
  no_decree: 'decree',
};

/** An order for the same person and post takes the place of one that has not ended before it begins: so dates are corrected. */
const isReplaced = (known: ActingOrder, next: ActingOrder): boolean =>
  known.desk === next.desk && known.role === next.role && known.person === next.person && known.to >= next.from;

const enter = async (room: Room, desk: Desk, { inputs, user, press }: Submission): Promise<Entered> => {
  const { people, command } = textAt(room, desk);
  const sentence: Record<OrderFault, string> = {
    not_higher: people.notHigher,
    own_order: people.ownOrder,
    dates: people.wrongDates,
    no_decree: people.missing,
  };
  const insteadOf = singleLine(inputs['insteadOf'] ?? '');
  const read = actingOrderSchema.safeParse({
    id: press,
    desk: desk.id,
    role: desk.procedure.roles.find(({ id }) => id === inputs['role'])?.id,
    kind: inputs['kind'],
    person: inputs['person'],
    decree: singleLine(inputs['decree'] ?? ''),
    from: inputs['from'],
    to: inputs['to'],
    ...(insteadOf === '' ? {} : { insteadOf }),
    enteredBy: user,
    enteredAt: new Date(room.office.clock.now()).toISOString(),
  });
  if (!read.success) {
    return { errors: Object.fromEntries(read.error.issues.map(({ path }) => [String(path[0]), people.missing])) };
  }
  const fault = await checkOrder({ directory: room.directory, desk }, read.data);
  if (fault) return { errors: { [fieldOf[fault]]: sentence[fault] } };
  try {
    const isNew = !room.office.notebook.read().acting.some(({ id }) => id === press);
    if (isNew)
      await room.office.notebook.change((notes) => ({
        ...notes,
        acting: [...notes.acting.filter((known) => !isReplaced(known, read.data)), read.data],
      }));
    return { order: read.data, isNew };
  } catch (error) {
    if (error instanceof StoreUnavailableError) return { errors: { decree: command.notSaved } };
    throw error;
  }
};

const dates = z.tuple([z.iso.date(), z.iso.date()]);

/** `/aduan cuti <dari> <sampai>`: the asker's own leave. @returns the answer. */
export const noteLeave = async (room: Room, user: string, words: readonly string[]): Promise<string> => {
  const { people, command, format } = room.text;
  if ((await desksOf(room.office, user)).length === 0) return command.noDesk;
  const read = dates.safeParse(words);
  if (!read.success) return people.leaveHelp;
  const [from, to] = read.data;
  if (from > to) return people.wrongDates;
  try {
    const enteredAt = new Date(room.office.clock.now()).toISOString();
    const absence = { person: user, from, to, enteredBy: user, enteredAt };
    await room.office.notebook.change((notes) => ({ ...notes, absences: [...notes.absences, absence] }));
  } catch (error) {
    if (error instanceof StoreUnavailableError) return command.notSaved;
    throw error;
  }
  const day = (date: string): string => format.date(`${date}T05:00:00Z`);
  return people.leaveEntered({ from: day(from), to: day(to) });
};
