import type { Desk } from '../casework/ports.ts';

/** The desk a person means who names none: that of the channel they are in, else the first they work at. */
export const deskHere = (desks: readonly Desk[], channel: string | undefined): Desk | undefined =>
  desks.find((desk) => desk.channel === channel) ?? desks[0];
