/** Where things lie on this computer unless somebody says otherwise. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where a host without a folder of its own keeps what belongs to no office: which folder was open last, files on their way. */
export function defaultStateFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.KONTOR_STATE) return resolve(environment.KONTOR_STATE);
  const home = homedir();
  switch (process.platform) {
    case 'win32':
      return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Kontor');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Kontor');
    default:
      return join(environment.XDG_STATE_HOME ?? join(home, '.local', 'state'), 'kontor');
  }
}

/** The office folder of somebody who has not named one; the example office has its own. */
export function defaultOfficeFolder(demo: boolean): string {
  return join(homedir(), demo ? 'Kontor example' : 'Kontor');
}
