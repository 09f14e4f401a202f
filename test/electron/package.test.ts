/** The packaged program: its configuration, what is inside of it, that it is locked, and that it starts. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noElectron, startElectron } from '../support/electron-app.ts';

const root = resolve(import.meta.dirname, '../..');
const electron = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const program = join(root, 'release/linux-unpacked/kontor');

function cannotPack(): string | null {
  if (process.platform !== 'linux') return 'the package is tried on Linux only';
  return noElectron() ?? (electron ? null : 'ELECTRON_OVERRIDE_DIST_PATH names no Electron to pack');
}
const missing = cannotPack();

/** A tool of electron-builder, by its script: its packages have no types of their own that are worth a dependency. */
function tool(script: string, ...words: string[]): string {
  return execFileSync(process.execPath, [join(root, 'node_modules', script), ...words], {
    encoding: 'utf8',
    cwd: root,
  });
}

test('the configuration of the packages is what electron-builder understands', async () => {
  const load = createRequire(join(root, 'node_modules/app-builder-lib/package.json'));
  const { getConfig, validateConfiguration } = load('./out/util/config/config.js');
  const config = await getConfig(root, 'electron-builder.yml', null);
  await validateConfiguration(config, { isEnabled: false, add: () => undefined });
  await expect(
    validateConfiguration({ ...config, asarUnpacked: [] }, { isEnabled: false, add: () => undefined }),
  ).rejects.toThrow(/asarUnpacked/u);
});

describe('the packaged program', () => {
  beforeAll(() => {
    if (missing) return;
    rmSync(join(root, 'release/linux-unpacked'), { recursive: true, force: true });
    const packed = spawnSync(process.execPath, [join(root, 'scripts/package.mjs'), '--dir', '--linux'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (packed.status !== 0) throw new Error(packed.stdout + packed.stderr);
  });
  beforeEach((context) => {
    if (missing) context.skip(missing);
  });

  test('it carries what runs, and no sources, maps or tests', () => {
    const files = tool('@electron/asar/bin/asar.js', 'list', join(root, 'release/linux-unpacked/resources/app.asar'))
      .split('\n')
      .filter(Boolean);
    for (const needed of [
      '/out/shell/main.js',
      '/out/preload/index.cjs',
      '/out/engine/entry.js',
      '/out/backup/thread.js',
      '/out/renderer/index.html',
      '/out/build.json',
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
      '/node_modules/@fontsource/noto-sans/unicode.json',
      '/node_modules/@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2',
    ]) {
      expect(files).toContain(needed);
    }
    expect(files).toEqual(expect.arrayContaining(['/national/fr.json', '/national/int.json', '/national/ru.json']));
    expect(files.some((file) => /^\/db\/migrations\/.*\.sql$/u.test(file))).toBe(true);
    expect(files.filter((file) => /^\/templates\/.*\.hbs$/u.test(file))).not.toEqual([]);
    expect(
      files.filter(
        (file) => /\.(tsx?|map|test\.js)$/u.test(file) || /^\/(main|test|renderer|scripts|docs)\//u.test(file),
      ),
    ).toEqual([]);
    expect(files.filter((file) => /prebuilds\/(win32|darwin)/u.test(file))).toEqual([]);
  });

  test('its fuses are set: it is no Node, listens to no debugger of Node, and loads its own archive only', () => {
    const fuses = tool('@electron/fuses/dist/bin.js', 'read', '--app', program);
    for (const set of [
      'RunAsNode is Disabled',
      'EnableCookieEncryption is Enabled',
      'EnableNodeOptionsEnvironmentVariable is Disabled',
      'EnableNodeCliInspectArguments is Disabled',
      'EnableEmbeddedAsarIntegrityValidation is Enabled',
      'OnlyLoadAppFromAsar is Enabled',
      'GrantFileProtocolExtraPrivileges is Disabled',
    ]) {
      expect(fuses).toContain(set);
    }
  });

  test('it starts out of its archive, shows the page, and the engine answers it', async () => {
    const home = mkdtempSync(join(tmpdir(), 'kontor-packaged-'));
    try {
      const app = await startElectron({
        packaged: program,
        state: join(home, 'state'),
        engine: join(root, 'out/engine/entry.js'),
        words: ['--data', join(home, 'office')],
        environment: { HOME: home },
      });
      const state = await app.page.evaluate(() => window.kontor?.invoke('office.state', {}));
      expect(state).toMatchObject({ ok: true, value: { status: 'new', host: { kind: 'desktop' } } });
      await app.page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0);
      await app.close();
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
