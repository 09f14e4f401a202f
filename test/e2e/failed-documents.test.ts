/** Many documents of which some do not come out, and some with another form than theirs: the list that says so, and what can be done from there. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentTexts } from '../../renderer/text/documents.ts';
import { outputTexts } from '../../renderer/text/outputs.ts';
import { addDraft, addIssued } from '../support/documents.ts';
import { handedOver, unzipped } from '../support/made-files.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findCutTexts } from '../support/pages/cut-texts.ts';
import { goTo } from '../support/pages/frame.ts';
import { seedOffice } from '../support/steps-seed.ts';
import { paragraph, wordFile } from '../support/word-files.ts';

let home: Home;
let program: Program | null = null;

beforeEach((context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
  // The office's process inherits it: there is no LibreOffice, whatever this computer has.
  process.env.KONTOR_SOFFICE = join(home.root, 'none');
});
afterEach(async () => {
  delete process.env.KONTOR_SOFFICE;
  await program?.close();
  program = null;
  removeHome(home);
});

test.each([
  ['en', 'INT'],
  ['ru', 'RU'],
  ['fr', 'FR'],
] as const)(
  'what was not saved is named with its reason, opens with the list kept, and is saved alone when asked for again, in %s',
  async (language, country) => {
    const running = await browserHost.start(home);
    program = running;
    const screen = await seedOffice(running, language);
    const invoice = screen.say(documentTexts, 'type_invoice');
    const wordForm = async (name: string, text: string) => {
      const file = await handedOver(running, `${name}.docx`, await wordFile(paragraph(text)));
      return (await running.ask('forms.addWord', { file, type: 'invoice', country })).id;
    };
    const template = await wordForm('In Word', 'Invoice {number}');
    const issued = await addIssued(running, 1, { template });
    const draft = await addDraft(running, 1, { template });
    const other = await addIssued(running, 1, { template: await wordForm('Wrong', '{buyer.nmae}') });
    const name = `${invoice} ${issued.number}`;

    await goTo(screen, 'documents');
    await screen.sees(screen.say(documentTexts, 'noNumber'));
    await screen.press('Control+A');
    const zip = await running.save(async () => {
      await screen.click(screen.say(outputTexts, 'printForms'));
      await screen.click(screen.say(outputTexts, 'saveZip'));
    });
    expect([...(await unzipped(zip)).keys()]).toEqual([expect.stringContaining(` ${other.number} `)]);
    await screen.sees(screen.say(outputTexts, 'saveFailed', { count: 2 }));
    await screen.sees('LibreOffice');
    await screen.sees(screen.say(documentTexts, 'draftTitle', { type: invoice }));
    await screen.sees(screen.say(outputTexts, 'stoodIn', { count: 1 }));
    await screen.sees('Wrong');
    expect(await findCutTexts(screen, 'the list')).toEqual([]);
    await screen.clickInDialog(name);
    await screen.sees(screen.say(documentTexts, 'status_issued'));
    await screen.seesNot('LibreOffice');
    expect(await findCutTexts(screen, 'the line that keeps the list')).toEqual([]);

    await running.ask('documents.change', {
      id: draft.id,
      version: draft.version,
      draft: { ...draft, template: null },
    });
    await screen.click(screen.say(outputTexts, 'showList'));
    const second = await running.save(() => screen.clickInDialog(screen.say(outputTexts, 'saveAgain')));
    expect((await unzipped(second)).size).toBe(1);
    await screen.sees(screen.say(outputTexts, 'saveFailed', { count: 1 }));
    await screen.sees(name);
    await screen.clickInDialog(screen.say(outputTexts, 'close'));
    await screen.seesNot(screen.say(outputTexts, 'saveFailed', { count: 1 }));
  },
);
