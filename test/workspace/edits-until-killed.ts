/**
 * A program of its own: edits the messages of one channel until it is killed, on a state file that is written anew all
 * the time. Each line on stdout is a change that was saved: `<ts> <count of its edits>`.
 */
import { setImmediate } from 'node:timers/promises';
import { createDirectory } from '../../src/workspace/chat/directory.ts';
import { fillStore } from '../../src/workspace/chat/fill-store.ts';
import { linesOfChange, linesOfWhole, lineText } from '../../src/workspace/chat/saved-lines.ts';
import { StateFile } from '../../src/workspace/chat/state-file.ts';
import { createTimestamps } from '../../src/workspace/chat/timestamps.ts';
import { COMPLAINTS, RINA, sampleOptions } from './page/support/sample-office.ts';

const MESSAGES = 300;
const FILLER = 'x'.repeat(1000);

const [, , file = ''] = process.argv;
const { seed } = sampleOptions;
const timestamps = createTimestamps(Date.now);
const chat = fillStore({ seed, saved: undefined, directory: createDirectory(seed, 'Bot'), timestamps, created: 0 });
const stateFile = new StateFile(file, {
  whole: () => linesOfWhole({ tokens: { bot: 'xoxb', app: 'xapp' }, chat, homes: () => [] }),
  onError: (error) => {
    throw error;
  },
  rewriteAfterChars: 1,
});
chat.onChange((change) => stateFile.append(linesOfChange(change).map(lineText).join('')));

const draft = { channel: COMPLAINTS, user: RINA, text: '', blocks: [] };
const messages = Array.from({ length: MESSAGES }, () => chat.post(draft));
for (let count = 1; ; count += 1) {
  for (const message of messages) {
    chat.replace({ ...message, text: `${count} ${FILLER}` });
    process.stdout.write(`${message.ts} ${count}\n`);
    await setImmediate();
  }
}
