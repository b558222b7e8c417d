import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackDirectory } from '../../src/slack/directory/slack-directory.ts';
import { readingClient } from '../../src/slack/web-client.ts';
import { type OpenWorkspace, openWorkspace } from '../../src/workspace/open-workspace.ts';
import { quietLog } from '../support/slack-office.ts';

const MINUTE = 60_000;

describe('who holds which role', () => {
  let workspace: OpenWorkspace;
  let now = 0;
  beforeEach(async () => {
    now = Date.parse('2026-11-23T01:00:00Z');
    workspace = await openWorkspace({
      port: 0,
      seed: {
        team: 'Dukcapil',
        users: [
          { id: 'USITI', name: 'Bu  Siti', title: '' },
          { id: 'UBUDI', name: 'Pak Budi', title: '' },
        ],
        channels: [],
        userGroups: [{ id: 'SHEADS', handle: 'kasi', name: 'Kasi', userIds: ['UBUDI'] }],
      },
      commands: [],
      shortcuts: [],
    });
  });
  afterEach(async () => workspace.close());

  const directory = (roles: Record<string, readonly string[]>) =>
    slackDirectory({
      client: readingClient(workspace.botToken, { apiUrl: workspace.apiUrl }, quietLog()),
      holders: new Map([['desk', roles]]),
      wallClock: () => now,
    });
  const failing = (method: string) => workspace.faults.next(method, { error: 'internal_error' }, 100);

  it('given a person and a user group, then both hold their roles, by name', async () => {
    const found = directory({ admin: ['USITI'], head: ['SHEADS'] });
    expect(await found.rolesOf('desk', 'USITI')).toEqual(['admin']);
    expect(await found.rolesOf('desk', 'UBUDI')).toEqual(['head']);
    expect(await found.holdersOf('desk', 'head')).toEqual(['UBUDI']);
    expect(await found.nameOf('USITI')).toBe('Bu Siti');
  });

  it('given an unknown desk, role or person, then nobody holds anything', async () => {
    const found = directory({ admin: ['USITI'], empty: [] });
    expect(await found.rolesOf('elsewhere', 'USITI')).toEqual([]);
    expect(await found.rolesOf('desk', 'UNOBODY')).toEqual([]);
    expect([...(await found.staffed('desk'))]).toEqual(['admin']);
  });

  it('given a person whom Slack does not know, then the role is empty', async () => {
    const found = directory({ admin: ['UGONE'] });
    expect(await found.rolesOf('desk', 'UGONE')).toEqual([]);
    expect([...(await found.staffed('desk'))]).toEqual([]);
  });

  it('given a group that cannot be read, then nobody of it may press, and the role does not pass to the next one up', async () => {
    failing('usergroups.users.list');
    const found = directory({ head: ['SHEADS'] });
    expect(await found.rolesOf('desk', 'UBUDI')).toEqual([]);
    expect([...(await found.staffed('desk'))]).toEqual(['head']);
  });

  it('given a group known once, when Slack falters, then it counts for half an hour and no longer', async () => {
    const found = directory({ head: ['SHEADS'] });
    expect(await found.rolesOf('desk', 'UBUDI')).toEqual(['head']);
    failing('usergroups.users.list');
    now += 20 * MINUTE;
    expect(await found.rolesOf('desk', 'UBUDI')).toEqual(['head']);
    now += 20 * MINUTE;
    expect(await found.rolesOf('desk', 'UBUDI')).toEqual([]);
  });

  it('given a group that changed, when Slack falters, then its old members are not believed', async () => {
    const found = directory({ head: ['SHEADS'] });
    await found.warmUp();
    failing('usergroups.users.list');
    found.groupChanged('SHEADS');
    expect(await found.rolesOf('desk', 'UBUDI')).toEqual([]);
  });

  it('given names that cannot be read, then people named in the settings keep their roles and are called by their id', async () => {
    failing('users.info');
    const found = directory({ admin: ['USITI'] });
    expect(await found.rolesOf('desk', 'USITI')).toEqual(['admin']);
    expect(await found.nameOf('USITI')).toBe('USITI');
  });
});
