import { type KeyboardEvent, type ReactNode, useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import { moveFocus } from './move-focus.ts';

type Data = Record<`data-${string}`, string | undefined>;

export type MenuItem = {
  key: string;
  label: string;
  detail?: string | undefined;
  picture?: ReactNode;
  isCurrent?: boolean;
  data?: Data;
  onSelect(): void;
};

export type MenuGroup = { label?: string; items: readonly MenuItem[] };

type Props = {
  label?: string;
  className: string;
  groups: readonly MenuGroup[];
  empty?: string;
  data?: Data;
  children: ReactNode;
};

/** A button with a list of things to do. Arrow keys walk, letters jump, Esc closes and gives the focus back. */
export function MenuButton({ label, className, groups, empty, data, children }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = useCallback((refocus: boolean): void => {
    setOpen(false);
    if (refocus) button.current?.focus();
  }, []);
  return (
    <span className="menu-anchor">
      <button
        {...data}
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <MenuList id={id} label={label} anchor={button.current} groups={groups} empty={empty} onClose={close} />
      )}
    </span>
  );
}

type ListProps = {
  id: string;
  label: string | undefined;
  anchor: HTMLElement | null;
  groups: readonly MenuGroup[];
  empty: string | undefined;
  onClose(refocus: boolean): void;
};

function MenuList({ id, label, anchor, groups, empty, onClose }: ListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!list.current || !anchor) return undefined;
    place(list.current, anchor.getBoundingClientRect());
    (
      list.current.querySelector<HTMLElement>('[aria-current="true"]') ??
      list.current.querySelector<HTMLElement>('[role=menuitem]')
    )?.focus();
    const leave = (event: Event): void => {
      const target = event.target instanceof Node ? event.target : null;
      if (!list.current?.contains(target) && !anchor.contains(target)) onClose(false);
    };
    // Only what moves the button away from its list: a channel that grows beside it must not take the list away.
    const scrolled = (event: Event): void => {
      if (event.target instanceof Node && event.target.contains(anchor)) onClose(false);
    };
    document.addEventListener('pointerdown', leave);
    window.addEventListener('scroll', scrolled, true);
    return () => {
      document.removeEventListener('pointerdown', leave);
      window.removeEventListener('scroll', scrolled, true);
    };
  }, [anchor, onClose]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose(true);
    } else if (event.key === 'Tab') onClose(true);
    else moveFocus(event, '[role=menuitem]');
  };
  return (
    <div ref={list} id={id} className="menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {groups.map((group, index) => (
        <div key={group.label ?? index} role="group" aria-label={group.label}>
          {group.label !== undefined && (
            <div className="menu-label" aria-hidden="true">
              {group.label}
            </div>
          )}
          {group.items.map((item) => (
            <MenuRow key={item.key} item={item} onChosen={() => onClose(true)} />
          ))}
        </div>
      ))}
      {groups.every((group) => group.items.length === 0) && (
        <div className="menu-label" role="menuitem" aria-disabled="true" tabIndex={-1}>
          {empty}
        </div>
      )}
    </div>
  );
}

function MenuRow({ item, onChosen }: { item: MenuItem; onChosen(): void }): ReactNode {
  const choose = (): void => {
    onChosen();
    item.onSelect();
  };
  return (
    <button
      {...item.data}
      type="button"
      role="menuitem"
      className="menu-item"
      tabIndex={-1}
      aria-current={item.isCurrent}
      onClick={choose}
    >
      {item.picture}
      <span className="menu-words" dir="auto">
        <span className="menu-name">{item.label}</span>
        {item.detail !== undefined && item.detail !== '' && <span className="hint">{item.detail}</span>}
      </span>
    </button>
  );
}

/** Beside its button and within the window. Set as properties: a style attribute would be refused by the page's policy. */
function place(list: HTMLElement, anchor: DOMRect): void {
  const gap = 6;
  const below = window.innerHeight - anchor.bottom - 2 * gap;
  const above = anchor.top - 2 * gap;
  const opensUp = below < Math.min(list.offsetHeight, 260) && above > below;
  list.style.maxHeight = `${Math.max(120, opensUp ? above : below)}px`;
  const left = Math.min(anchor.left, window.innerWidth - list.offsetWidth - gap);
  list.style.left = `${Math.max(gap, left)}px`;
  list.style.top = `${opensUp ? anchor.top - gap - list.offsetHeight : anchor.bottom + gap}px`;
}
