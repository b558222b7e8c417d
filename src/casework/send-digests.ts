import { routeRole } from '../domain/procedure-lookup.ts';
import { compileDigest, type Digest, digestDate, nextDigest, trendStart } from './compile-digest.ts';
import type { Notebook } from './office-notes.ts';
import type { Desk, Office } from './ports.ts';
import { gapsOf } from './standing-in.ts';

/** Carries a digest to one person. */
export type DigestPort = {
  /**
   * @param mayBeThere an earlier process may have sent it: look before sending again.
   * @returns a name of the message, or undefined when it could not be sent now.
   */
  sendDigest(
    desk: Desk,
    digest: Digest,
    userId: string,
    options: { key: string; mayBeThere: boolean },
  ): Promise<string | undefined>;
};

export type DigestRound = {
  /** When the next digest of any desk is due, Unix milliseconds. */
  next(): number | undefined;
  /** Sends what is due and was not sent. What fails is tried again in the next round. @returns how many were sent. */
  send(): Promise<number>;
};

/** The digest of a desk as it stands now. */
export const digestOf = async (office: Office, desk: Desk): Promise<Digest> => {
  const now = office.clock.now();
  const closed = (await office.closedSince?.(trendStart(desk, now))) ?? [];
  return compileDigest({ desk, rows: office.store.rows(), closed, gaps: await gapsOf(office, desk), now });
};

/** People who get the digest; a role that nobody holds is answered for by the next one up. */
const readersOf = async (office: Office, desk: Desk): Promise<string[]> => {
  const staffed = await office.directory.staffed(desk.id);
  const roles = (desk.digest?.to ?? []).flatMap((role) => routeRole(desk.procedure, role, staffed) ?? []);
  const people = await Promise.all(roles.map((role) => office.directory.holdersOf(desk.id, role)));
  return [...new Set(people.flat())];
};

/** Sends each desk's digest once on each of its working days: what was sent is noted before and after each message. */
export const sendDigests = (office: Office, notebook: Notebook, port: DigestPort): DigestRound => {
  /** Digests this process began: nobody else can have sent their messages. */
  const begun = new Set<string>();

  const note = (desk: Desk, date: string, sent: Record<string, string>) =>
    notebook.change((notes) => {
      const all = { ...sentOn(desk, date), ...sent };
      return { ...notes, digests: { ...notes.digests, [desk.id]: { date, sent: all } } };
    });

  /** Who has the digest of this date already; undefined when nobody began it. */
  const sentOn = (desk: Desk, date: string): Readonly<Record<string, string>> | undefined => {
    const known = notebook.read().digests[desk.id];
    return known?.date === date ? known.sent : undefined;
  };

  const sendAt = async (desk: Desk): Promise<number> => {
    const date = digestDate(desk, office.clock.now());
    if (date === undefined) return 0;
    const key = `digest:${desk.id}:${date}`;
    const done = sentOn(desk, date);
    const readers = (await readersOf(office, desk)).filter((reader) => done?.[reader] === undefined);
    if (readers.length === 0) return 0;
    const mayBeThere = done !== undefined && !begun.has(key);
    if (done === undefined) {
      begun.add(key);
      await note(desk, date, {});
    }
    const digest = await digestOf(office, desk);
    let count = 0;
    for (const reader of readers) {
      const sent = await port.sendDigest(desk, digest, reader, { key, mayBeThere });
      if (sent === undefined) continue;
      await note(desk, date, { [reader]: sent });
      count += 1;
    }
    return count;
  };

  return {
    next: () => {
      const now = office.clock.now();
      const instants = [...office.desks.values()].flatMap((desk) => nextDigest(desk, now) ?? []);
      return instants.length === 0 ? undefined : Math.min(...instants);
    },
    send: async () => {
      let count = 0;
      for (const desk of office.desks.values()) count += await sendAt(desk);
      return count;
    },
  };
};
