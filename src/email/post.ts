import { Readable } from 'node:stream';
import type SmtpConnection from 'nodemailer/lib/smtp-connection';

export type SmtpAccess = {
  host: string;
  port: number;
  /** TLS from the first byte; else STARTTLS. */
  secure: boolean;
  /** The password may cross the line in the clear: only within this machine. */
  mayBePlain: boolean;
  user: string;
  password: string;
};

/** Longest waits, in milliseconds. */
export type SmtpPatience = { connect: number; silence: number };

const DEFAULTS: SmtpPatience = { connect: 20_000, silence: 60_000 };

/** One mail as it goes to the server. */
export type Posting = {
  /** Envelope sender; empty: nobody wants to hear of a failure. */
  from: string;
  to: string;
  /** The office's own mailbox: its copy proves later that the server took the mail. */
  copyTo: string;
  source: Buffer;
};

export type Posted =
  | { outcome: 'accepted' }
  /** The server has surely not taken it; another time it may. */
  | { outcome: 'not-sent'; why: string }
  /** The server will never take it for this receiver. */
  | { outcome: 'refused'; why: string }
  /** The server does not take it from this sender. */
  | { outcome: 'sender-refused'; why: string }
  /** The server does not let us in. */
  | { outcome: 'blocked'; problem: string }
  /** The line broke after the last byte: it may have been taken. */
  | { outcome: 'in-doubt'; why: string };

/** Envelope as the connection fills it in on the way. */
type Envelope = { from: string; to: string[]; rejected?: readonly string[]; rejectedErrors?: readonly unknown[] };

/** Hands one mail to the server, once. Never throws; never hangs longer than the patience allows. */
export const post = async (access: SmtpAccess, mail: Posting, patience: SmtpPatience = DEFAULTS): Promise<Posted> => {
  const nodemailer = await import('nodemailer/lib/smtp-connection');
  const connection = new nodemailer.default({
    host: access.host,
    port: access.port,
    secure: access.secure,
    requireTLS: !access.secure && !access.mayBePlain,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.silence,
  });
  try {
    const unreached = await reach(connection, access);
    return unreached ?? (await hand(connection, mail));
  } finally {
    connection.close();
  }
};

const reach = async (connection: SmtpConnection, access: SmtpAccess): Promise<Posted | undefined> => {
  const lost = new Promise<unknown>((resolve) => connection.once('error', resolve));
  // The connection reports what goes wrong later to whoever waits then; without a listener it would end the process.
  connection.on('error', () => undefined);
  const connected = new Promise<unknown>((resolve) => connection.connect((error) => resolve(error ?? undefined)));
  const failed = await Promise.race([connected, lost]);
  if (failed !== undefined) return { outcome: 'not-sent', why: whyOf(failed) };
  const login = new Promise<unknown>((resolve) =>
    connection.login({ user: access.user, pass: access.password }, (error) => resolve(error ?? undefined)),
  );
  const denied = await Promise.race([login, lost]);
  if (denied === undefined) return undefined;
  const code = codeOf(denied);
  return code !== undefined && code >= 500
    ? { outcome: 'blocked', problem: `SMTP login refused: ${whyOf(denied)}` }
    : { outcome: 'not-sent', why: whyOf(denied) };
};

/** The receiver was refused while the office's own copy was accepted: then nothing may be taken at all. */
class ReceiverRefused extends Error {}

const hand = async (connection: SmtpConnection, { from, to, copyTo, source }: Posting): Promise<Posted> => {
  const envelope: Envelope = { from, to: [to, copyTo] };
  let isComplete = false;
  const body = new Readable({
    // Asked for only after the server has judged the envelope.
    read() {
      if (envelope.rejected?.includes(to)) return void this.destroy(new ReceiverRefused());
      this.push(source);
      this.push(null);
      isComplete = true;
    },
  });
  const error = await new Promise<unknown>((resolve) => {
    connection.once('error', resolve);
    connection.send(envelope, body, (failed) => resolve(failed ?? undefined));
  });
  if (error === undefined) return { outcome: 'accepted' };
  return judged(error, { receiver: receiverRefusal(envelope, to), isComplete });
};

/** What a failure means, told by the server's code, by whom it was about, and by how far the mail had come. */
const judged = (error: unknown, { receiver, isComplete }: { receiver: unknown; isComplete: boolean }): Posted => {
  const isAboutSender = commandOf(error) === 'MAIL FROM';
  const reason = isAboutSender ? error : (receiver ?? error);
  const code = codeOf(reason);
  const why = whyOf(reason);
  if (code === undefined && isComplete) return { outcome: 'in-doubt', why };
  if (code === undefined || code < 500) return { outcome: 'not-sent', why };
  return { outcome: isAboutSender ? 'sender-refused' : 'refused', why };
};

const receiverRefusal = ({ rejectedErrors = [] }: Envelope, to: string): unknown =>
  rejectedErrors.find((error) => error instanceof Error && 'recipient' in error && error.recipient === to);

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : undefined;

const commandOf = (error: unknown): unknown =>
  error instanceof Error && 'command' in error ? error.command : undefined;

const LONGEST_WHY = 300;

/** The server's own words where it said some. */
const whyOf = (error: unknown): string => {
  const said = error instanceof Error && 'response' in error ? error.response : undefined;
  const why = typeof said === 'string' && said !== '' ? said : error instanceof Error ? error.message : String(error);
  return why.replace(/\s+/gu, ' ').slice(0, LONGEST_WHY);
};
