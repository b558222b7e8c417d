import type { Office } from './casework/ports.ts';
import type { Connector } from './connector.ts';
import type { Log } from './log.ts';
import { Outbox } from './outbox/dispatcher.ts';
import { LetterChannel } from './outbox/letter-channel.ts';
import { pause } from './slack/pause.ts';

export type LetterParts = {
  office: Office;
  officeName: string;
  statusUrl(code: string): string;
  connectors: readonly Connector[];
  log: Log;
};

/** Channels whose complainants a connector may write to: a row tells the channel, the case the address. */
const mayBeWritten = { email: ['email', 'website'], whatsapp: ['whatsapp'] } as const;

/** The outbox of letters to complainants: a lane for each connector, so that a mail server that stands still holds up nobody else. */
export const openLetters = ({ office, officeName, statusUrl, connectors, log }: LetterParts): Outbox => {
  const find = (desk: string, carrier: string) =>
    connectors.find((each) => each.desk === desk && each.carrier === carrier);
  return new Outbox({
    store: office.store,
    channel: new LetterChannel({
      office,
      letterhead: { office: officeName, statusUrl },
      carrierFor: (desk, carrier) => find(desk, carrier)?.letters,
    }),
    laneOf: ({ desk, channel }) => {
      const own = connectors.find(
        (each) => each.desk === desk && mayBeWritten[each.carrier].some((known) => known === channel),
      );
      return own && `${own.carrier}:${desk}`;
    },
    owns: ({ kind }) => kind === 'letter',
    now: () => Date.now(),
    pause,
    onHealth: ({ problems }) => {
      for (const [lane, problem] of problems) log.warn({ lane, problem }, 'letters wait');
    },
  });
};
