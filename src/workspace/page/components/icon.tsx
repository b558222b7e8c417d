import type { ReactNode } from 'react';

const paths = {
  bolt: 'M11 2 4 11h5l-1 7 7-9h-5z',
  chevron: 'm6 8 4 4 4-4',
  close: 'm5 5 10 10M15 5 5 15',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10Zm8 2.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  home: 'm3 9.5 7-6 7 6M5 8.5V16h10V8.5',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  plus: 'M10 4.5v11M4.5 10h11',
  reply: 'M4 4.5h12v8.5H9.5L6 16v-3H4z',
  send: 'm3.5 10 13-6-4 13-3-5.5z',
  down: 'M10 4v12m-5-5 5 5 5-5',
} as const;

/** A drawing beside words; readers skip it. */
export function Icon({ name }: { name: keyof typeof paths }): ReactNode {
  return (
    <svg
      className={`icon icon-${name}`}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
