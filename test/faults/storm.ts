import type { PageMessage } from '../../src/workspace/page-api.ts';
import { channels } from '../journeys/journey-office.ts';
import { isCardOf, offers } from '../support/crew.ts';
import { recordOf } from '../support/journey.ts';
import type { Product, Received } from '../support/product.ts';
import type { DeskId } from '../support/test-office.ts';
import { PageRefusal, type WorkspacePerson } from '../support/workspace-person.ts';

/** What a desk is asked for in a storm: who presses what, in order; words where a dialog asks for them. */
type Way = { channel: string; presses: readonly { who: string; action: string; fields?: Record<string, string> }[] };

export const ways: Readonly<Record<DeskId, Way>> = {
  bantul: {
    channel: channels.bantul,
    presses: [
      { who: 'U0SITI', action: 'accept' },
      { who: 'U0BAGAS', action: 'answer', fields: { answer: 'Akta dapat diambil besok.' } },
      { who: 'U0RATNA', action: 'approve' },
      { who: 'U0SITI', action: 'send' },
    ],
  },
  'kulon-progo': {
    channel: channels['kulon-progo'],
    presses: [
      { who: 'U0DEWI', action: 'accept' },
      { who: 'U0DEWI', action: 'record' },
      { who: 'U0SLAMET', action: 'endorse' },
    ],
  },
  'palangka-raya': { channel: channels['palangka-raya'], presses: [{ who: 'U0MELATI', action: 'accept' }] },
  brebes: {
    channel: channels.brebes,
    presses: [{ who: 'U0WULAN', action: 'escalate', fields: { note: 'Mohon arahan.' } }],
  },
};
export const desks = Object.keys(ways) as DeskId[];

/** What was promised to people outside: it must be on record afterwards, whatever happened meanwhile. */
export class Ledger {
  /** Complaints by externalId; undefined while no answer has come. */
  readonly received = new Map<string, { desk: DeskId; answer?: Received }>();
  /** Acknowledged presses: `<caseId> <action>`. */
  readonly presses = new Set<string>();
}

export type Storm = {
  ledger: Ledger;
  /** The product of this moment; settles when one is ready. */
  product(): Promise<Product>;
  person(userId: string): WorkspacePerson;
};

const complaintOf = (desk: DeskId, externalId: string): object => ({
  channel: desk === 'kulon-progo' ? 'website' : 'whatsapp',
  kind: 'complaint',
  subject: 'KTP-el belum dicetak',
  body: `Mohon kepastian. Berkas ${externalId}`,
  externalId,
  complainant: { name: 'Wahyu' },
});

/** Hands one complaint in until it is answered, as a client that retries does. */
export const handIn = async (storm: Storm, desk: DeskId, externalId: string): Promise<Received> => {
  storm.ledger.received.set(externalId, { desk });
  for (let tries = 0; ; tries += 1) {
    const product = await storm.product();
    try {
      const answer = await product.post(desk, complaintOf(desk, externalId));
      storm.ledger.received.set(externalId, { desk, answer });
      return answer;
    } catch (error) {
      if (tries > 50) throw error;
    }
  }
};

/** Presses a case through its way; each press again until it is acknowledged or known to be on record. */
export const pressThrough = async (storm: Storm, desk: DeskId, caseId: string): Promise<void> => {
  const { channel, presses } = ways[desk];
  for (const press of presses) await pressUntilSure(storm, { ...press, channel, caseId });
};

const pressUntilSure = async (storm: Storm, press: Press): Promise<void> => {
  for (let tries = 0; tries < 50; tries += 1) {
    const product = await storm.product();
    // A press whose acknowledgement was lost may count already: its card does not offer it again.
    if (tries > 0 && (await isOnRecord(product.dataDir, press.caseId, press.action))) return;
    if (await pressOnce(storm.person(press.who), press)) {
      storm.ledger.presses.add(`${press.caseId} ${press.action}`);
      return;
    }
  }
  throw new Error(`${press.caseId} never offered ${press.action}`);
};

const isOnRecord = async (dataDir: string, caseId: string, action: string): Promise<boolean> => {
  const { events } = await recordOf(dataDir, caseId);
  return events.some((event) => 'action' in event && event.action === action);
};

type Press = Way['presses'][number] & { channel: string; caseId: string };

/** @returns whether the app acknowledged; a dialog only when its submission was. */
const pressOnce = async (someone: WorkspacePerson, { channel, caseId, action, fields }: Press): Promise<boolean> => {
  try {
    const fits = (message: PageMessage): boolean => isCardOf(message, caseId) && offers(message, action);
    await someone.pressShown(await someone.waitForMessage(channel, fits), `act:${action}`);
    if (!fields) return true;
    const news = await someone.waitFor((event) => event.type === 'view' && event.view.callbackId === `act:${action}`);
    return news.type === 'view' && Object.keys(await someone.submit(news.view.id, fields)).length === 0;
  } catch (error) {
    if (error instanceof PageRefusal || /no such (?:event|message) within/u.test(String(error))) return false;
    throw error;
  }
};
