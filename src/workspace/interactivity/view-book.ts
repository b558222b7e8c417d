import { LIMITS } from '../block-kit/limits.ts';
import type { ViewRecord } from '../chat/records.ts';
import { SlackError } from '../slack-error.ts';
import type { ViewContent } from './view-content.ts';

export type ViewChange =
  | { type: 'shown'; view: ViewRecord; how: 'open' | 'push' | 'update' }
  | { type: 'home'; view: ViewRecord }
  | { type: 'closed'; view: ViewRecord; clear: boolean };

/** Everybody's open modals (a stack of up to three a person) and App Homes. */
export class ViewBook {
  readonly #stacks = new Map<string, ViewRecord[]>();
  readonly #homes: Map<string, ViewRecord>;
  readonly #listeners: ((change: ViewChange) => void)[] = [];
  readonly #nextTs: () => string;

  constructor(nextTs: () => string, homes = new Map<string, ViewRecord>()) {
    this.#nextTs = nextTs;
    this.#homes = homes;
  }

  onChange(listener: (change: ViewChange) => void): void {
    this.#listeners.push(listener);
  }

  /** Starts a new stack; modals the person still had open are gone. */
  open(user: string, content: ViewContent): ViewRecord {
    this.#stacks.delete(user);
    return this.#place(user, content, 'open');
  }

  /** @throws SlackError push_limit_reached on a fourth view, not_found when no modal is open any more */
  push(user: string, content: ViewContent): ViewRecord {
    const depth = this.stack(user).length;
    if (depth === 0) throw new SlackError('not_found');
    if (depth >= LIMITS.modalStack) throw new SlackError('push_limit_reached');
    return this.#place(user, content, 'push');
  }

  /** @throws SlackError not_found when it was closed meanwhile */
  update(old: ViewRecord, content: ViewContent): ViewRecord {
    const { id, rootId, previousId, user } = this.find(old.id);
    const view: ViewRecord = {
      ...content,
      id,
      rootId,
      user,
      ...(previousId ? { previousId } : {}),
      hash: this.#nextTs(),
    };
    if (view.type === 'home') return this.#showHome(view);
    this.#stacks.set(
      user,
      this.stack(user).map((other) => (other.id === id ? view : other)),
    );
    this.#emit({ type: 'shown', view, how: 'update' });
    return view;
  }

  publish(user: string, content: ViewContent): ViewRecord {
    const id = this.#homes.get(user)?.id ?? this.#newId();
    return this.#showHome({ ...content, id, rootId: id, user, hash: this.#nextTs() });
  }

  home(user: string): ViewRecord | undefined {
    return this.#homes.get(user);
  }

  homes(): ViewRecord[] {
    return [...this.#homes.values()];
  }

  stack(user: string): ViewRecord[] {
    return this.#stacks.get(user) ?? [];
  }

  /** @throws SlackError not_found: never opened, or closed by now */
  find(id: string | undefined, externalId?: string): ViewRecord {
    const all = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
    const found = all.find((view) =>
      id === undefined ? view.externalId !== '' && view.externalId === externalId : view.id === id,
    );
    if (!found) throw new SlackError('not_found');
    return found;
  }

  /** Takes the view and those above it away, or with `clear` the whole stack. Closing what is closed changes nothing. */
  close(view: ViewRecord, clear: boolean): void {
    const stack = this.stack(view.user);
    const place = stack.findIndex((other) => other.id === view.id);
    if (place < 0) return;
    this.#stacks.set(view.user, clear ? [] : stack.slice(0, place));
    this.#emit({ type: 'closed', view, clear });
  }

  #place(user: string, content: ViewContent, how: 'open' | 'push'): ViewRecord {
    if (content.externalId !== '' && this.#isTaken(content.externalId)) throw new SlackError('duplicate_external_id');
    const below = this.stack(user).at(-1);
    const id = this.#newId();
    const links = below ? { rootId: below.rootId, previousId: below.id } : { rootId: id };
    const view: ViewRecord = { ...content, id, ...links, user, hash: this.#nextTs() };
    this.#stacks.set(user, [...this.stack(user), view]);
    this.#emit({ type: 'shown', view, how });
    return view;
  }

  #isTaken(externalId: string): boolean {
    return [...this.#stacks.values()].flat().some((view) => view.externalId === externalId);
  }

  #showHome(view: ViewRecord): ViewRecord {
    this.#homes.set(view.user, view);
    this.#emit({ type: 'home', view });
    return view;
  }

  #newId(): string {
    return `V${this.#nextTs().replace('.', '')}`;
  }

  #emit(change: ViewChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
