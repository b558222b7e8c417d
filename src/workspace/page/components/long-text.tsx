import { type ReactNode, useState } from 'react';
import { texts } from '../texts.ts';

const longCharacters = 900;
const longLines = 14;

/** Long words are folded, so that one complaint does not push the whole conversation away. */
export function LongText({ text, children }: { text: string; children: ReactNode }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  if (text.length <= longCharacters && text.split('\n').length <= longLines) return children;
  return (
    <>
      <div className={isOpen ? 'long-text' : 'long-text long-text-folded'}>{children}</div>
      <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? texts.showLess : texts.showMore}
      </button>
    </>
  );
}
