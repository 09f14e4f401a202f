/** Counts what the tests came to, for `npm test`: one file of JSON at the path in `KONTOR_TEST_RESULT`. */
import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/** What `scripts/test.mjs` reads. */
interface Result {
  passed: number;
  failed: number;
  /** Each test that did not run, by its full name, with the reason that it gave. */
  skipped: { name: string; reason: string }[];
  /** Each test that failed the first time, by its full name. */
  unsteady: string[];
}

export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const result: Result = { passed: 0, failed: unhandled.length, skipped: [], unsteady: [] };
    for (const module of modules) {
      // A file that cannot be loaded, or whose setting up failed, is a failure of its own.
      result.failed += module.errors().length;
      for (const suite of module.children.allSuites()) result.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const outcome = test.result();
        const name = `${module.relativeModuleId} > ${test.fullName}`;
        if (test.diagnostic()?.flaky) result.unsteady.push(name);
        if (outcome.state === 'passed') result.passed += 1;
        else if (outcome.state === 'failed') result.failed += 1;
        else {
          const reason = (outcome.state === 'skipped' && outcome.note) || 'no reason given';
          result.skipped.push({ name, reason });
        }
      }
    }
    const file = process.env.KONTOR_TEST_RESULT;
    if (file) writeFileSync(file, JSON.stringify(result));
  }
}
