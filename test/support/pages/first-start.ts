/** The first start: the wizard from the language to the finished office. */
import type { Language } from '../../../preload/contract/values.ts';
import { controlTexts } from '../../../renderer/text/controls.ts';
import { startTexts } from '../../../renderer/text/start.ts';
import type { Screen } from './screen.ts';

const names: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', fr: 'Français' };

export interface FirstOffice {
  /** The name of the country in the language of the office. */
  readonly country: string;
  /** Fields of the step about the company, by their labels. */
  readonly company: Readonly<Record<string, string>>;
  readonly logo: string;
  readonly bank: Readonly<Record<string, string>>;
  readonly pricesIncludeVat: boolean;
  readonly administrator: string;
}

/** Takes a language on the first page; what comes back speaks it. */
export async function chooseLanguage(screen: Screen, language: Language): Promise<Screen> {
  await screen.tick(names[language]);
  const next = screen.in(language);
  await next.sees(next.say(startTexts, 'welcome'));
  return next;
}

/** Shows every step of the wizard with as little as it takes; makes no office. */
export async function tourFirstStart(screen: Screen, stop: (where: string) => Promise<void>): Promise<void> {
  const next = () => screen.click(screen.say(controlTexts, 'next'));
  await stop('first start: language');
  await screen.choose(screen.say(startTexts, 'begin'));
  await screen.sees(screen.say(startTexts, 'countryText'));
  await stop('first start: country');
  await next();
  await screen.fill(screen.say(startTexts, 'name'), 'A & B');
  await stop('first start: company');
  await next();
  await screen.sees(screen.say(startTexts, 'bankText'));
  await stop('first start: bank');
  await next();
  await screen.sees(screen.say(startTexts, 'folderText'));
  await stop('first start: folder');
  await next();
  await screen.fill(screen.say(startTexts, 'yourName'), 'Anna');
  await stop('first start: you');
  await next();
  await screen.sees(screen.say(startTexts, 'lastTitle'));
  await stop('first start: last step');
}

/** Goes through the wizard to the end; answers the summary that stood on its last step. */
export async function makeOffice(screen: Screen, office: FirstOffice): Promise<string> {
  const next = () => screen.click(screen.say(controlTexts, 'next'));
  await screen.choose(screen.say(startTexts, 'begin'));
  await screen.sees(screen.say(startTexts, 'countryText'));
  await screen.choose(office.country);
  await next();
  await screen.sees(screen.say(startTexts, 'companyText'));
  for (const [label, text] of Object.entries(office.company)) await screen.fill(label, text);
  await screen.upload(office.logo);
  // The same picture can be taken again after it was put away.
  await screen.click(screen.say(startTexts, 'logoRemove'));
  await screen.upload(office.logo);
  await screen.element({ what: 'button', name: screen.say(startTexts, 'logoRemove') });
  await next();
  await screen.sees(screen.say(startTexts, 'bankText'));
  for (const [label, text] of Object.entries(office.bank)) await screen.fill(label, text);
  await screen.set(screen.say(startTexts, 'pricesIncludeVat'), office.pricesIncludeVat);
  await next();
  await screen.sees(screen.say(startTexts, 'folderText'));
  await next();
  await screen.fill(screen.say(startTexts, 'yourName'), office.administrator);
  await next();
  await screen.sees(screen.say(startTexts, 'lastTitle'));
  const summary = await screen.text();
  await screen.click(screen.say(startTexts, 'finish'));
  return summary;
}
