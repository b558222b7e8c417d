import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCase } from '../../src/casework/open-case.ts';
import { verify } from '../../src/cli/verify.ts';
import { aPublicOffice, filled, type PublicOffice, sampleFiles } from '../support/public-office.ts';

let office: PublicOffice;
beforeEach(async () => {
  office = await aPublicOffice();
  const files = [
    { name: 'KTP saya é.jpg', bytes: sampleFiles.jpeg },
    { name: 'surat.pdf', bytes: sampleFiles.pdf },
  ];
  await office.post('/desks/bantul', filled, { files });
});
afterEach(() => office.close());

const place = { caseId: 'bantul-PGD-2026-0001', seq: 1, index: 0 };
const open = (token: string) => office.get(`/files/${token}`);

describe('the link to an attachment', () => {
  test('gives the bytes to be saved, never to be run', async () => {
    const { statusCode, headers, rawPayload } = await open(office.links.write(place));
    expect([statusCode, rawPayload]).toEqual([200, sampleFiles.jpeg]);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="KTP saya _.jpg"; filename*=UTF-8''KTP%20saya%20%C3%A9.jpg`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('of a file that is neither picture nor PDF says nothing of what it is, whatever its name says', async () => {
    const kept = (await office.office.attachments?.keep(sampleFiles.html)) ?? '';
    const [desk] = [...office.office.desks.values()];
    const complaint = await office.complaintOf();
    if (!desk || !complaint) throw new Error('the office is not as planned');
    const attachments = [{ name: 'foto.html', contentType: 'text/html', kept }];
    const { row } = await openCase(office.office, desk, { ...complaint, externalId: 'other', attachments });
    const { headers } = await open(office.links.write({ ...place, caseId: row.caseId }));
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toMatch(/^attachment; /);
  });

  test('ends after a quarter of an hour', async () => {
    const token = office.links.write(place);
    office.wait(15 * 60_000);
    expect((await open(token)).statusCode).toBe(200);
    office.wait(1);
    expect((await open(token)).statusCode).toBe(404);
  });

  test('cannot be made or changed by anybody else, and what is wrong with it is not said', async () => {
    const token = office.links.write(place);
    const [words, signature] = [token.slice(0, token.lastIndexOf('.')), token.slice(token.lastIndexOf('.'))];
    const wrong = [
      token.slice(0, -1),
      `${words.replace('~0~', '~1~')}${signature}`,
      `${words.replace('0001', '0002')}${signature}`,
      office.links.write({ ...place, index: 7 }),
      office.links.write({ ...place, seq: 99 }),
      office.links.write({ ...place, caseId: 'bantul-PGD-2026-0099' }),
      'x',
    ];
    const answers = await Promise.all(wrong.map(open));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(404);
  });
});

describe('given an attachment that is not as it was kept', () => {
  const lying = (): string[] => {
    const root = join(office.dataDir, 'attachments');
    return readdirSync(root).flatMap((shard) => readdirSync(join(root, shard)).map((name) => join(root, shard, name)));
  };
  const verified = async () => {
    const lines: string[] = [];
    const exit = await verify(office.dataDir, { out: (line) => lines.push(line), err: (line) => lines.push(line) });
    return { exit, says: lines.join('\n') };
  };

  test('when it was changed, then the link gives nothing and verify names file and case', async () => {
    expect((await verified()).exit).toBe(0);
    for (const path of lying()) writeFileSync(path, 'something else');
    expect((await open(office.links.write(place))).statusCode).toBe(404);
    const { exit, says } = await verified();
    expect(exit).toBe(1);
    expect(says).toContain('is not what was kept; bantul-PGD-2026-0001 names it');
  });
});
