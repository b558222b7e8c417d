import { execFileSync } from 'node:child_process';
import { tempFolder } from './temp-folder.ts';

const run = (program: string, ...args: string[]): void =>
  void execFileSync(program, args, {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  });

/** A disk of its own, in memory, that can be filled up and write-protected. */
export type SmallDisk = { path: string; protect(isReadOnly: boolean): void; remove(): void };

/** @returns the disk, or why this machine does not let us make one */
export const smallDisk = (kilobytes: number): SmallDisk | string => {
  if (process.getuid?.() !== 0)
    return 'only root may mount a small disk: tests of full and write-protected disks are skipped';
  const { path, remove } = tempFolder();
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', path);
  } catch {
    remove();
    return 'this machine lets nobody mount a disk: tests of full and write-protected disks are skipped';
  }
  return {
    path,
    protect: (isReadOnly) => run('mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, path),
    remove: () => {
      run('umount', '-l', path);
      remove();
    },
  };
};
