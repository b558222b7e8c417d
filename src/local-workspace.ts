import { join } from 'node:path';
import type { Clock } from './casework/ports.ts';
import type { Settings } from './config.ts';
import { readManifest } from './manifest.ts';
import { pageFile } from './workspace/bundle-page.ts';
import { type OpenWorkspace, openWorkspace } from './workspace/open-workspace.ts';

/** People and groups named in the settings, and whoever only holds a role without being described. */
const peopleOf = ({ desks, workspace }: Settings) => {
  const held = desks.flatMap(({ holders }) => Object.values(holders).flat());
  const described = Object.entries(workspace.people).map(([id, { name, title }]) => ({ id, name, title }));
  const known = new Set([...Object.keys(workspace.people), ...Object.keys(workspace.groups)]);
  const others = [...new Set(held)].filter((id) => !known.has(id) && !id.startsWith('S'));
  return [...described, ...others.map((id) => ({ id, name: id, title: '' }))];
};

const membersOf = (holders: Readonly<Record<string, readonly string[]>>, { workspace }: Settings): string[] => [
  ...new Set(
    Object.values(holders)
      .flat()
      .flatMap((id) => (id.startsWith('S') ? (workspace.groups[id]?.people ?? []) : [id])),
  ),
];

/** Opens the embedded Slack stand-in with the office of the settings: its people, one channel a desk, the app's commands. */
export const openLocalWorkspace = (
  settings: Settings,
  clock: Clock,
  options: { banner?: string; onTrouble(message: string): void },
): Promise<OpenWorkspace> => {
  const { features, oauth_config } = readManifest();
  return openWorkspace({
    port: settings.port === 0 ? 0 : settings.port + 1,
    stateFile: join(settings.dataDir, 'workspace.jsonl'),
    seed: {
      team: settings.office,
      users: peopleOf(settings),
      channels: settings.desks.map(({ id, title, channel, holders }) => ({
        id: channel,
        name: `aduan-${id}`,
        topic: title ?? '',
        memberIds: membersOf(holders, settings),
      })),
      userGroups: Object.entries(settings.workspace.groups).map(([id, { name, people }]) => ({
        id,
        handle: id.toLowerCase(),
        name,
        userIds: people,
      })),
    },
    botName: 'Tuntas',
    timeZone: settings.timeZone,
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: features.shortcuts.map(({ callback_id, name, type, description }) => ({
      callbackId: callback_id,
      name,
      type,
      description,
    })),
    scopes: oauth_config.scopes.bot,
    now: () => clock.now(),
    pageFile,
    ...options,
  });
};
