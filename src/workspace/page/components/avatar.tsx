import type { ReactNode } from 'react';
import { hueOf, initialsOf } from '../state/people.ts';

type Props = { id: string; name: string; isBot?: boolean; size?: 'small' | 'large' };

/** Initials on a colour of their own; the name stands beside it, so readers skip it. */
export function Avatar({ id, name, isBot = false, size = 'large' }: Props): ReactNode {
  const look = isBot ? 'avatar-bot' : `hue-${hueOf(id)}`;
  return (
    <span className={`avatar avatar-${size} ${look}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
