/**
 * PDF of Word files by the LibreOffice that is installed on this computer. It runs without a window, with a profile of its own
 * that knows no macros and no network addresses, one file at a time, and is ended when it takes too long.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { privateFolder } from '../engine/private-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where LibreOffice may lie, the likeliest first: values in, values out. */
export function libreOfficePlaces(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA && `${env.LOCALAPPDATA}\\Programs`];
    return roots.flatMap((root) => (root ? [`${root}\\LibreOffice\\program\\soffice.exe`] : []));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
    return folders.map((folder) => `${folder}/LibreOffice.app/Contents/MacOS/soffice`);
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const named = [...new Set(folders)].flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name)));
  return [...named, '/usr/lib/libreoffice/program/soffice', '/opt/libreoffice/program/soffice'];
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The program's path, or null. `KONTOR_SOFFICE`, where it is set, is the only one that counts. */
export function findLibreOffice(): string | null {
  const chosen = process.env.KONTOR_SOFFICE;
  if (chosen) return canRun(chosen) ? chosen : null;
  return libreOfficePlaces(process.platform, process.env).find(canRun) ?? null;
}

export interface WordPrinter {
  /** The pages of a .docx file as PDF. Rejects with an Error that says why. */
  toPdf(docx: Uint8Array): Promise<Uint8Array>;
  /** Ends what runs; what still waits is rejected. */
  close(): Promise<void>;
}

/** Its first start makes the profile, which takes long on slow disks. */
const convertTimeoutMs = 120_000;

/** No macros, no updates, no links that fetch: beside what the program refuses in templates itself. */
const profileSettings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
`;

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    // Negative: soffice is a script that starts the program, and both are of the group that it leads.
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true });
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Uses the LibreOffice at the path; nothing is started before the first file. Files are printed one after the other, in a private
 * folder under `stateFolder`. `timeout`: milliseconds after which a file is given up.
 */
export function openWordPrinter(program: string, stateFolder: string, timeout = convertTimeoutMs): WordPrinter {
  let closed = false;
  let running: ChildProcess | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let home: string | null = null;

  async function ownHome(): Promise<string> {
    // One that nothing was printed in for a day is taken for a leftover by the next process.
    if (home !== null && existsSync(home)) return home;
    home = privateFolder(stateFolder, Date.now());
    await mkdir(join(home, 'profile', 'user'), { recursive: true });
    await writeFile(join(home, 'profile', 'user', 'registrymodifications.xcu'), profileSettings);
    return home;
  }

  function run(folder: string): Promise<void> {
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const words = [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      '--nofirststartwizard',
      '--convert-to',
      'pdf:writer_pdf_Export',
      '--outdir',
      folder,
      join(folder, 'document.docx'),
    ];
    return new Promise((resolve, reject) => {
      // Its words are not looked at: what counts is the file.
      const child = spawn(program, words, {
        stdio: 'ignore',
        windowsHide: true,
        detached: process.platform !== 'win32',
        // Names of proxies to nowhere: what asks for an address gets none.
        env: { ...process.env, http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' },
      });
      running = child;
      const timer = setTimeout(() => {
        endGroup(child);
        reject(new Error('LibreOffice did not print the Word file in time.'));
      }, timeout);
      const done = () => {
        clearTimeout(timer);
        // One that took too long ends while the next one runs already.
        if (running === child) running = null;
      };
      child.once('error', (error) => {
        done();
        reject(error);
      });
      child.once('exit', (code) => {
        done();
        if (code === 0) resolve();
        else reject(new Error(closed ? 'The printer is closed.' : `LibreOffice ended with ${code ?? 'a signal'}.`));
      });
    });
  }

  async function convert(docx: Uint8Array): Promise<Uint8Array> {
    if (closed) throw new Error('The printer is closed.');
    const folder = await ownHome();
    const target = join(folder, 'document.pdf');
    await rm(target, { force: true });
    await writeFile(join(folder, 'document.docx'), docx, { mode: 0o600 });
    try {
      if (closed) throw new Error('The printer is closed.');
      await run(folder);
      const pdf = await readFile(target).catch(() => null);
      if (pdf === null) throw new Error('LibreOffice made no PDF of the Word file.');
      return new Uint8Array(pdf);
    } finally {
      await rm(join(folder, 'document.docx'), { force: true });
      await rm(target, { force: true });
    }
  }

  return {
    toPdf(docx) {
      const made = queue.then(() => convert(docx));
      queue = made.catch(() => undefined);
      return made;
    },
    async close() {
      closed = true;
      if (running !== null) endGroup(running);
      await queue;
      if (home !== null) await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
