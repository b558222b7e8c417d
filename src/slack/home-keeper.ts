import type { WebClient } from '@slack/web-api';
import { desksOf, myTasks } from '../casework/queries.ts';
import type { TaskView } from '../casework/views.ts';
import type { Effect } from '../domain/procedure.ts';
import { placedTask, roleLabel } from '../domain/procedure-lookup.ts';
import { cardUrl } from './card-url.ts';
import { type HomeTask, homeView } from './messages/home.ts';
import { type Room, textAt } from './room.ts';

/** Tasks shown; the rest is counted. */
const SHOWN = 15;
/** People whose home is kept up to date: those who looked at it last. */
const READERS = 200;
/** Commits within this time make one publication. Milliseconds. */
const COALESCE = 1_500;
/** Presses that need nothing to be read first. */
const SIMPLE: ReadonlySet<Effect> = new Set(['accept', 'claim']);

/** Keeps the App Homes that people have opened in step with their tasks. Publishes only what has changed. */
export class HomeKeeper {
  readonly #room: Room;
  readonly #client: WebClient;
  /** Address of the workspace, for links to cards; undefined until known. */
  readonly #teamUrl: () => string | undefined;
  /** Reader → what their home shows. */
  readonly #shown = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(room: Room, client: WebClient, teamUrl: () => string | undefined) {
    this.#room = room;
    this.#client = client;
    this.#teamUrl = teamUrl;
    room.office.store.onCommit(() => this.#refreshSoon());
  }

  /** The person looks at their home now. */
  async opened(user: string): Promise<void> {
    this.#shown.delete(user);
    await this.#publish(user);
    const oldest = this.#shown.keys().next();
    if (this.#shown.size > READERS && !oldest.done) this.#shown.delete(oldest.value);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #refreshSoon(): void {
    if (this.#stopped || this.#shown.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#refresh();
    }, COALESCE);
  }

  async #refresh(): Promise<void> {
    for (const user of this.#shown.keys()) await this.#publish(user);
  }

  /** A home that could not be published is tried again with the next change; nobody waits for it. */
  async #publish(user: string): Promise<void> {
    if (this.#stopped) return;
    try {
      const view = await this.#draw(user);
      const look = this.#room.office.hash(JSON.stringify(view));
      if (this.#shown.get(user) === look) return;
      await this.#client.views.publish({ user_id: user, view });
      this.#shown.set(user, look);
    } catch (error) {
      this.#shown.set(user, '');
      this.#room.log.warn({ user, error: String(error) }, 'an App Home could not be published');
    }
  }

  async #draw(user: string) {
    const { office, directory } = this.#room;
    const desks = await desksOf(office, user);
    const tasks = await myTasks(office, user);
    const labels = await Promise.all(
      desks.map(async (desk) =>
        (await directory.rolesOf(desk.id, user)).map((role) => roleLabel(desk.procedure, role)),
      ),
    );
    const [first] = desks;
    return homeView({
      name: await directory.nameOf(user),
      roles: [...new Set(labels.flat())],
      tasks: await Promise.all(tasks.slice(0, SHOWN).map((task) => this.#homeTask(task))),
      more: Math.max(0, tasks.length - SHOWN),
      text: first ? textAt(this.#room, first) : this.#room.text,
    });
  }

  async #homeTask(task: TaskView): Promise<HomeTask> {
    const desk = this.#room.office.desks.get(task.desk);
    const offered = desk ? placedTask(desk.procedure, task.task).task.actions : [];
    const file = await this.#room.office.store.read(task.caseId);
    const url = file && cardUrl(file, this.#teamUrl());
    return {
      task,
      buttons: offered.filter(({ asks, does }) => asks.length === 0 && SIMPLE.has(does)),
      ...(url === undefined ? {} : { cardUrl: url }),
    };
  }
}
