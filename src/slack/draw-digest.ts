import type { Digest } from '../casework/compile-digest.ts';
import type { Desk } from '../casework/ports.ts';
import { cardUrl } from './card-url.ts';
import { digestMessage } from './messages/digest.ts';
import type { Message } from './messages/elements.ts';
import type { Room } from './room.ts';

/** Draws a digest; the links need a look at each listed case. */
export const drawDigest = async (
  { office, textFor, teamUrl }: Pick<Room, 'office' | 'textFor' | 'teamUrl'>,
  desk: Desk,
  digest: Digest,
): Promise<Message> => {
  const listed = [digest.late, digest.dueToday, digest.waiting].flatMap((cases) => cases.slice(0, 10));
  const urls = await Promise.all(
    listed.map(async ({ row: { caseId } }) => {
      const file = await office.store.read(caseId);
      return [caseId, file && cardUrl(file, teamUrl())] as const;
    }),
  );
  const known = new Map(urls);
  return digestMessage({
    digest,
    procedure: desk.procedure,
    cardUrl: (caseId) => known.get(caseId),
    text: textFor(desk.hours.calendar.timeZone),
  });
};
