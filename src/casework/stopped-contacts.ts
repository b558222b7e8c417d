import type { Office } from './ports.ts';

/** Complainants who want no automatic messages any more. What they asked for is answered by hand. */

type Reading = Pick<Office, 'notebook' | 'hash'>;
type Noting = Reading & Pick<Office, 'clock'>;

/** Kept as a hash: the note needs to recognise an address, not to tell it. */
const keyOf = ({ hash }: Reading, desk: string, sender: string): string => hash(`${desk} ${sender}`);

/** Notes the wish. @throws {StoreUnavailableError} when it is not on the disk. */
export const stopContact = async (office: Noting, desk: string, sender: string): Promise<void> => {
  const key = keyOf(office, desk, sender);
  if (office.notebook.read().stopped[key] !== undefined) return;
  const at = new Date(office.clock.now()).toISOString();
  await office.notebook.change((now) => ({ ...now, stopped: { ...now.stopped, [key]: at } }));
};

/** The complainant wants messages again. @throws {StoreUnavailableError} when it is not on the disk. */
export const resumeContact = async (office: Noting, desk: string, sender: string): Promise<void> => {
  const key = keyOf(office, desk, sender);
  if (office.notebook.read().stopped[key] === undefined) return;
  await office.notebook.change((now) => {
    const { [key]: _ended, ...stopped } = now.stopped;
    return { ...now, stopped };
  });
};

export const isStopped = (office: Reading, desk: string, sender: string): boolean =>
  office.notebook.read().stopped[keyOf(office, desk, sender)] !== undefined;
