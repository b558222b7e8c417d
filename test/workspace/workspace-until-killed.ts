/** A program of its own: a workspace on the state file it is given, until it is killed. Says where it is in one line. */
import { writeSync } from 'node:fs';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import { sampleOptions } from './page/support/sample-office.ts';

const [, , stateFile = ''] = process.argv;
const { apiUrl, botToken } = await openWorkspace({ ...sampleOptions, stateFile });
writeSync(1, `${JSON.stringify({ apiUrl, botToken })}\n`);
