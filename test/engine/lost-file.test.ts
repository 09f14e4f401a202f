/** A drive that fails under the open file: what SQLite then takes for damage is looked at anew, once, and not told as damage. */
import { expect, test } from 'vitest';
import { DatabaseProblem } from '../../db/database-problem.ts';
import { lostFile } from '../../main/engine/lost-file.ts';
import { officePaths } from '../../main/engine/office-paths.ts';

const paths = officePaths('/office');
const minute = 60_000;

function office({ keeps = true } = {}) {
  let now = 0;
  let openedAnew = 0;
  const lines: string[] = [];
  const understood = lostFile({
    paths: () => paths,
    lost: () => {
      if (keeps) openedAnew += 1;
      return keeps;
    },
    milliseconds: () => now,
    log: (line) => lines.push(line),
  });
  return {
    tells: (problem: 'away' | 'not-kept' | 'damaged' | 'no-space', path = paths.database) => {
      const told = understood(new DatabaseProblem(problem, path));
      return told instanceof DatabaseProblem ? told.problem : told;
    },
    passes: (milliseconds: number) => {
      now += milliseconds;
    },
    openedAnew: () => openedAnew,
    lines,
  };
}

test('what is open on a drive that was away is opened anew each time', () => {
  const { tells, openedAnew } = office();
  expect([tells('away'), tells('away')]).toEqual(['away', 'away']);
  expect(openedAnew()).toBe(2);
});

test('the first damage is a drive that has failed: the file is opened anew, and the log says why', () => {
  const { tells, openedAnew, lines } = office();
  expect(tells('damaged')).toBe('away');
  expect(openedAnew()).toBe(1);
  expect(lines).toEqual([`The open file seems damaged, and is opened anew: damaged: ${paths.database}`]);
});

test('damage that is still there is told as damage, and does not close the office again and again', () => {
  const { tells, openedAnew, passes } = office();
  tells('damaged');
  passes(9 * minute);
  expect(tells('damaged')).toBe('damaged');
  expect(openedAnew()).toBe(1);
  passes(2 * minute);
  expect(tells('damaged')).toBe('away');
  expect(openedAnew()).toBe(2);
});

test('damage that follows trouble with the drive is never taken for damage, however often the drive fails', () => {
  const { tells, openedAnew, passes } = office();
  for (let time = 1; time <= 3; time += 1) {
    expect(tells('not-kept')).toBe('not-kept');
    expect(tells('damaged')).toBe('away');
    expect(openedAnew()).toBe(time);
    passes(minute);
  }
  passes(minute);
  expect(tells('damaged')).toBe('damaged');
});

test('damage of a backup, of an office that is not shared, and everything else is told as it is', () => {
  const shared = office();
  expect(shared.tells('damaged', '/office/backups/office-1.kontor')).toBe('damaged');
  expect(shared.tells('no-space')).toBe('no-space');
  expect(shared.openedAnew()).toBe(0);
  expect(office({ keeps: false }).tells('damaged')).toBe('damaged');
});
