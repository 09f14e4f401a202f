/** An office that is there already, with a client and a product: for tests whose matter begins later. */
import type { Language } from '../../preload/contract/values.ts';
import { addClient } from './documents.ts';
import { companyOf, type TestCountry } from './office.ts';
import type { Program } from './page-hosts.ts';
import { isOpen } from './pages/frame.ts';
import { Screen } from './pages/screen.ts';

const countries: Readonly<Record<Language, TestCountry>> = { en: 'INT', ru: 'RU', fr: 'FR' };

/** The client of these offices. */
export const elysee = { name: 'Café Élysée', part: 'elysee' } as const;

/** Makes the office past the wizard, and shows it. */
export async function seedOffice(program: Pick<Program, 'page' | 'ask'>, language: Language): Promise<Screen> {
  await program.ask('office.create', {
    language,
    country: countries[language],
    company: companyOf[countries[language]],
    logo: null,
    administrator: { name: 'Anna', password: null },
    folder: null,
  });
  await addClient(program, {
    name: elysee.name,
    country: countries[language],
    code: '0007',
    industry: 'food',
    reaches: [{ kind: 'phone', value: '+33 4 72 00 11 22', label: '' }],
  });
  await program.page.reload();
  const screen = new Screen(program.page, language);
  await isOpen(screen);
  return screen;
}
