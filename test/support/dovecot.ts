import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findProgram } from './needs.ts';
import { tempFolder } from './temp-folder.ts';

const run = promisify(execFile);
const LIMIT_MS = 10_000;
export const PASSWORD = 'rahasia-uji';

/** A real IMAP server of our own on loopback: any user name, one password, every user a Maildir of their own. */
export type Dovecot = {
  port: number;
  /** Puts a mail into a user's INBOX, or another folder, as a mail server does: whole, at once. */
  deliver(user: string, mail: string | Buffer, folder?: string): void;
  /** The raw mails of a user's folder, oldest first. */
  mails(user: string, folder?: string): Buffer[];
  /** Where a user's mails lie. */
  home(user: string): string;
  /** The processes that serve this server's connections. */
  sessions(): number[];
  /** Drops every connection: what a client sees when the network is cut. */
  kick(): Promise<void>;
  /** kill -9 of the whole server. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** The mailbox is restored from elsewhere: all numbers of its mails are new. */
  renumber(user: string): Promise<void>;
  stop(): Promise<void>;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const done = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('data', () => done(true)).once('error', () => done(false));
    socket.setTimeout(500, () => done(false));
  });

const until = async (what: string, isSo: () => Promise<boolean> | boolean): Promise<void> => {
  const end = performance.now() + LIMIT_MS;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${what} did not happen within ${LIMIT_MS} ms`);
    await passing(20);
  }
};

/** Root may not own the mails: Dovecot refuses it. */
const identity = (): { user: string; group: string; uid: number; gid: number; isRoot: boolean } => {
  const isRoot = process.getuid?.() === 0;
  const id = (...args: string[]) => execFileSync('id', args, { encoding: 'utf8' }).trim();
  const who = isRoot ? ['nobody'] : [];
  return {
    user: id('-un', ...who),
    group: id('-gn', ...who),
    uid: Number(id('-u', ...who)),
    gid: Number(id('-g', ...who)),
    isRoot,
  };
};

const listener = (name: string, port: number) => `  inet_listener ${name} {\n    port = ${port}\n  }`;

const settingsFor = (home: string, port: number, { user, group, uid, gid }: ReturnType<typeof identity>): string => `
protocols = imap
listen = 127.0.0.1
base_dir = ${home}/run
state_dir = ${home}/run
log_path = ${home}/dovecot.log
default_login_user = ${user}
default_internal_user = ${user}
default_internal_group = ${group}
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_max_userip_connections = 100
service anvil {
  chroot =
}
service stats {
  chroot =
}
service auth {
  user = ${user}
}
service imap-login {
  chroot =
${listener('imap', port)}
${listener('imaps', 0)}
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${home}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
}
`;

/** Starts a Dovecot on a free port. Use with `needs('dovecot')`. */
export const startDovecot = async (): Promise<Dovecot> => {
  const folder = tempFolder();
  const home = folder.path;
  const who = identity();
  const port = await freePort();
  const config = join(home, 'dovecot.conf');
  chmodSync(home, 0o755);
  mkdirSync(join(home, 'mail'));
  mkdirSync(join(home, 'run'));
  writeFileSync(config, settingsFor(home, port, who));
  const own = (path: string) => {
    if (who.isRoot) chownSync(path, who.uid, who.gid);
  };
  for (const path of [home, join(home, 'mail'), join(home, 'run'), config]) own(path);
  const as = (program: string, ...args: string[]): [string, string[]] => {
    const found = findProgram(program) ?? `/usr/sbin/${program}`;
    const ids = ['--reuid', who.user, '--regid', who.group, '--clear-groups', '--', 'env', `HOME=${home}`, found];
    return who.isRoot ? ['setpriv', [...ids, ...args]] : [found, args];
  };
  let master: ChildProcess | undefined;
  const maildir = (user: string, name = 'INBOX') =>
    join(home, 'mail', user, 'Maildir', ...(name === 'INBOX' ? [] : [`.${name.replaceAll('/', '.')}`]));
  const begin = async (): Promise<void> => {
    // A process group of its own, so that the whole server can be killed at once.
    master = spawn(...as('dovecot', '-F', '-c', config), { detached: true, stdio: 'ignore' });
    await until('opening the IMAP port', () => answers(port));
  };
  const kill = async (): Promise<void> => {
    if (master?.pid === undefined) return;
    const gone = once(master, 'exit');
    process.kill(-master.pid, 'SIGKILL');
    await gone;
    master = undefined;
    await until('the end of Dovecot', async () => !(await answers(port)));
    rmSync(join(home, 'run', 'master.pid'), { force: true });
  };
  let delivered = 0;
  await begin();
  return {
    port,
    deliver: (user, mail, name) => {
      delivered += 1;
      const folders = [join(home, 'mail', user), maildir(user), maildir(user, name)];
      put(mail, { folders, file: `${Date.now()}.M${delivered}P${process.pid}.uji`, own });
    },
    mails: (user, name) =>
      ['new', 'cur']
        .flatMap((part) => listed(join(maildir(user, name), part)))
        .toSorted()
        .flatMap((path) => present(path)),
    home: (user) => maildir(user),
    sessions: () => sessionsOf(master?.pid),
    kick: async () => void (await run(...as('doveadm', '-c', config, 'kick', '*')).catch(() => undefined)),
    kill,
    start: begin,
    async renumber(user) {
      await kill();
      rmSync(join(maildir(user), 'dovecot-uidlist'), { force: true });
      await begin();
    },
    async stop() {
      await kill().catch(() => undefined);
      folder.remove();
    },
  };
};

/** Every process of the server is in its group; this machine may run others. */
const sessionsOf = (group: number | undefined): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((name) => {
      const [file = Buffer.from(''), stat = Buffer.from('')] = [`/proc/${name}/cmdline`, `/proc/${name}/stat`].flatMap(
        present,
      );
      return String(file).startsWith('dovecot/imap\0') && Number(String(stat).split(') ')[1]?.split(' ')[2]) === group;
    })
    .map(Number);

type Putting = { folders: readonly string[]; file: string; own(path: string): void };

/** As a mail server delivers: into tmp first, then by its name into new, so that nobody sees half a mail. */
const put = (mail: string | Buffer, { folders, file, own }: Putting): void => {
  const place = folders.at(-1) ?? '';
  for (const path of [...folders, ...['tmp', 'new', 'cur'].map((part) => join(place, part))]) {
    if (existsSync(path)) continue;
    mkdirSync(path);
    own(path);
  }
  const temporary = join(place, 'tmp', file);
  writeFileSync(temporary, mail);
  own(temporary);
  renameSync(temporary, join(place, 'new', file));
};

/** A mail may be on its way to another folder: then it is counted there. */
const present = (path: string): Buffer[] => {
  try {
    return [readFileSync(path)];
  } catch {
    return [];
  }
};

const listed = (place: string): string[] => {
  try {
    return readdirSync(place).map((name) => join(place, name));
  } catch {
    return [];
  }
};
