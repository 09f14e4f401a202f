/** Where Electron lies on this machine; downloaded once, where that is possible. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownEnvironment, ownNode, root, run } from './project.mjs';

const folder = join(root, 'node_modules/electron');
/** The longest that the download may take, in milliseconds: it is some 120 MB. */
const longestDownload = 300_000;

function found() {
  const pathFile = join(folder, 'path.txt');
  const usual =
    { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : usual;
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist'), name);
  return existsSync(program) ? program : null;
}

async function reachable() {
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(10_000) });
    return true;
  } catch {
    return false;
  }
}

/** `{ program }`, or `{ reason }` in one line why there is none. */
export async function electronProgram() {
  const there = found();
  if (there) return { program: there };
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    return {
      reason: `There is no Electron in ${process.env.ELECTRON_OVERRIDE_DIST_PATH} (ELECTRON_OVERRIDE_DIST_PATH).`,
    };
  }
  if (!(await reachable())) return { reason: "Electron's download cannot be reached from here." };
  const { ok } = await run(ownNode, [join(folder, 'install.js')], { env: ownEnvironment(), timeout: longestDownload });
  const loaded = ok ? found() : null;
  return loaded ? { program: loaded } : { reason: 'Electron could not be downloaded.' };
}
