import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open-store.ts';
import { changeOf, comment, newCase } from './case-files.ts';

/**
 * A program of its own: creates and grows cases in the folder it is given until it is killed. Each line on stdout is
 * an acknowledgement, `<case id> <version>`, written at once and only after the store said so.
 */
const [, , dataDir = ''] = process.argv;
const store = await openStore({ dataDir });

const acknowledge = (caseId: string, version: number): void => void writeSync(1, `${caseId} ${version}\n`);

const write = async (name: string): Promise<never> => {
  for (let count = 0; ; count += 1) {
    const wanted = { desk: 'bantul', year: 2026, statusCode: `${process.pid}-${name}-${count}` };
    const { file } = await store.create(wanted, newCase(wanted));
    const { caseId } = file.row;
    acknowledge(caseId, 1);
    for (let version = 1; version < 4; version += 1) {
      const now = (await store.read(caseId)) ?? file;
      await store.append(caseId, version, changeOf(now, comment(`catatan ${version}`)));
      acknowledge(caseId, version + 1);
    }
  }
};

await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(write));
