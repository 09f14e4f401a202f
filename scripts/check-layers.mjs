/**
 * Holds the layers: who may import whom, and where the database may be spoken to.
 *
 *     renderer → preload/contract ← main/features → db
 *
 * Cycles of imports are found by biome (noImportCycles).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { root } from './project.mjs';

const databasePackages = /^(better-sqlite3|drizzle-orm)(\/|$)/u;
/** Files of `main` that may speak SQL: a feature's queries, and the few of the engine that the audit and the file itself need. */
const queries = /^main\/(features\/[^/]+\/([^/]+-)?queries|engine\/([^/]+-)?queries)\.ts$/u;
/** The words that only a statement to the database begins with. */
const statement =
  /[`'"]\s*(SELECT\s[\s\S]*?\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA|BEGIN|COMMIT|VACUUM)\b/u;

/** Each rule: the files that it holds for, what they may not do, and why. `to` is a path from the root, or a package. */
const rules = [
  {
    why: 'the page sees the program through preload/contract only',
    broken: (from, to) =>
      from.startsWith('renderer/') &&
      (/^(db|main|test|scripts|electron|better-sqlite3|drizzle-orm|node:)/u.test(to) ||
        (to.startsWith('preload/') && !to.startsWith('preload/contract/'))),
  },
  {
    why: 'the contract imports zod only',
    broken: (from, to) => from.startsWith('preload/contract/') && to !== 'zod' && !to.startsWith('preload/contract/'),
  },
  {
    why: 'the preload is only the border',
    broken: (from, to) => from === 'preload/index.ts' && to !== 'electron' && !to.startsWith('preload/contract/'),
  },
  {
    why: 'electron is for main/shell and preload/index.ts',
    broken: (from, to) =>
      /^electron(-updater)?(\/|$)/u.test(to) && !from.startsWith('main/shell/') && from !== 'preload/index.ts',
  },
  {
    why: 'the engine knows nothing of the shell',
    broken: (from, to) =>
      to.startsWith('main/shell/') && !from.startsWith('main/shell/') && !from.startsWith('test/electron/'),
  },
  {
    why: 'the shell holds no data: it knows the messages of main/engine/wire.ts, the policy for the page, the foot of a printed one, what is asked of its layout, the key that stands in for the system’s store, and how LibreOffice is run',
    broken: (from, to) =>
      from.startsWith('main/shell/') &&
      /^(db|main)\//u.test(to) &&
      !/^main\/(shell\/|page\/|engine\/(wire|key-file)\.ts$|printing\/(page-(label|layout)|libre-office)\.ts$)/u.test(
        to,
      ),
  },
  {
    why: 'the database knows nothing above it',
    broken: (from, to) => from.startsWith('db/') && /^(main|renderer)\//u.test(to),
  },
  {
    why: 'the database packages are for db/ and queries.ts',
    broken: (from, to) => from.startsWith('main/') && databasePackages.test(to) && !queries.test(from),
  },
  {
    why: "a feature calls another feature's service, not its queries",
    broken: (from, to) => {
      const mine = /^main\/features\/([^/]+)\//u.exec(from)?.[1];
      const other = /^main\/features\/([^/]+)\//u.exec(to)?.[1];
      return Boolean(mine && other && mine !== other && queries.test(to));
    },
  },
  {
    why: 'renderer/ui knows no feature',
    broken: (from, to) => from.startsWith('renderer/ui/') && /^renderer\/(features|app)\//u.test(to),
  },
];

const forbiddenNames = /(^|\/)(utils?|helpers?|common)(\/|\.[a-z.]+$)/u;

function* sources(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx|mjs)$/u.test(path)) yield path;
  }
}

/** What the file imports, as paths from the root or packages. */
function imports(file, text) {
  const found = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/gu);
  return [...found].map(([, , name]) =>
    name.startsWith('.')
      ? relative(root, resolve(dirname(join(root, file)), name))
          .split(sep)
          .join('/')
      : name,
  );
}

const problems = [];
for (const folder of ['db', 'main', 'preload', 'renderer', 'scripts', 'test']) {
  for (const file of sources(folder)) {
    if (forbiddenNames.test(file)) problems.push(`${file}: a file is called after what it exports`);
    const text = readFileSync(join(root, file), 'utf8');
    for (const to of imports(file, text)) {
      for (const { why, broken } of rules) if (broken(file, to)) problems.push(`${file} imports ${to}: ${why}`);
    }
    if (file.startsWith('main/') && !queries.test(file) && statement.test(text)) {
      problems.push(`${file} speaks SQL: that is for db/ and queries.ts`);
    }
  }
}

if (problems.length > 0) {
  process.stdout.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
