/** Files that are dropped on a card, and the log that tells of them, narrowed down. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logTexts } from '../../renderer/text/log.ts';
import { timelineTexts } from '../../renderer/text/timeline.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
import { type Screen, until } from '../support/pages/screen.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program;
let screen: Screen;

beforeEach(async (context) => {
  if (browserHost.missing) return context.skip(browserHost.missing);
  home = newHome();
  program = await browserHost.start(home);
  screen = await seedOffice(program, 'en');
  await findAnything(screen, elysee.part, elysee.name);
  await screen.sees(screen.say(timelineTexts, 'timeline'));
});
afterEach(async () => {
  await program?.close();
  if (home) removeHome(home);
});

/** A red square of one pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** Drops files from outside of the browser on what stands in the middle of the card. */
async function drop(files: readonly { readonly name: string; readonly type: string; readonly base64: string }[]) {
  await screen.page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    const target = document.querySelector('.k-timeline') ?? document.querySelector('.k-card-columns');
    for (const type of ['dragenter', 'dragover', 'drop'])
      target?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, files);
}

/** Waits until the engine has exactly these files on the card. */
async function keeps(...names: readonly string[]): Promise<void> {
  await until(`the files ${names.join(', ')}`, async () => {
    const asked = { entity: 'client' as const, id: 1, before: null, limit: 10, kinds: ['file' as const] };
    const { entries } = await program.ask('timeline.of', asked);
    const there = entries.map((entry) => (entry.kind === 'file' ? entry.file.name : '')).sort();
    return there.join() === [...names].sort().join();
  });
}

test('files are dropped on a card: they stand in its timeline, a picture is looked at in place, and equal ones are stored once', async () => {
  const plan = { name: 'plan.png', type: 'image/png', base64: png };
  await drop([plan, { name: 'copy of plan.png', type: 'image/png', base64: png }]);
  await screen.sees('plan.png');
  await screen.sees('copy of plan.png');
  await keeps('plan.png', 'copy of plan.png');
  await screen.click(screen.say(timelineTexts, 'kind_note'));
  await screen.sees(screen.say(timelineTexts, 'nothingOfKind'));
  await screen.click(screen.say(timelineTexts, 'kind_file'));
  await screen.click('plan.png');
  await screen.page.waitForSelector('img[alt="plan.png"]');
  expect(await screen.page.$eval('img[alt="plan.png"]', (image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
});

test('a file over the limit of the office is refused in words, and the others are taken', async () => {
  await program.ask('settings.change', { fileLimit: 1024 * 1024 });
  const large = Buffer.alloc(1_500_000).toString('base64');
  await drop([
    { name: 'film.bin', type: 'application/octet-stream', base64: large },
    { name: 'small.png', type: 'image/png', base64: png },
  ]);
  await screen.sees('small.png');
  await screen.sees('film.bin');
  await screen.seesNot('film.bin · ');
  await keeps('small.png');
});

test('the log is narrowed down by kind and by person', async () => {
  await program.ask('clients.change', { id: 1, version: 1, changes: { note: 'Spring' }, was: { note: '' } });
  await goTo(screen, 'log');
  await screen.sees('Spring');
  await screen.pick(screen.say(logTexts, 'kind'), screen.say(logTexts, 'kind_exports'));
  await screen.seesNot('Spring');
  await screen.pick(screen.say(logTexts, 'kind'), screen.say(logTexts, 'anyKind'));
  await screen.pick(screen.say(logTexts, 'person'), 'Anna');
  await screen.sees('Spring');
});
