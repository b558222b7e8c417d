import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { personData } from '../../src/cli/person-data.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { seal } from '../../src/domain/event-chain.ts';
import { sha256 } from '../../src/ids.ts';
import { attachmentShelf } from '../../src/store/json/attachment-shelf.ts';
import { formatCase } from '../../src/store/json/case-text.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import type { JsonCaseStore } from '../../src/store/json/json-case-store.ts';
import { openFolder } from '../../src/store/json/layout.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { createText } from '../../src/text/text.ts';
import { changeOf, closing, comment, newCase } from '../support/case-files.ts';
import { holding } from '../support/holding.ts';
import { tempFolder } from '../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
let store: JsonCaseStore;
const NIK = '9901014101900003';
const OTHER_NIK = '9901015502880004';

beforeEach(async () => {
  folder = tempFolder();
  store = await openJsonStore(join(folder.path, 'data'));
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const run = async (...args: string[]) => {
  let [out, err] = ['', ''];
  const exit = await personData(
    {
      dataDir: join(folder.path, 'data'),
      now: Date.parse('2026-11-23T09:00:00+07:00'),
      text: createText('id'),
      io: {
        out: (line) => {
          out += `${line}\n`;
        },
        err: (line) => {
          err += `${line}\n`;
        },
      },
    },
    [...args, '--out', join(folder.path, 'hasil')],
  );
  return { exit, out, err };
};

const written = (name: string): string => readFileSync(join(folder.path, 'hasil', name), 'utf8');

let codes = 0;
/** A case of this complainant, with a staff note, closed. */
const from = async (
  complainant: Complaint['complainant'],
  body = 'KTP belum jadi',
  sender?: string,
  attachments: Complaint['attachments'] = [],
): Promise<string> => {
  const wanted = { desk: 'bantul', year: 2026, statusCode: `kode-${(codes += 1)}` };
  const { file } = await store.create(wanted, (number) => {
    const plain = newCase(wanted)(number);
    const [first] = plain.events;
    if (first?.type !== 'ComplaintReceived') throw new Error('a new case begins with its complaint');
    const { seq: _, prev: __, hash: ___, ...event } = first;
    const complaint = {
      ...event.complaint,
      body,
      complainant,
      attachments,
      ...(sender === undefined ? {} : { sender }),
    };
    return { ...plain, events: seal([{ ...event, complaint }], undefined, sha256) };
  });
  await store.append(
    file.row.caseId,
    1,
    changeOf(file, comment(`Sudah ditelepon; NIK ibunya ${OTHER_NIK}`), closing()),
  );
  return file.row.caseId;
};

const fileSchema = z.object({ cases: z.array(z.object({ caseId: z.string() })) });
const ids = (): string[] => fileSchema.parse(JSON.parse(written('person-data.json'))).cases.map(({ caseId }) => caseId);

describe('given a person who made complaints', () => {
  test.each([
    { by: ['--nik', '990101 4101900003'], why: 'NIK' },
    { by: ['--phone', '+62 840-0000-101'], why: 'phone, written another way' },
    { by: ['--email', 'SARI@example.com'], why: 'address, in capitals' },
    { by: ['--name', 'sari  dewi'], why: 'name, in small letters' },
  ])('when one asks by $why, then all their complaints are written, and nobody else’s', async ({ by }) => {
    const sari = { name: 'Sari Dewi', nik: NIK, phone: '08400000101', email: 'sari@example.com' };
    const theirs = [await from(sari), await from(sari)];
    await from({ name: 'Sari', nik: OTHER_NIK, phone: '08400000999', email: 'lain@example.com' });
    await from({});
    expect(await run(...by)).toMatchObject({ exit: 0, out: holding('2 aduan ditulis') });
    expect(ids().toSorted()).toEqual(theirs.toSorted());
  });

  test('when they wrote from an address, then that counts as theirs', async () => {
    const theirs = await from({ name: 'Sari' }, 'KTP', 'sari@example.com');
    await run('--email', 'sari@example.com');
    expect(ids()).toEqual([theirs]);
  });

  test('then their own data are as they are, and those of others in the same words are masked', async () => {
    const body = `NIK saya ${NIK}, NIK anak ${OTHER_NIK}, hubungi 0840 0000 101 atau 0840-0000-0999`;
    await from({ name: 'Sari', nik: NIK, phone: '08400000101' }, body);
    await run('--nik', NIK);
    for (const name of ['person-data.json', 'person-data.txt']) {
      expect(written(name)).toContain(NIK);
      expect(written(name)).toContain('0840 0000 101');
      expect(written(name)).not.toContain(OTHER_NIK);
      expect(written(name)).not.toContain('0000-0999');
      expect(written(name)).not.toContain('Bu Siti');
    }
  });

  test('then what they sent along is copied too, under a name that is safe', async () => {
    const kept = await attachmentShelf(join(folder.path, 'data'), localDisk).keep(Buffer.from('foto KTP'));
    const name = '../../etc/foto KTP.jpg';
    const theirs = await from({ name: 'Sari', nik: NIK }, 'KTP', undefined, [
      { name, kept },
      { name: 'hilang.pdf', kept: 'a'.repeat(64) },
    ]);
    expect(await run('--nik', NIK)).toMatchObject({ exit: 1, err: holding('1 berkas tidak dapat dibaca') });
    const copies = readdirSync(join(folder.path, 'hasil', 'attachments'));
    expect(copies).toEqual([`${theirs}-1-.._.._etc_foto_KTP.jpg`]);
    expect(written(`attachments/${copies[0]}`)).toBe('foto KTP');
  });

  test('then only their owner can read the files, and the text can be read aloud', async () => {
    await from({ name: 'Sari', nik: NIK });
    await run('--nik', NIK);
    expect(statSync(join(folder.path, 'hasil', 'person-data.txt')).mode & 0o777).toBe(0o600);
    expect(written('person-data.txt')).toContain('Nomor register: 0001/PGD/XI/2026');
    expect(written('person-data.txt')).toContain('Komentar');
  });

  test.each([
    { by: ['--name', 'Sari'], why: 'a name that two people bear' },
    { by: ['--phone', '08400000101'], why: 'a phone that a family shares' },
  ])('when one asks by $why, then nothing is written and a NIK is asked for', async ({ by }) => {
    await from({ name: 'Sari', nik: NIK, phone: '08400000101' });
    await from({ name: 'Sari', nik: OTHER_NIK, phone: '08400000101' });
    expect(await run(...by)).toMatchObject({ exit: 1, err: holding('2 orang') });
    expect(existsSync(join(folder.path, 'hasil'))).toBe(false);
    expect(await run(...by, '--nik', NIK)).toMatchObject({ exit: 0 });
    expect(ids()).toHaveLength(1);
  });

  test('when a file cannot be believed, then the rest is written and it is said that something may be missing', async () => {
    await from({ name: 'Sari', nik: NIK });
    const { file } = await store.create(
      { desk: 'bantul', year: 2026 },
      newCase({ desk: 'bantul', year: 2026, statusCode: 'x' }),
    );
    const path = join(folder.path, 'data', openFolder(file.row.caseId), `${file.row.caseId}.json`);
    writeFileSync(path, formatCase(file).replace('Sari', 'Sara'));
    expect(await run('--nik', NIK)).toMatchObject({ exit: 1, err: holding('1 berkas tidak dapat dibaca') });
    expect(ids()).toHaveLength(1);
  });
});

describe('given a question that cannot be answered', () => {
  test.each([
    { args: [], exit: 2, says: 'Sebutkan orangnya' },
    { args: ['--nik', '123'], exit: 2, says: 'NIK “123” tidak dapat dikenali' },
    { args: ['--phone', '\u001b[2Jabc'], exit: 2, says: 'tidak dapat dikenali' },
    { args: ['--email', 'sari'], exit: 2, says: 'tidak dapat dikenali' },
    { args: ['--umur', '30'], exit: 2, says: 'Sebutkan orangnya' },
  ])('when it is $args, then that is said and nothing is written', async ({ args, exit, says }) => {
    const said = await run(...args);
    expect(said).toMatchObject({ exit, err: holding(says) });
    expect(said.err).not.toContain('\u001b');
    expect(existsSync(join(folder.path, 'hasil'))).toBe(false);
  });

  test('when nobody is found, then that is the answer', async () => {
    await from({ name: 'Sari', nik: NIK });
    expect(await run('--nik', OTHER_NIK)).toMatchObject({ exit: 0, out: holding('Tidak ada aduan') });
  });

  test('when the folder holds something, then nothing in it is touched', async () => {
    await from({ name: 'Sari', nik: NIK });
    await run('--nik', NIK);
    expect(await run('--nik', NIK)).toMatchObject({ exit: 1, err: holding('sudah berisi') });
  });
});
