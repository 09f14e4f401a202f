/** What the running program knows of itself. */
import { join } from 'node:path';
import { z } from 'zod';
import type { Program } from './office-file.ts';

const Package = z.object({ version: z.string() });
const Build = z.object({ builtOn: z.string() });

/** Version and day of the build; a program that runs from its sources was built today. */
export function programOf(root: string, read: (path: string) => string): Program {
  const { version } = Package.parse(JSON.parse(read(join(root, 'package.json'))));
  return { root, version, builtOn: builtOn(root, read) };
}

function builtOn(root: string, read: (path: string) => string): string {
  try {
    return Build.parse(JSON.parse(read(join(root, 'out', 'build.json')))).builtOn;
  } catch {
    return new Date().toISOString().slice(0, 10);
  }
}
