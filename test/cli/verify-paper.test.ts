import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFile } from '../../src/casework/case-file.ts';
import { verifyPaper } from '../../src/cli/verify-paper.ts';
import { seal } from '../../src/domain/event-chain.ts';
import type { EventBody } from '../../src/domain/events.ts';
import { sha256 } from '../../src/ids.ts';
import { attachedTexts } from '../../src/report/paper/attached-texts.ts';
import { recordPapers } from '../../src/report/record-files.ts';
import { formatCase } from '../../src/store/json/case-text.ts';
import { fileName, folderOf } from '../../src/store/json/layout.ts';
import { createText } from '../../src/text/text.ts';
import { house, livedOffice } from '../report/office-papers.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
afterAll(() => folder.remove());

const office = livedOffice(4);
const file: CaseFile = office.files[1] ?? expect.fail('no such case');
const papers = recordPapers(house, sha256);
const dataDir = join(folder.path, 'data');
const place = join(dataDir, folderOf(file.row), fileName(file.row.caseId));
const paper = join(folder.path, 'berkas.pdf');

const keep = (kept: CaseFile): void => {
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, formatCase(kept));
};

const verify = async (path: string, folderOfData = dataDir) => {
  const said: string[] = [];
  const code = await verifyPaper(path, {
    dataDir: folderOfData,
    desks: new Map([[office.desk.id, office.desk]]),
    papers,
    hash: sha256,
    text: createText('id'),
    io: { out: (line) => void said.push(line), err: (line) => void said.push(line) },
  });
  return { code, said: said.join('\n') };
};

const bodiesOf = ({ events }: CaseFile): EventBody[] =>
  events.map(({ seq: _, prev: __, hash: ___, ...body }): EventBody => body);

beforeEach(async () => {
  keep(file);
  writeFileSync(paper, (await papers.caseFile(office.desk, file)).bytes);
});

describe('given a case file that somebody was handed', () => {
  test('when nothing was changed, then seals, record and pages agree', async () => {
    const { code, said } = await verify(paper);
    expect(said).toContain(`Sama dengan arsip: ${file.events.length} peristiwa.`);
    expect(said).toContain('sampai ke bita terakhir');
    expect(code).toBe(0);
  });

  test('when the case went on since, then the file still agrees and it is said how far the record is', async () => {
    writeFileSync(paper, (await papers.caseFile(office.desk, { ...file, events: file.events.slice(0, 3) })).bytes);
    const { code, said } = await verify(paper);
    expect(said).toContain(`bertambah ${file.events.length - 3} peristiwa`);
    expect(code).toBe(0);
  });

  test('when any byte of the PDF is changed, then it is not taken for genuine', async () => {
    const whole = readFileSync(paper);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        writeFileSync(paper, bytes);
        expect((await verify(paper)).code).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  test('when a byte of an attached event is changed, then that event is named', async () => {
    const json = attachedTexts(readFileSync(paper))[0] ?? '';
    const saved = join(folder.path, 'record.json');
    writeFileSync(saved, json);
    expect((await verify(saved)).code).toBe(0);
    for (const index of file.events.keys()) {
      const from = json.indexOf('"type"', index === 0 ? 0 : json.indexOf(`"seq": ${index}`));
      const at = json.indexOf('202', json.indexOf('"at"', from)) + 3;
      writeFileSync(saved, `${json.slice(0, at)}${json[at] === '1' ? '2' : '1'}${json.slice(at + 1)}`);
      const { code, said } = await verify(saved);
      expect(said).toMatch(new RegExp(`peristiwa ${index + 1}\\b`, 'iu'));
      expect(code).toBe(1);
    }
  });

  test('when its record was rewritten and sealed anew, then the first event that differs is named', async () => {
    const bodies = bodiesOf(file).map((body) =>
      body.type === 'AnswerWritten' ? { ...body, answer: 'Ditolak.' } : body,
    );
    const forged: CaseFile = { ...file, events: seal(bodies, undefined, sha256) };
    writeFileSync(paper, (await papers.caseFile(office.desk, forged)).bytes);
    const { code, said } = await verify(paper);
    const written = file.events.findIndex(({ type }) => type === 'AnswerWritten') + 1;
    expect(said).toContain(`Peristiwa ${written} (Jawaban ditulis) berbeda dari arsip`);
    expect(code).toBe(1);
  });

  test('when any byte of the case in the data folder is changed, then it is named', async () => {
    const whole = readFileSync(place);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(place, bytes);
        const { code, said } = await verify(paper);
        const line = whole.subarray(0, at).toString('latin1').split('\n').length;
        const isEvent = line > 4 && line <= 4 + file.events.length && whole[at] !== 10;
        expect(said).toContain(isEvent ? `event ${line - 4}` : 'Arsip ');
        expect(code).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  test('when it holds two records, then it is not trusted; when none, it is said what to do', async () => {
    const whole = readFileSync(paper);
    writeFileSync(paper, Buffer.concat([whole, whole]));
    expect((await verify(paper)).said).toContain('Jangan dipercaya');
    for (const bytes of ['%PDF-1.3\nkosong', '{"caseId":1}', '', '[]']) {
      writeFileSync(paper, bytes);
      const { code, said } = await verify(paper);
      expect(said).toContain('tidak ada catatan perkara');
      expect(code).toBe(1);
    }
    expect((await verify(join(folder.path, 'tidak-ada.pdf'))).code).toBe(2);
  });

  test('when there is no record to compare with, then its own seals are checked and the last one is printed', async () => {
    const { code, said } = await verify(paper, join(folder.path, 'tidak-ada'));
    expect(said).toContain(file.events.at(-1)?.hash ?? '–');
    expect(code).toBe(2);
  });
});
