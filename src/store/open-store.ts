import type { JsonCaseStore } from './json/json-case-store.ts';
import { openJsonStore } from './json/open-json-store.ts';

/**
 * Opens the store that the settings name, for writing.
 *
 * @throws {StoreHeldError} when another bot works on the same data.
 */
export const openStore = (settings: { dataDir: string }): Promise<JsonCaseStore> => openJsonStore(settings.dataDir);
