import { onTestFinished } from 'vitest';
import { type OpenWorkspace, openWorkspace, type WorkspaceOptions } from '../../src/workspace/open-workspace.ts';

export const SITI = 'U00000001';
export const BUDI = 'U00000002';
export const OUTSIDER = 'U00000003';
export const ROOM = 'C00000001';
export const OTHER_ROOM = 'C00000002';
export const CHIEFS = 'S00000001';

export const SEED: WorkspaceOptions['seed'] = {
  team: 'Test office',
  users: [
    { id: SITI, name: 'Siti', title: 'Clerk' },
    { id: BUDI, name: 'Budi Santoso', title: 'Chief' },
    { id: OUTSIDER, name: 'Omar', title: '' },
  ],
  channels: [
    { id: ROOM, name: 'complaints', topic: 'All of them', memberIds: [SITI, BUDI] },
    { id: OTHER_ROOM, name: 'quiet', memberIds: [BUDI] },
  ],
  userGroups: [{ id: CHIEFS, handle: 'chiefs', name: 'Chiefs', userIds: [BUDI] }],
};

/** A workspace on a free port, closed when the test ends. Acks are awaited for 300 ms instead of Slack's 3 s. */
export async function openTestWorkspace(options: Partial<WorkspaceOptions> = {}): Promise<OpenWorkspace> {
  const workspace = await openWorkspace({
    port: 0,
    seed: SEED,
    commands: [{ command: '/desk', description: 'The desk', usageHint: '[help]' }],
    shortcuts: [
      { callbackId: 'record', name: 'Record', type: 'global', description: 'Record one' },
      { callbackId: 'record_message', name: 'Record this', type: 'message', description: 'Record the message' },
    ],
    timing: { ackMs: 300, eventRetryMs: [0, 0, 0] },
    ...options,
  });
  onTestFinished(() => workspace.close());
  return workspace;
}
