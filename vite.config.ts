/**
 * How everything is built, in one place: `vite build --app` makes the page and the programs of `out/`.
 * Each program is one file, two folders below the project's root, as its source is; `db/migrations`, `national`
 * and `templates` are found from there. What a program does not bundle is named here.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';
import pack from './package.json' with { type: 'json' };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Program {
  readonly entry: string;
  readonly folder: string;
  readonly file: string;
  readonly format: 'es' | 'cjs';
  readonly target: string;
  readonly external: readonly string[];
}

function program({ entry, folder, file, format, target, external }: Program): EnvironmentOptions {
  const builtIn = new Set([...builtinModules, ...external]);
  return {
    consumer: 'server',
    // Not 'import': what CommonJS packages require is to be what they have for `require`.
    resolve: { noExternal: true, external: [...external], conditions: ['node', 'module', 'default'] },
    build: {
      target,
      outDir: here(`out/${folder}`),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: here(entry),
        external: (id) => id.startsWith('node:') || builtIn.has(id),
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

/** The day that a licence compares with the end of its updates. */
function dayOfBuild(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  return (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString().slice(0, 10);
}

export default defineConfig({
  root: here('renderer'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  logLevel: 'warn',
  environments: {
    client: {
      build: {
        // The oldest Chromium that shows the page: that of Electron 33.
        target: 'chrome130',
        outDir: here('out/renderer'),
        emptyOutDir: true,
        // Strict CSP: nothing is inlined but what `img-src data:` and `font-src data:` allow.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 4000,
        reportCompressedSize: false,
      },
    },
    shell: program({
      entry: 'main/shell/main.ts',
      folder: 'shell',
      file: 'main.js',
      format: 'es',
      target: 'node20',
      external: ['electron'],
    }),
    preload: program({
      entry: 'preload/index.ts',
      folder: 'preload',
      file: 'index.cjs',
      format: 'cjs',
      target: 'node20',
      external: ['electron'],
    }),
    engine: program({
      entry: 'main/engine/entry.ts',
      folder: 'engine',
      file: 'entry.js',
      format: 'es',
      target: 'node24',
      external: ['better-sqlite3'],
    }),
    office: program({
      entry: 'main/office/main.ts',
      folder: 'office',
      file: 'main.js',
      format: 'es',
      target: 'node24',
      external: ['better-sqlite3', 'puppeteer-core'],
    }),
    commands: program({
      entry: 'main/commands/main.ts',
      folder: 'commands',
      file: 'main.js',
      format: 'es',
      target: 'node24',
      external: ['better-sqlite3', 'puppeteer-core'],
    }),
    backup: program({
      entry: 'db/backup-thread.ts',
      folder: 'backup',
      file: 'thread.js',
      format: 'es',
      target: 'node24',
      external: ['better-sqlite3'],
    }),
    trial: program({
      entry: 'main/features/backups/trial-thread.ts',
      folder: 'trial',
      file: 'thread.js',
      format: 'es',
      target: 'node24',
      external: ['better-sqlite3'],
    }),
    check: program({
      entry: 'db/check-thread.ts',
      folder: 'check',
      file: 'thread.js',
      format: 'es',
      target: 'node24',
      external: ['better-sqlite3'],
    }),
    writeBack: program({
      entry: 'db/write-back-thread.ts',
      folder: 'write-back',
      file: 'thread.js',
      format: 'es',
      target: 'node24',
      external: ['better-sqlite3'],
    }),
    upkeep: program({
      entry: 'db/upkeep-thread.ts',
      folder: 'upkeep',
      file: 'thread.js',
      format: 'es',
      target: 'node24',
      external: ['better-sqlite3'],
    }),
    merging: program({
      entry: 'main/features/outputs/merging-thread.ts',
      folder: 'merging',
      file: 'thread.js',
      format: 'es',
      target: 'node24',
      external: [],
    }),
    examination: program({
      entry: 'main/features/diagnostics/examination-thread.ts',
      folder: 'examination',
      file: 'thread.js',
      format: 'es',
      target: 'node24',
      external: ['better-sqlite3'],
    }),
    beats: program({
      entry: 'main/sharing/beat-thread.ts',
      folder: 'beats',
      file: 'thread.js',
      format: 'es',
      target: 'node24',
      external: [],
    }),
    rows: program({
      entry: 'main/features/imports/row-thread.ts',
      folder: 'rows',
      file: 'thread.js',
      format: 'es',
      target: 'node24',
      external: [],
    }),
  },
  builder: {
    async buildApp(builder) {
      const begun = new Date();
      // Written last: a build that was broken off counts as none.
      rmSync(here('out/build.json'), { force: true });
      await Promise.all(Object.values(builder.environments).map((environment) => builder.build(environment)));
      mkdirSync(here('out'), { recursive: true });
      const build = { version: pack.version, builtOn: dayOfBuild(), begun: begun.toISOString() };
      writeFileSync(here('out/build.json'), `${JSON.stringify(build)}\n`);
    },
  },
});
