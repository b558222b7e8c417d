import type { FastifyInstance } from 'fastify';
import type { Office } from '../../src/casework/ports.ts';
import { press } from '../../src/casework/press.ts';
import { fileLinks } from '../../src/intake/files/file-links.ts';
import { fileRoutes } from '../../src/intake/files/file-routes.ts';
import { webServer } from '../../src/intake/web-server.ts';
import { publicPages } from '../../src/intake/website/public-pages.ts';
import { createText } from '../../src/text/text.ts';
import { aTestOffice, userOf } from './test-office.ts';

/** Largest attachment in these tests. */
export const MAX_BYTES = 10_000;

const KEY = new Uint8Array(32).fill(7);

/** A desk that takes no attachments. */
export const NO_FILES = 'kulon-progo';

export type PostedFile = { name: string; bytes: Uint8Array; type?: string };

/** A form as a browser sends it with files. */
const multipart = async (fields: Record<string, string>, files: readonly PostedFile[]) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, bytes, type = 'image/jpeg' } of files)
    form.append('attachments', new Blob([new Uint8Array(bytes)], { type }), name);
  const request = new Request('http://here/', { method: 'POST', body: form });
  return {
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  };
};

/** A form as a browser sends it without. */
const plainForm = (fields: Record<string, string>) => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: new URLSearchParams(fields).toString(),
});

/** Presses as the person who holds the role; a press that is refused fails the test. */
const presserAt = (office: Office) => {
  let presses = 0;
  return async (caseId: string, role: string, action: string, fields = {}): Promise<void> => {
    presses += 1;
    const outcome = await press(office, { caseId, action, userId: userOf(role), press: `p${presses}`, fields });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
  };
};

/** The citizens' pages of a test office, over real requests without a socket. */
export const aPublicOffice = async () => {
  const house = await aTestOffice();
  let now = 1_800_000_000_000;
  const wallClock = () => now;
  const faults: Error[] = [];
  const onFault = (error: Error): void => void faults.push(error);
  const app: FastifyInstance = await webServer({ onFault });
  const text = createText('id');
  const links = fileLinks(KEY, wallClock);
  publicPages(app, {
    office: house.office,
    officeName: 'Disdukcapil',
    lang: 'id',
    text,
    textOf: () => text,
    statusUrl: (code) => `http://contoh/status/${code}`,
    key: KEY,
    onFault,
    wallClock,
    uploads: (desk) => (desk === NO_FILES ? undefined : { most: 3, maxBytes: MAX_BYTES }),
  });
  fileRoutes(app, { office: house.office, links, text });
  const get = (url: string, from?: string) =>
    app.inject({ url, ...(from === undefined ? {} : { headers: { 'x-forwarded-for': from } }) });
  return {
    ...house,
    app,
    links,
    /** Opens the pages to a real browser. @returns their address */
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    /** Real time goes on. */
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
    get,
    post: async (
      url: string,
      fields: Record<string, string>,
      more: { files?: readonly PostedFile[]; from?: string } = {},
    ) => {
      const sent = more.files ? await multipart(fields, more.files) : plainForm(fields);
      const from = more.from === undefined ? {} : { 'x-forwarded-for': more.from };
      return app.inject({ method: 'POST', url, headers: { ...sent.headers, ...from }, payload: sent.payload });
    },
    /** A form as it was just opened, with its token; a person takes a minute to fill it. */
    openForm: async (desk = 'bantul', takes = 60_000) => {
      const { body } = await get(`/desks/${desk}`);
      now += takes;
      const token = /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
      const task = /data-task="([^"]+)"/.exec(body)?.[1]?.replaceAll('&quot;', '"') ?? '';
      return { token, task };
    },
    pressed: presserAt(house.office),
    complaintOf: async (caseId = 'bantul-PGD-2026-0001') => {
      const [first] = (await house.office.store.read(caseId))?.events ?? [];
      return first?.type === 'ComplaintReceived' ? first.complaint : undefined;
    },
    /** What the program itself did wrong; a test that expects some takes them out. */
    faults,
    close: async () => {
      await app.close();
      await house.close();
      if (faults.length > 0) throw new AggregateError(faults, 'the pages failed');
    },
  };
};
export type PublicOffice = Awaited<ReturnType<typeof aPublicOffice>>;

/** What the strictest desk asks for. */
export const filled = {
  kind: 'complaint',
  subject: 'KTP',
  body: 'Belum jadi',
  name: 'Wahyu',
  nik: '9901',
  phone: '0840',
  address: 'Dusun',
};

/** The smallest bytes that begin like the real thing. */
export const sampleFiles = {
  jpeg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 9]),
  pdf: Buffer.from('%PDF-1.7\n…'),
  html: Buffer.from('<script>alert(1)</script>'),
};
