import { once } from 'node:events';
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One mail as the server took it. */
export type TakenMail = { from: string; to: string[]; source: string };

/** What the server does to the next letters, until told otherwise. */
export type Mood =
  | 'takes'
  /** 450 to every receiver outside the office. */
  | 'defers'
  /** 550 to every receiver outside the office. */
  | 'rejects'
  /** 550 to an empty sender. */
  | 'wants-a-sender'
  /** Takes the mail, then the line breaks before the answer. */
  | 'takes-and-dies'
  /** The line breaks in the middle of the mail. */
  | 'dies'
  /** Says nothing any more after the mail. */
  | 'stalls'
  | 'no-login';

export type MailServer = {
  port: number;
  mood: Mood;
  /** How often somebody has tried to hand in a mail. */
  attempts: number;
  /** Everything that was taken, in order. */
  taken: TakenMail[];
  stop(): Promise<void>;
};

type MailServerParts = {
  /** Puts a mail into the mailbox of a receiver. */
  deliver(to: string, source: string): void;
  /** True for the office's own mailbox. */
  isOwn(address: string): boolean;
};

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

/** A real SMTP server on loopback that delivers into mailboxes and can be as moody as servers are. */
export const startMailServer = async ({ deliver, isOwn }: MailServerParts): Promise<MailServer> => {
  const sockets = new Set<Socket>();
  const state: Pick<MailServer, 'mood' | 'taken' | 'attempts'> = { mood: 'takes', taken: [], attempts: 0 };
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 500,
    onAuth: (_auth, _session, callback) =>
      state.mood === 'no-login' ? callback(refusal(535, 'bad credentials')) : callback(null, { user: 'aduan' }),
    onMailFrom: ({ address }, _session, callback) => {
      state.attempts += 1;
      callback(address === '' && state.mood === 'wants-a-sender' ? refusal(550, 'sender required') : null);
    },
    onRcptTo: ({ address }, _session, callback) => {
      if (!isOwn(address) && state.mood === 'defers') return callback(refusal(450, 'try again later'));
      if (!isOwn(address) && state.mood === 'rejects') return callback(refusal(550, 'no such user here'));
      callback();
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      if (state.mood === 'dies') return cut();
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        state.taken.push({ from: mailFrom ? mailFrom.address : '', to, source });
        for (const address of to) deliver(address, source);
        if (state.mood === 'takes-and-dies') cut();
        else if (state.mood !== 'stalls') callback();
      });
    },
  });
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('error', () => undefined);
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  const address = server.server.address();
  return Object.assign(state, {
    port: typeof address === 'object' && address ? address.port : 0,
    stop: () => {
      cut();
      return new Promise<void>((resolve) => server.close(resolve));
    },
  });
};
