import { openStore } from '../../src/store/open-store.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { caseStoreContract } from './case-store.contract.ts';

caseStoreContract('lowdb files', async () => {
  const folder = tempFolder();
  return { open: () => openStore({ dataDir: folder.path }), remove: async () => folder.remove() };
});
