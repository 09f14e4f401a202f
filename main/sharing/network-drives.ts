/** Which folders several computers see: those on drives of the network, and those that somebody has said it of. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { beaconPath } from './beacon-file.ts';

/** Kinds of file systems that come over a network, as Linux and macOS name them. Of FUSE each may be one. */
const networkKinds =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|afpfs|webdav|davfs|9p|ceph|glusterfs|lustre|afs|vboxsf|fuse|fuse\..+|fuseblk\.sshfs)$/u;

/** Whether other computers may open the office in the folder, too: its drive is one of the network, or a beacon lies in it. */
export function isSharedFolder(folder: string): boolean {
  return existsSync(beaconPath(folder)) || isOnNetworkDrive(folder);
}

/** Whether the folder lies on a drive of the network, as far as the system tells. */
export function isOnNetworkDrive(folder: string): boolean {
  try {
    if (process.platform === 'win32') return isWindowsNetwork(resolve(folder), isMappedDrive);
    return isNetworkKind(fileSystemKind(folder));
  } catch {
    // What the system does not tell, the user can.
    return false;
  }
}

/** The kind of the file system that the folder lies on, as Linux and macOS name it; null where the system does not say. */
export function fileSystemKind(folder: string): string | null {
  try {
    switch (process.platform) {
      case 'win32':
        return null;
      case 'darwin':
        return kindOnMac(execFileSync('/sbin/mount', { encoding: 'utf8' }), nearest(folder));
      default:
        return kindOnLinux(readFileSync('/proc/self/mountinfo', 'utf8'), nearest(folder));
    }
  } catch {
    return null;
  }
}

export function isNetworkKind(kind: string | null): boolean {
  return kind !== null && networkKinds.test(kind);
}

/** `\\server\share\…`, also in its long form, or a letter that `isMapped` to such. */
export function isWindowsNetwork(path: string, isMapped: (letter: string) => boolean): boolean {
  if (/^(?:\\\\\?\\UNC\\|\\\\(?![?.]\\))/iu.test(path)) return true;
  const letter = /^(?:\\\\\?\\)?([a-z]):/iu.exec(path)?.[1];
  return letter !== undefined && isMapped(letter);
}

/** The kind of the file system at the path, from the text of `/proc/self/mountinfo` (proc(5)); null where none is named. */
export function kindOnLinux(mountinfo: string, path: string): string | null {
  const mounts = mountinfo.split('\n').flatMap((line) => {
    const [before, after] = line.split(' - ');
    const point = before?.split(' ')[4];
    const kind = after?.split(' ')[0];
    return point === undefined || kind === undefined ? [] : [{ point: unescaped(point), kind }];
  });
  return deepest(mounts, path);
}

/** The same from what `mount` prints on macOS: `//user@server/share on /Volumes/share (smbfs, nodev, …)`. */
export function kindOnMac(printed: string, path: string): string | null {
  const mounts = printed.split('\n').flatMap((line) => {
    const [, point, kind] = / on (\/.*) \(([\w.]+)[,)]/u.exec(line) ?? [];
    return point === undefined || kind === undefined ? [] : [{ point, kind }];
  });
  return deepest(mounts, path);
}

/** What is mounted later lies over what was mounted before at the same point. */
function deepest(mounts: readonly { readonly point: string; readonly kind: string }[], path: string): string | null {
  let found: { readonly point: string; readonly kind: string } | null = null;
  for (const mount of mounts) {
    const isAround = path === mount.point || path.startsWith(mount.point === '/' ? '/' : `${mount.point}/`);
    if (isAround && (found === null || mount.point.length >= found.point.length)) found = mount;
  }
  return found?.kind ?? null;
}

/** proc(5) writes spaces and the like as `\040`. */
function unescaped(point: string): string {
  return point.replaceAll(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

/** The folder itself as the system knows it, or the nearest one around it that exists. */
function nearest(folder: string): string {
  const path = resolve(folder);
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : nearest(parent);
  }
}

/** `net use X:` ends well for letters that stand for a folder of the network, whatever language it answers in. */
function isMappedDrive(letter: string): boolean {
  try {
    execFileSync('net', ['use', `${letter}:`], { stdio: 'ignore', windowsHide: true, timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}
