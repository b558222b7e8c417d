import type { MailJournal } from './mail-journal.ts';
import { type Folders, type ImapAccess, Mailbox } from './mailbox.ts';

export type CopyFinderParts = {
  access: ImapAccess;
  folders: Folders;
  journal: Pick<MailJournal, 'has'>;
};

/** An unused line is kept so long: after a crash many letters are looked up one after another. Milliseconds. */
const KEPT = 10_000;

/** Looks for the office's own copies of its letters: the proof that the mail server took them. */
export class CopyFinder {
  readonly #parts: CopyFinderParts;
  #mailbox: Mailbox | undefined;
  #hangUp: NodeJS.Timeout | undefined;

  constructor(parts: CopyFinderParts) {
    this.#parts = parts;
  }

  /** @throws when the mailbox cannot be asked. */
  async has(messageId: string): Promise<boolean> {
    const { journal, folders } = this.#parts;
    if (journal.has(messageId)) return true;
    const mailbox = await this.#line();
    try {
      return await mailbox.has(messageId, [folders.inbox, folders.copies]);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    clearTimeout(this.#hangUp);
    this.#mailbox?.close();
    this.#mailbox = undefined;
  }

  async #line(): Promise<Mailbox> {
    const { access, folders } = this.#parts;
    clearTimeout(this.#hangUp);
    if (!this.#mailbox?.isUsable) this.#mailbox = await Mailbox.open(access, folders.inbox);
    this.#hangUp = setTimeout(() => this.close(), KEPT);
    this.#hangUp.unref();
    return this.#mailbox;
  }
}
