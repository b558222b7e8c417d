/**
 * The workspace in a process of its own, with two arguments: `<port> <file>`.
 * The file holds the options of `openWorkspace` as JSON, or only a seed. Prints one JSON line with the addresses and
 * tokens. A parent with an IPC channel throws its fault switches with messages `[name, ...arguments]`; each is echoed
 * when done. Ends on SIGTERM, or when that parent goes.
 */
import { readFile } from 'node:fs/promises';
import { openWorkspace, type WorkspaceOptions } from '../../src/workspace/open-workspace.ts';

const [port = '0', file = ''] = process.argv.slice(2);
const given = JSON.parse(await readFile(file, 'utf8')) as WorkspaceOptions | WorkspaceOptions['seed'];
const options = 'seed' in given ? given : { seed: given, commands: [], shortcuts: [] };
const { faults, close, ...addresses } = await openWorkspace({ ...options, port: Number(port) });

const switches: Record<string, (...args: never[]) => void> = faults;
process.on('message', ([name, ...args]: [string, ...never[]]) => {
  switches[name]?.(...args);
  process.send?.([name, ...args]);
});
process.on('SIGTERM', end);
process.on('disconnect', end);
process.stdout.write(`${JSON.stringify(addresses)}\n`);

function end(): void {
  void close().then(() => process.exit(0));
}
