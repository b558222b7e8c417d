import type { CaseFile } from '../casework/case-file.ts';

/** Link to a case's card; undefined until it is posted and the workspace's address is known. */
export const cardUrl = ({ deliveries }: CaseFile, teamUrl: string | undefined): string | undefined => {
  const place = deliveries.find(({ kind }) => kind === 'card')?.place;
  return place && teamUrl ? `${teamUrl}archives/${place.channel}/p${place.ts.replace('.', '')}` : undefined;
};
