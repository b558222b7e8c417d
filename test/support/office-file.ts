import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { SAMPLE_OFFICE } from '../../src/config.ts';

const officeShape = z.looseObject({
  desks: z.array(
    z.looseObject({
      id: z.string(),
      channel: z.string(),
      title: z.string(),
      holders: z.record(z.string(), z.array(z.string())),
    }),
  ),
  workspace: z.looseObject({
    people: z.record(z.string(), z.object({ name: z.string(), title: z.string() })),
    groups: z.record(z.string(), z.object({ name: z.string(), people: z.array(z.string()) })),
  }),
});
export type OfficeShape = z.infer<typeof officeShape>;

/** The office that ships as a sample. */
export const sampleOffice = (): OfficeShape =>
  officeShape.parse(parse(readFileSync(new URL(`../../${SAMPLE_OFFICE}`, import.meta.url), 'utf8')));

/** The sample office, changed, as a file of its own in `folder`: for `TUNTAS_CONFIG`. */
export const officeFile = (folder: string, change: (office: OfficeShape) => void = () => {}): string => {
  const office = sampleOffice();
  change(office);
  const file = join(folder, 'tuntas.yaml');
  writeFileSync(file, stringify(office));
  return file;
};

/** The desk of an office, to be changed. */
export const deskOf = (office: OfficeShape, id: string): OfficeShape['desks'][number] => {
  const desk = office.desks.find((candidate) => candidate.id === id);
  if (!desk) throw new Error(`no desk ${id}`);
  return desk;
};

/** What a Slack elsewhere knows of the office: its people, groups and channels. */
export const slackSeedOf = ({ desks, workspace }: OfficeShape) => {
  const people = Object.keys(workspace.people);
  return {
    team: 'Dukcapil',
    users: Object.entries(workspace.people).map(([id, { name, title }]) => ({ id, name, title })),
    channels: desks.map(({ id, channel, title }) => ({
      id: channel,
      name: `aduan-${id}`,
      topic: title,
      memberIds: people,
    })),
    userGroups: Object.entries(workspace.groups).map(([id, { name, people: userIds }]) => ({
      id,
      handle: id.toLowerCase(),
      name,
      userIds,
    })),
  };
};
