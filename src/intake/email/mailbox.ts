import type { FetchMessageObject, ImapFlow, MessageStructureObject } from 'imapflow';

export type ImapAccess = {
  host: string;
  port: number;
  /** TLS from the first byte; else STARTTLS. */
  secure: boolean;
  /** The password may cross the line in the clear: only within this machine. */
  mayBePlain: boolean;
  user: string;
  password: string;
};

/** Where mails go once they are on record; all below the office's own mailbox. */
export type Folders = {
  /** Where mail arrives. */
  inbox: string;
  /** Became a case, or part of one. */
  processed: string;
  /** Copies of our own letters. */
  copies: string;
  /** Machines' mail. */
  automatic: string;
  /** On record, but more of it than could be taken: a person should look. */
  attention: string;
};

/** A mail waiting in INBOX. `uid` holds only until the connection ends. */
export type Waiting = { uid: number; size: number; arrivedAt: number };

/** A mail that lies in a folder. */
export type Listed = Waiting & { folder: string; messageId: string };

/** The server's waits, in milliseconds. */
export type ImapPatience = { connect: number; silence: number; idle: number };

/** Silence longer than a poll: a connection that is asked every minute and says nothing for two is dead. */
const DEFAULTS: ImapPatience = { connect: 20_000, silence: 120_000, idle: 4 * 60_000 };

/** Servers that keep one copy of what one sends to oneself put it here. */
const SENT: ReadonlySet<string> = new Set(['\\Sent', '\\All']);

/** How much of a mail that is too large is read: its headers and, as good as always, its text. */
const HEAD_BYTES = 256 * 1024;
const TEXT_BYTES = 100 * 1024;

/** One connection to the office's mailbox. It never comes back by itself: whoever opened it opens another. */
export class Mailbox {
  readonly #client: ImapFlow;
  readonly #inbox: string;
  /** Something was announced that `waiting` has not seen. */
  #hasNews = false;

  private constructor(client: ImapFlow, inbox: string) {
    this.#client = client;
    this.#inbox = inbox;
    // A server may announce mail in its answer to any command, not only while we wait for it.
    client.on('exists', () => {
      this.#hasNews = true;
    });
  }

  /** @throws what the server or the network says. */
  static async open(access: ImapAccess, inbox: string, patience: ImapPatience = DEFAULTS): Promise<Mailbox> {
    // Loaded with the first mailbox: the mail packages take half a second and 40 MB that other offices need not spend.
    const imapflow = await import('imapflow');
    const client = new imapflow.ImapFlow({
      host: access.host,
      port: access.port,
      secure: access.secure,
      ...(access.secure || access.mayBePlain ? {} : { doSTARTTLS: true }),
      auth: { user: access.user, pass: access.password },
      logger: false,
      connectionTimeout: patience.connect,
      greetingTimeout: patience.connect,
      socketTimeout: patience.silence,
      maxIdleTime: patience.idle,
      disableAutoIdle: true,
    });
    // Without a listener an 'error' would end the process; `usable` tells the rest.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.mailboxOpen(inbox);
    } catch (error) {
      client.close();
      throw error;
    }
    return new Mailbox(client, inbox);
  }

  get isUsable(): boolean {
    return this.#client.usable;
  }

  close(): void {
    this.#client.close();
  }

  /** Makes the folders that are not there yet. */
  async prepare(folders: Folders): Promise<void> {
    const there = new Set((await this.#client.list()).map(({ path }) => path));
    for (const folder of new Set(Object.values(folders))) {
      if (!there.has(folder)) await this.#client.mailboxCreate(folder);
    }
  }

  /** Everything in INBOX, oldest first. Sizes only: nothing is read yet. */
  async waiting(): Promise<Waiting[]> {
    await this.#select(this.#inbox);
    // Without it a selected folder shows nothing that came since, although it has come.
    await this.#client.noop();
    this.#hasNews = false;
    if (!this.#client.mailbox || this.#client.mailbox.exists === 0) return [];
    const found = await this.#client.fetchAll('1:*', { uid: true, size: true, internalDate: true }, { uid: true });
    return found.map((message) => ({
      uid: message.uid,
      size: message.size ?? 0,
      arrivedAt: arrivalOf(message),
    }));
  }

  /** The whole mail; undefined when it is not there any more. */
  async read(uid: number): Promise<Buffer | undefined> {
    const found = await this.#client.fetchOne(String(uid), { source: true }, { uid: true });
    return found ? found.source : undefined;
  }

  /** The beginning of a mail that is too large, its text and the names of what it carries. */
  async readHead(uid: number): Promise<{ source: Buffer; text: string; parts: string[] } | undefined> {
    const query = { source: { start: 0, maxLength: HEAD_BYTES }, bodyStructure: true };
    const found = await this.#client.fetchOne(String(uid), query, { uid: true });
    if (!found || !found.source) return undefined;
    const leaves = found.bodyStructure ? leavesOf(found.bodyStructure) : [];
    const isText = ({ type, disposition }: Leaf) =>
      /^text\/(?:plain|html)$/u.test(type) && disposition !== 'attachment';
    const body = leaves.find((leaf) => isText(leaf) && leaf.type === 'text/plain') ?? leaves.find(isText);
    return {
      source: found.source,
      text: body ? await this.#textPart(uid, body.part) : '',
      parts: leaves.filter((leaf) => !isText(leaf)).map(({ name, type }) => name || type),
    };
  }

  async move(uid: number, folder: string): Promise<void> {
    const moved = await this.#client.messageMove(String(uid), folder, { uid: true });
    if (!moved) throw new Error(`the mail could not be moved to ${folder}`);
  }

  /** Settles when something may have come, when `ms` are over, or when the connection ends. */
  async rest(ms: number, wake: AbortSignal): Promise<void> {
    // Whatever came while another folder was looked at was not announced.
    if ((await this.#select(this.#inbox)) || this.#hasNews) return;
    const client = this.#client;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        client.off('exists', done).off('close', done);
        wake.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      client.on('exists', done).on('close', done);
      wake.addEventListener('abort', done, { once: true });
      if (!client.usable || wake.aborted) done();
      else
        client
          .idle()
          .catch(() => undefined)
          .finally(done);
    });
  }

  /** Whether a mail with this Message-ID lies in one of the folders, or where the server itself keeps sent mail. */
  async has(messageId: string, folders: readonly string[]): Promise<boolean> {
    const there = await this.#client.list();
    const kept = there.filter(({ specialUse = '' }) => SENT.has(specialUse)).map(({ path }) => path);
    for (const folder of new Set([...folders, ...kept])) {
      if (!there.some(({ path }) => path === folder)) continue;
      await this.#select(folder);
      await this.#client.noop();
      const found = await this.#client.search({ header: { 'message-id': messageId } }, { uid: true });
      if (found && found.length > 0) return true;
    }
    return false;
  }

  /** The mails that came to a folder since `from` (Unix ms; the server counts whole days). */
  async listed(folder: string, from: number): Promise<Listed[]> {
    await this.#select(folder);
    await this.#client.noop();
    const uids = await this.#client.search({ since: new Date(from) }, { uid: true });
    if (!uids || uids.length === 0) return [];
    const query = { uid: true, size: true, envelope: true, internalDate: true };
    const found = await this.#client.fetchAll(uids.join(','), query, { uid: true });
    return found.map((message) => ({
      folder,
      uid: message.uid,
      size: message.size ?? 0,
      messageId: message.envelope?.messageId ?? '',
      arrivedAt: arrivalOf(message),
    }));
  }

  /** The bytes by which a listed mail was known when it was taken. */
  async readListed({ folder, uid, size }: Listed, largest: number): Promise<Buffer | undefined> {
    await this.#select(folder);
    const source = size <= largest ? true : { start: 0, maxLength: HEAD_BYTES };
    const found = await this.#client.fetchOne(String(uid), { source }, { uid: true });
    return found ? found.source : undefined;
  }

  /** @returns true when another folder was open until now. */
  async #select(folder: string): Promise<boolean> {
    const now = this.#client.mailbox;
    if (now && now.path === folder) return false;
    await this.#client.mailboxOpen(folder);
    return true;
  }

  async #textPart(uid: number, part: string): Promise<string> {
    const { content } = await this.#client.download(String(uid), part, { uid: true, maxBytes: TEXT_BYTES });
    const chunks: Buffer[] = [];
    if (content) for await (const chunk of content) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString('utf8');
  }
}

const arrivalOf = ({ internalDate }: FetchMessageObject): number =>
  internalDate === undefined ? Date.now() : new Date(internalDate).getTime();

type Leaf = { part: string; type: string; name: string; disposition: string };

const leavesOf = (node: MessageStructureObject): Leaf[] =>
  node.childNodes && node.childNodes.length > 0
    ? node.childNodes.flatMap(leavesOf)
    : [
        {
          part: node.part ?? '1',
          type: node.type.toLowerCase(),
          name: node.dispositionParameters?.['filename'] ?? node.parameters?.['name'] ?? '',
          disposition: node.disposition?.toLowerCase() ?? '',
        },
      ];
