import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { post } from '../../src/email/post.ts';
import { type MailServer, type Mood, startMailServer } from '../support/mail-server.ts';

const delivered: string[] = [];
let server: MailServer;

const SOURCE = 'Message-ID: <satu@dinas.example>\r\nSubject: Jawaban\r\n\r\nIsi surat.\r\n.titik di awal\r\n';
const mail = { from: 'aduan@dinas.example', to: 'warga@example.org', copyTo: 'aduan@dinas.example' };

const send = (port = server.port) =>
  post(
    { host: '127.0.0.1', port, secure: false, mayBePlain: true, user: 'aduan', password: 'rahasia' },
    { ...mail, source: Buffer.from(SOURCE) },
    { connect: 500, silence: 500 },
  );

beforeEach(async () => {
  delivered.length = 0;
  server = await startMailServer({
    deliver: (to) => delivered.push(to),
    isOwn: (address) => address === 'aduan@dinas.example',
  });
});
afterEach(() => server.stop());

describe('given a mail server', () => {
  it('when it takes the mail, then receiver and copy have it word for word', async () => {
    expect(await send()).toEqual({ outcome: 'accepted' });
    expect(server.taken).toEqual([{ from: mail.from, to: [mail.to, mail.copyTo], source: SOURCE }]);
  });

  const verdicts: [Mood, string][] = [
    ['defers', 'not-sent'],
    ['rejects', 'refused'],
    ['takes-and-dies', 'in-doubt'],
    ['stalls', 'in-doubt'],
    ['no-login', 'blocked'],
  ];
  it.each(verdicts)('when it %s, then the attempt counts as %s', async (mood, outcome) => {
    server.mood = mood;
    expect(await send()).toMatchObject({ outcome });
  });

  it('when it refuses the receiver but would take our copy, then not even the copy exists', async () => {
    for (const mood of ['defers', 'rejects'] as const) {
      server.mood = mood;
      await send();
    }
    expect([server.taken, delivered]).toEqual([[], []]);
  });

  it('when it says why it refuses, then its words are kept', async () => {
    server.mood = 'rejects';
    expect(await send()).toEqual({ outcome: 'refused', why: '550 no such user here' });
  });

  it('when it refuses the sender, then the receiver is not blamed', async () => {
    server.mood = 'wants-a-sender';
    const posted = await post(
      { host: '127.0.0.1', port: server.port, secure: false, mayBePlain: true, user: 'aduan', password: 'rahasia' },
      { ...mail, from: '', source: Buffer.from(SOURCE) },
    );
    expect(posted).toMatchObject({ outcome: 'sender-refused' });
  });
});

describe('given no mail server worth the name', () => {
  let mute: Server;
  beforeEach(async () => {
    mute = createServer();
    await new Promise<void>((resolve) => void mute.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => void mute.close());

  const portOf = (): number => {
    const address = mute.address();
    return typeof address === 'object' && address ? address.port : 0;
  };

  it('when nobody listens, then nothing was sent', async () => {
    const port = portOf();
    await new Promise((resolve) => mute.close(resolve));
    expect(await send(port)).toMatchObject({ outcome: 'not-sent' });
  });

  it('when it never greets, then the wait has an end and nothing was sent', async () => {
    const sockets: { destroy(): void }[] = [];
    mute.on('connection', (socket) => sockets.push(socket));
    expect(await send(portOf())).toMatchObject({ outcome: 'not-sent' });
    for (const socket of sockets) socket.destroy();
  });

  it('when it hangs up at once, then nothing was sent', async () => {
    mute.on('connection', (socket) => socket.destroy());
    expect(await send(portOf())).toMatchObject({ outcome: 'not-sent' });
  });
});
